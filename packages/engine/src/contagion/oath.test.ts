import { canonicalBytes, type NetworkSnapshot, snapshotWithout } from '@faultline/network';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { numberOf } from '../define.ts';
import {
  type ContagionModel,
  type ContagionOutcome,
  causesOf,
  checkParameters,
  linesOf,
  originsOf,
  type Parameters,
  SHOCK,
} from '../index.ts';
import { CONTAGION_MODELS } from './models.ts';
import { contentSum, type SampleNetwork, sampleNetworks, scaled, snapshotFromSample } from './sample-networks.ts';
import { sampleParameters } from './sample-parameters.ts';

// What every registered contagion model swears, whatever the network and the parameters.

const RUNS = { numRuns: 120, seed: 20191231 };

interface Chosen {
  readonly model: ContagionModel;
  readonly parameters: Parameters;
}

function run(chosen: Chosen, snapshot: NetworkSnapshot, shock: readonly number[]): ContagionOutcome {
  return chosen.model.run(inputOf(chosen, snapshot, shock));
}

function inputOf({ model, parameters }: Chosen, snapshot: NetworkSnapshot, shock: readonly number[]) {
  const checked = checkParameters(model, parameters);
  if ('problem' in checked) throw new Error(checked.problem.message);
  return { snapshot, shockRatio: Float64Array.from(shock), parameters: checked.parameters };
}

const close = (found: number, expected: number, scale: number) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(scale)));

const bytes = (outcome: ContagionOutcome) =>
  [
    outcome.lossAmount,
    outcome.lossRatio,
    Float64Array.from(linesOf(outcome.ledger), ({ amount }) => amount),
    ...outcome.lossRatioByRound,
  ].map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString('hex'));

const reversed = ({ claims, equity, seniorities = [] }: SampleNetwork): SampleNetwork => ({
  claims: claims.toReversed().map((row) => row.toReversed()),
  seniorities: seniorities.toReversed().map((row) => row.toReversed()),
  equity: equity.toReversed(),
});

describe.each(CONTAGION_MODELS.map((model) => [model.name, model] as const))('the oath of %s', (_, model) => {
  afterEach(() => vi.unstubAllGlobals());

  const choices = sampleParameters(model);
  // In the least solution institutions fail for no other reason than that all do: without a shock, and so without origin.
  // Haircuts that rise for everybody are a shock of their own: without them, and without a shock, all stays as it is.
  const quietChoices = sampleParameters(model, { clearingVector: 'GREATEST', repoHaircutRatio: 0 });
  type Drawn = SampleNetwork & { readonly shock: readonly number[]; readonly chosen: Chosen };
  const everyNetwork = (promise: (network: Drawn) => void, drawn = choices) =>
    fc.assert(
      fc.property(sampleNetworks, drawn, (network, parameters) =>
        promise({ ...network, chosen: { model, parameters } }),
      ),
      RUNS,
    );

  test('the same banks and shock give the same bytes, without a clock or chance, and leave the snapshot as it was', () => {
    const thrower = () => {
      throw new Error('a model looked at the clock or at chance');
    };
    everyNetwork(({ shock, chosen, ...network }) => {
      const snapshot = snapshotFromSample(network);
      vi.stubGlobal('Date', thrower);
      vi.spyOn(Math, 'random').mockImplementation(thrower);
      const [first, second] = [run(chosen, snapshot, shock), run(chosen, snapshot, shock)];
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
      expect(bytes(second)).toEqual(bytes(first));
      expect(contentSum(canonicalBytes(snapshot))).toBe(snapshot.digest);
    });
  });

  test('renaming the banks renames the answer and changes nothing else', () => {
    everyNetwork(({ shock, chosen, ...network }) => {
      const outcome = run(chosen, snapshotFromSample(network), shock);
      const renamed = run(chosen, snapshotFromSample(reversed(network)), shock.toReversed());
      renamed.lossRatio.toReversed().forEach((ratio, row) => {
        close(ratio, outcome.lossRatio[row] ?? Number.NaN, 1);
      });
    });
  });

  test('a thousand times the currency is a thousand times the loss', () => {
    everyNetwork(({ shock, chosen, ...network }) => {
      const outcome = run(chosen, snapshotFromSample(network), shock);
      const inThousands = run(chosen, snapshotFromSample(scaled(network, 1000)), shock);
      outcome.lossAmount.forEach((loss, row) => {
        close(inThousands.lossAmount[row] ?? Number.NaN, loss * 1000, loss * 1000);
      });
    });
  });

  test('amounts of 1e-9 and of 1e14 give the same loss ratios', () => {
    everyNetwork(({ shock, chosen, ...network }) => {
      const outcome = run(chosen, snapshotFromSample(network), shock);
      for (const factor of [1e-9, 1e14])
        run(chosen, snapshotFromSample(scaled(network, factor)), shock).lossRatio.forEach((ratio, row) => {
          close(ratio, outcome.lossRatio[row] ?? Number.NaN, 1);
        });
    });
  });

  test('no shock, no loss, but what banks that had failed before cost their creditors', () => {
    everyNetwork(({ shock, chosen, ...network }) => {
      fc.pre(!model.startsFromInsolvent || network.equity.every((own) => own === null || own > 0));
      const outcome = run(
        chosen,
        snapshotFromSample(network),
        shock.map(() => 0),
      );
      expect([...outcome.lossAmount].every((loss) => loss === 0)).toBe(true);
      expect(linesOf(outcome.ledger)).toEqual([]);
    }, quietChoices);
  });

  test('the ledger replayed gives every bank its loss, round by round, and nobody loses more than its capital', () => {
    everyNetwork(({ shock, chosen, ...network }) => {
      const outcome = run(chosen, snapshotFromSample(network), shock);
      const { capital, lossRatioByRound } = outcome;
      const lines = linesOf(outcome.ledger);
      const booked = new Float64Array(capital.length);
      lossRatioByRound.forEach((ratios, round) => {
        for (const { from, to, amount, channel } of lines.filter((line) => line.round === round)) {
          expect(from === SHOCK && channel === 'SHOCK').toBe(round === 0);
          booked[to] = (booked[to] ?? 0) + amount;
        }
        ratios.forEach((ratio, row) => {
          const own = capital[row] ?? Number.NaN;
          close(booked[row] ?? 0, own > 0 ? ratio * own : 0, own > 0 ? own : 1);
          expect(ratio).toBeLessThanOrEqual(1);
        });
      });
      expect(lines.every(({ round }) => round < lossRatioByRound.length)).toBe(true);
      // The same lines by institution and by pair.
      for (const row of capital.keys())
        expect(outcome.ledger.linesTo(row)).toEqual(lines.filter(({ to }) => to === row));
      const { from, to, amounts } = outcome.ledger.pairs();
      amounts.forEach((amount, place) => {
        const own = lines.filter((line) => line.from === from[place] && line.to === to[place]);
        close(
          amount,
          own.reduce((sum, line) => sum + line.amount, 0),
          amount,
        );
      });
      close(
        amounts.reduce((sum, amount) => sum + amount, 0),
        outcome.lossAmount.reduce((sum, loss, row) => sum + loss - (outcome.shockLossAmount[row] ?? 0), 0),
        1e3,
      );
    });
  });

  test('the causes of a loss add up to it, and so do its origins, the shocked, those that had failed before, or those haircuts leave short, and what fulfils itself in the least clearing vector', () => {
    everyNetwork(({ shock, chosen, ...network }) => {
      const outcome = run(chosen, snapshotFromSample(network), shock);
      outcome.lossAmount.forEach((loss, row) => {
        const total = (parts: readonly { readonly amount: number }[]) =>
          parts.reduce((sum, { amount }) => sum + amount, 0);
        const { parts, selfFulfillingAmount } = originsOf(outcome, row);
        expect(Math.abs(total(causesOf(outcome, row)) - loss)).toBeLessThanOrEqual(1e-9 * loss);
        expect(Math.abs(total(parts) + selfFulfillingAmount - loss)).toBeLessThanOrEqual(1e-9 * loss);
        expect(selfFulfillingAmount).toBeGreaterThanOrEqual(0);
        if (chosen.parameters.clearingVector !== 'LEAST') expect(selfFulfillingAmount).toBe(0);
        for (const { row: origin } of parts)
          expect(
            (shock[origin] ?? 0) > 0 ||
              (model.startsFromInsolvent && (network.equity[origin] ?? 1) <= 0) ||
              (model.name === 'fundingRun' && numberOf(chosen.parameters, 'repoHaircutRatio') > 0),
          ).toBe(true);
      });
    });
  });

  test('a loss beyond capital costs the shocked bank its capital and no more', () => {
    everyNetwork(({ shock, chosen, ...network }) => {
      const { lossRatio, ledger, capital } = run(
        chosen,
        snapshotFromSample(network),
        shock.map((ratio) => 3 * ratio),
      );
      shock.forEach((ratio, row) => {
        if (3 * ratio >= 1) expect(lossRatio[row]).toBe(1);
      });
      for (const row of capital.keys())
        close(
          ledger.linesTo(row).reduce((sum, { amount }) => sum + amount, 0),
          (lossRatio[row] ?? 0) * (capital[row] ?? 0) || 0,
          capital[row] || 1,
        );
    });
  });

  test('rounds are bounded, never fall, end in the answer, and the residual is reported', () => {
    everyNetwork(({ shock, chosen, ...network }) => {
      const { lossRatioByRound, lossRatio, convergence } = run(chosen, snapshotFromSample(network), shock);
      expect(convergence).toMatchObject({ converged: true, rounds: lossRatioByRound.length - 1 });
      expect(convergence.rounds).toBeLessThanOrEqual(numberOf(chosen.parameters, 'maxRounds') + 1);
      expect(convergence.residual).toBeLessThanOrEqual(convergence.tolerance);
      expect(lossRatioByRound.at(-1)).toEqual(lossRatio);
      for (let round = 1; round < lossRatioByRound.length; round++)
        lossRatioByRound[round]?.forEach((ratio, row) => {
          expect(ratio).toBeGreaterThanOrEqual(lossRatioByRound[round - 1]?.[row] ?? Number.NaN);
        });
    });
  });

  if (model.monotone)
    test('a larger shock gives nobody a smaller loss', () => {
      everyNetwork(({ shock, chosen, ...network }) => {
        const snapshot = snapshotFromSample(network);
        const smaller = run(
          chosen,
          snapshot,
          shock.map((ratio) => ratio / 2),
        ).lossRatio;
        run(chosen, snapshot, shock).lossRatio.forEach((ratio, row) => {
          expect(ratio).toBeGreaterThanOrEqual((smaller[row] ?? 0) - 1e-12);
        });
      });
    });

  test('without a claim is what a fresh run on the banks without it gives', () => {
    everyNetwork(({ shock, chosen, ...network }) => {
      const snapshot = snapshotFromSample(network);
      fc.pre(snapshot.exposures.count > 0);
      // The middle one: its creditor and debtor are anybody's.
      const position = Math.floor(snapshot.exposures.count / 2);
      const debtor = snapshot.exposures.debtors[position] ?? 0;
      const creditor = Array.from({ length: shock.length }, (_, row) => row).findLast(
        (row) => (snapshot.exposures.rowStart[row] ?? 0) <= position,
      );
      const claims = network.claims.map((row, i) =>
        row.map((amount, j) => (i === creditor && j === debtor ? 0 : amount)),
      );
      const counterfactual = run(chosen, snapshotWithout(snapshot, [position], contentSum), shock);
      const fresh = run(chosen, snapshotFromSample({ ...network, claims }), shock);
      expect(bytes(counterfactual)).toEqual(bytes(fresh));
    });
  });

  test('a run replayed from its stored rounds is the same run', () => {
    everyNetwork(({ shock, chosen, ...network }) => {
      const snapshot = snapshotFromSample(network);
      const input = inputOf(chosen, snapshot, shock);
      const outcome = model.run(input);
      const { ledger, ...rest } = model.replay(input, outcome);
      const { ledger: before, ...expected } = outcome;
      expect(rest).toEqual(expected);
      expect(linesOf(ledger)).toEqual(linesOf(before));
    });
  });
});
