import { CONTAGION_MODELS, linesOf } from '@faultline/engine';
import { type ContagionRun, createRunner } from '@faultline/runner';
import { openStore } from '@faultline/store';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { connect, testDatabase } from '../database/test-database.ts';
import { batchesOf, dataset, records } from '../database/two-banks.ts';

const local = { tenant: 'local' };

async function stored(from = records) {
  const database = await testDatabase();
  const store = openStore(database);
  onTestFinished(() => store.close());
  const keptRuns = async () => (await connect(database.ownerUrl)`SELECT digest FROM runs`).length;
  await store.importDataset(local, dataset, batchesOf(from));
  const snapshotRow = await store.findSnapshot(local, { slug: 'two-banks' });
  if (!snapshotRow) throw new Error('the dataset is gone');
  return { store, runner: createRunner(store), snapshotRow, keptRuns };
}

/** Everything a run says, its ledger line by line. */
function told({ outcome: { ledger, ...rest } }: ContagionRun) {
  return { ...rest, lines: linesOf(ledger) };
}

const request = { model: 'debtRankLinear', parameters: {}, shock: [{ institution: 'alpha', lossRatio: 1 }] };

describe('a run', () => {
  test('asked for twice is computed once; found by its id, it has the same digits', async () => {
    const { store, runner, snapshotRow } = await stored();
    const first = await runner.contagion(local, { ...request, snapshotRow });
    const again = await runner.contagion(local, { ...request, snapshotRow });
    if (!('run' in first) || !('run' in again)) throw new Error('the run was refused');
    expect(again.run.stored).toEqual(first.run.stored);
    const found = await createRunner(store).findContagion(local, first.run.stored.digest);
    if (!found) throw new Error('the run is not found');
    expect(told(again.run)).toEqual(told(first.run));
    expect(told(found)).toEqual(told(first.run));
  });

  test('has an id that changes with every input, and not with how the input is written', async () => {
    const { runner, snapshotRow } = await stored();
    const idOf = async (changed: object) => {
      const answer = await runner.contagion(local, { ...request, snapshotRow, ...changed });
      return 'run' in answer ? answer.run.stored.digest : answer.problem.code;
    };
    const usual = await idOf({});
    expect(await idOf({ parameters: { maxRounds: 25 } })).toBe(usual);
    expect(await idOf({ shock: [...request.shock, { institution: 'sovereign-de', lossRatio: 0 }] })).toBe('NO_CAPITAL');
    const others = [
      await idOf({ parameters: { maxRounds: 26 } }),
      await idOf({ shock: [{ institution: 'alpha', lossRatio: 0.5 }] }),
      await idOf({ model: 'debtRankNonlinear' }),
    ];
    expect(new Set([usual, ...others]).size).toBe(4);
  });

  test('B02: with a number that is none is refused, naming the model and the bank, and is not kept', async () => {
    const { store, runner, snapshotRow, keptRuns } = await stored();
    const model = CONTAGION_MODELS.find(({ name }) => name === request.model);
    if (!model) throw new Error('there is no model');
    const honest = model.run;
    const broken = vi.spyOn(model, 'run').mockImplementation((input) => {
      const outcome = honest(input);
      return { ...outcome, lossAmount: outcome.lossAmount.map((amount, row) => (row === 1 ? Number.NaN : amount)) };
    });
    const answer = await runner.contagion(local, { ...request, snapshotRow });
    broken.mockRestore();
    const name = (await store.loadSnapshot(local, snapshotRow))?.institutions.names[1] ?? '';
    expect(answer).toMatchObject({ problem: { code: 'NUMERIC_OVERFLOW' } });
    expect('problem' in answer && answer.problem.message).toContain(name);
    expect('problem' in answer && answer.problem.message).toContain('DebtRank, linear');
    expect(await keptRuns()).toBe(0);
    const later = await runner.contagion(local, { ...request, snapshotRow });
    if (!('run' in later)) throw new Error('the run was refused');
    expect([...later.run.outcome.lossAmount].every(Number.isFinite)).toBe(true);
    expect(await keptRuns()).toBe(1);
  });

  test('B11: is refused where a rate is missing, naming the pair and the day', async () => {
    const { runner, snapshotRow } = await stored({ ...records, fxRates: [] });
    const answer = await runner.contagion(local, { ...request, snapshotRow });
    expect(answer).toMatchObject({
      problem: { code: 'MISSING_FX', message: expect.stringContaining('USD to EUR on 2019-12-31') },
    });
  });

  test('B06: is refused where amounts overflow, and nothing is saved', async () => {
    const huge = records.balanceSheets.map((row) =>
      row.measure === 'CET1' ? { ...row, amount: 1e308 } : { ...row, amount: 1.7e308 },
    );
    const { runner, keptRuns, snapshotRow } = await stored({
      ...records,
      balanceSheets: huge.map((row) => (row.measure === 'EQUITY' ? { ...row, amount: 1.7e308 } : row)),
    });
    const answer = await runner.contagion(local, {
      ...request,
      snapshotRow,
      shock: [
        { institution: 'alpha', lossRatio: 1 },
        { institution: 'beta', lossRatio: 1 },
      ],
    });
    expect(answer).toMatchObject({ problem: { code: 'NUMERIC_OVERFLOW' } });
    expect(await keptRuns()).toBe(0);
  });

  test('of a model or a shock that makes no sense is refused', async () => {
    const { runner, snapshotRow } = await stored();
    const codeOf = async (changed: object) => {
      const answer = await runner.contagion(local, { ...request, snapshotRow, ...changed });
      return 'problem' in answer ? answer.problem.code : null;
    };
    expect(await codeOf({ model: 'crystalBall' })).toBe('BAD_PARAMETER');
    expect(await codeOf({ shock: [...request.shock, ...request.shock] })).toBe('BAD_SHOCK');
    expect(await codeOf({ shock: [{ institution: 'alpha', lossRatio: Number.NaN }] })).toBe('BAD_SHOCK');
    // Beta's equity is negative: it failed before any shock.
    expect(await codeOf({ shock: [{ institution: 'beta', lossRatio: 1 }] })).toBe('NO_CAPITAL');
  });
});

describe('the layout', () => {
  test('is the same for the same snapshot, lies within the frame, and is kept', async () => {
    const { store, runner, snapshotRow } = await stored();
    const layout = await runner.layout(local, snapshotRow);
    if (!layout) throw new Error('there is no layout');
    expect(layout.x).toHaveLength(3);
    for (const coordinate of [...layout.x, ...layout.y]) expect(Math.abs(coordinate)).toBeLessThanOrEqual(1);
    const { digest, layoutVersion } = layout;
    expect(await store.findLayout(local, { digest, layoutVersion })).toEqual(layout);
    const elsewhere = await stored();
    expect(await elsewhere.runner.layout(local, elsewhere.snapshotRow)).toEqual(layout);
  });
});
