import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContagionModel, checkParameters, linesOf, type Parameters } from '../../index.ts';
import { distressLedger } from '../distress-ledger.ts';
import { lossRatios } from '../loss-ratios.ts';
import { type SampleNetwork, sampleNetworks, snapshotFromSample } from '../sample-networks.ts';
import { seniorityLosses } from '../settlement-losses.reference.ts';
import { eisenbergNoeClearing } from './clearing.model.ts';
import { seniorityClearingModel } from './seniority.model.ts';

// Seniority classes as a model of contagion on a snapshot: whose capital bears what is not paid.

function run(
  network: SampleNetwork,
  shock: readonly number[],
  chosen: Parameters = {},
  model = seniorityClearingModel,
) {
  const snapshot = snapshotFromSample(network);
  return model.run({ snapshot, shockRatio: Float64Array.from(shock), parameters: parametersOf(chosen, model) });
}

function parametersOf(chosen: Parameters, model = seniorityClearingModel): Parameters {
  const checked = checkParameters(model as ContagionModel, chosen);
  if ('problem' in checked) throw new Error(checked.problem.message);
  return checked.parameters;
}

// Bank 0 owes 6 senior to bank 1 and 4 subordinated to bank 2; it had failed before, by 5, and so has 5 outside.
const failed: SampleNetwork = {
  claims: [
    [0, 0, 0],
    [6, 0, 0],
    [4, 0, 0],
  ],
  equity: [-5, 10, 10],
  seniorities: [[], ['SENIOR_UNSECURED'], ['SUBORDINATED']],
};

describe('a bank that has 5 and owes 6 senior and 4 subordinated', () => {
  test('pays its senior creditor all of it: the subordinated one loses 4 of its 10, the senior one 1', () => {
    const outcome = run(failed, [0, 0, 0]);
    expect([...outcome.lossAmount]).toEqual([0, expect.closeTo(1, 12), expect.closeTo(4, 12)]);
    expect(linesOf(outcome.ledger)).toEqual([
      { round: 1, channel: 'COUNTERPARTY', from: 0, to: 1, amount: expect.closeTo(1, 12) },
      { round: 1, channel: 'COUNTERPARTY', from: 0, to: 2, amount: expect.closeTo(4, 12) },
    ]);
    expect(outcome.clearing).toMatchObject({ isUnique: true, defaultRounds: [[0]] });
    expect(outcome.clearing?.greatestPaymentAmount[0]).toBeCloseTo(5, 12);
  });

  test('shares it pro rata once seniority is not stated: half of every claim is lost, as in Eisenberg-Noe', () => {
    const unstated = { claims: failed.claims, equity: failed.equity };
    expect([...run(unstated, [0, 0, 0]).lossAmount]).toEqual([0, expect.closeTo(3, 12), expect.closeTo(2, 12)]);
  });
});

describe('creditors outside', () => {
  // Bank 0 has lent 10 to bank 2, which had failed by 4 and pays 6. It owes 3 to bank 1 and, with capital of 2, 5 outside.
  const squeezed: SampleNetwork = {
    claims: [
      [0, 0, 10],
      [3, 0, 0],
      [0, 0, 0],
    ],
    equity: [2, 5, -4],
  };
  test.each([
    ['share 6 with the claim of 3, which loses a quarter', 'SENIOR_UNSECURED', 0.75],
    ['are paid 5 first, and the claim of 3 gets 1', 'BEFORE_ALL', 2],
    ['wait until the claim of 3 is paid', 'SUBORDINATED', 0],
  ])('%s', (_, externalSeniority, lossAmount) => {
    const outcome = run(squeezed, [0, 0, 0], { externalSeniority });
    expect([...outcome.lossAmount]).toEqual([2, expect.closeTo(lossAmount, 12), 0]);
  });
});

test('claims of two ranks on one debtor are one line of the ledger, and each bears its own loss', () => {
  // Of all the debts of bank 1 seven tenths are lost: the junior half whole, of the senior half two fifths.
  const network = {
    capital: Float64Array.of(100, 1),
    leverage: {
      count: 2,
      starts: Uint32Array.of(0, 2, 2),
      columns: Uint32Array.of(1, 1),
      weights: Float64Array.of(0.3, 0.1),
    },
    tranches: { attachment: Float64Array.of(0.5, 0), detachment: Float64Array.of(1, 0.5) },
  };
  const writeDownByRound = [Float64Array.of(0, 0.7), Float64Array.of(0, 0.7)];
  const ledger = distressLedger(network, {
    lossRatioByRound: [Float64Array.of(0, 1), Float64Array.of(0.22, 1)],
    writeDownByRound,
  });
  expect(ledger.linesTo(0)).toEqual([
    { round: 1, channel: 'COUNTERPARTY', from: 1, to: 0, amount: expect.closeTo(22, 12) },
  ]);
  expect(lossRatios(network, Float64Array.of(0, 1), writeDownByRound[0])[0]).toBeCloseTo(0.22, 12);
  expect([...ledger.pairs().from]).toEqual([1]);
});

test('where no seniority is stated every loss is that of Eisenberg-Noe', () => {
  fc.assert(
    fc.property(sampleNetworks, ({ shock, claims, equity }) => {
      const network = { claims, equity };
      const expected = run(network, shock, {}, eisenbergNoeClearing);
      const found = run(network, shock);
      found.lossRatio.forEach((ratio, row) => {
        expect(Math.abs(ratio - (expected.lossRatio[row] ?? Number.NaN))).toBeLessThanOrEqual(1e-9);
      });
      expect(found.clearing?.defaultRounds).toEqual(expected.clearing?.defaultRounds);
    }),
    { numRuns: 150, seed: 11 },
  );
});

test.each(['GREATEST', 'LEAST'])(
  '%s: every loss is what the slow reference leaves unpaid, over capital',
  (clearingVector) => {
    let unequal = 0;
    fc.assert(
      fc.property(sampleNetworks, ({ shock: drawn, ...network }) => {
        // Losses beyond capital are what makes anybody default.
        const shock = drawn.map((ratio) => 3 * ratio);
        const expected = seniorityLosses({ ...network, shock }, parametersOf({ clearingVector }));
        const { lossRatio } = run(network, shock, { clearingVector });
        lossRatio.forEach((ratio, row) => {
          expect(Math.abs(ratio - (expected[row] ?? Number.NaN))).toBeLessThanOrEqual(1e-9);
        });
        const unstated = { claims: network.claims, equity: network.equity };
        if (run(unstated, shock, { clearingVector }).lossRatio.some((ratio, row) => ratio !== lossRatio[row]))
          unequal++;
      }),
      { numRuns: 300, seed: 12 },
    );
    // Ranks matter often enough for the promise to mean something.
    expect(unequal).toBeGreaterThan(30);
  },
);
