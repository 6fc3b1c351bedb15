import { openStore, type StoredRun } from '@faultline/store';
import { expect, onTestFinished, test } from 'vitest';
import { connect, testDatabase } from '../database/test-database.ts';
import { batchesOf, dataset } from '../database/two-banks.ts';

// Runs whose rounds are too long to be sent in one piece, beside runs whose rounds are not.

const local = { tenant: 'local' };

async function storeWithSnapshot() {
  const database = await testDatabase();
  const store = openStore(database);
  onTestFinished(() => store.close());
  await store.importDataset(local, dataset, batchesOf());
  const { id = '' } = (await store.findSnapshot(local, { slug: dataset.slug })) ?? {};
  return { database, store, snapshotId: id };
}

/** Rounds in which every figure is another one, the first and the last the hardest to write. */
function runOf(snapshotId: string, digit: string, { institutions, rounds }: { institutions: number; rounds: number }) {
  const round = (number: number) =>
    Float64Array.from({ length: institutions }, (_, row) =>
      row === 0 ? Number.MIN_VALUE : (row + 1) / (number + row + Math.PI),
    );
  const run: StoredRun = {
    digest: digit.repeat(64),
    snapshotId,
    engineVersion: '1',
    model: 'debtRankLinear',
    modelVersion: '1',
    parameters: { maxRounds: 25 },
    shock: [{ institution: 'alpha', lossRatio: 0.1 + 0.2 }],
    without: [1, 2],
    solved: {
      lossRatioByRound: Array.from({ length: rounds }, (_, number) => round(number)),
      writeDownByRound: Array.from({ length: rounds }, (_, number) => round(-number)),
      convergence: {
        solution: 'LEAST',
        converged: true,
        rounds,
        residual: 1e-300,
        tolerance: 1e-12,
        spectralRadius: null,
      },
    },
  };
  return run;
}

test.each([
  ['one bank', { institutions: 1, rounds: 1 }],
  ['nobody', { institutions: 0, rounds: 2 }],
  ['thirty thousand banks', { institutions: 30_000, rounds: 3 }],
])(
  'a run of %s comes back with every digit, and is there once however often it is saved at the same moment',
  async (_, size) => {
    const { store, database, snapshotId } = await storeWithSnapshot();
    const run = runOf(snapshotId, 'a', size);
    await Promise.all([1, 2, 3].map(() => store.saveRun(local, run)));
    await store.saveRun(local, { ...run, engineVersion: '2' });
    expect(await store.findRun(local, run.digest)).toEqual(run);
    expect(await store.findRun({ tenant: 'public' }, run.digest)).toBeNull();
    const [row] = await connect(database.ownerUrl)<{ count: number; left: number }[]>`
    SELECT count(*)::int AS count, (SELECT count(*)::int FROM pg_class WHERE relname = 'sent_rounds') AS left FROM runs`;
    expect(row).toEqual({ count: 1, left: 0 });
  },
);

test('several large runs saved at the same moment keep their own rounds each', async () => {
  const { store, snapshotId } = await storeWithSnapshot();
  const runs = ['b', 'c', 'd', 'e'].map((digit, place) =>
    runOf(snapshotId, digit, { institutions: 30_000 + place, rounds: 3 + place }),
  );
  await Promise.all(runs.map((run) => store.saveRun(local, run)));
  for (const run of runs) expect(await store.findRun(local, run.digest)).toEqual(run);
});

test('a run of before write-downs were kept comes back without any', async () => {
  const { store, database, snapshotId } = await storeWithSnapshot();
  const run = runOf(snapshotId, 'f', { institutions: 3, rounds: 2 });
  await store.saveRun(local, run);
  await connect(database.ownerUrl).unsafe(
    `ALTER TABLE runs NO FORCE ROW LEVEL SECURITY; UPDATE runs SET write_downs = NULL`,
  );
  expect(await store.findRun(local, run.digest)).toEqual({ ...run, solved: { ...run.solved, writeDownByRound: [] } });
});
