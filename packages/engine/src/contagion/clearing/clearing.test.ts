import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContagionModel, checkParameters, linesOf, type Parameters } from '../../index.ts';
import { balanceSheetsOf, shockedSheets } from '../balance-sheets-of.ts';
import { distressNetwork } from '../distress-network.ts';
import { type SampleNetwork, sampleNetworks, snapshotFromSample } from '../sample-networks.ts';
import { eisenbergNoeClearing, rogersVeraartClearing } from './clearing.model.ts';
import { greatestReference, leastReference } from './clearing.reference.ts';

// Clearing as a model of contagion on a snapshot: what its balance sheets are, and what becomes of capital.

function run(model: ContagionModel, network: SampleNetwork, shock: readonly number[], chosen: Parameters = {}) {
  const checked = checkParameters(model, chosen);
  if ('problem' in checked) throw new Error(checked.problem.message);
  const snapshot = snapshotFromSample(network);
  return model.run({ snapshot, shockRatio: Float64Array.from(shock), parameters: checked.parameters });
}

// Bank 0 owes bank 1 10 and has capital of 4; bank 1 has capital of 5 and owes nobody. The smallest balance sheets:
// bank 0 has 14 outside; bank 1 has the claim of 10 and owes 5 outside.
const pair: SampleNetwork = {
  claims: [
    [0, 0],
    [10, 0],
  ],
  equity: [4, 5],
};

describe('a bank that loses', () => {
  test('all of its capital still pays in full: nobody else loses anything', () => {
    const outcome = run(eisenbergNoeClearing, pair, [1, 0]);
    expect([...outcome.lossRatio]).toEqual([1, 0]);
    expect([...(outcome.clearing?.greatestPaymentAmount ?? [])]).toEqual([10, 5]);
    expect(outcome.clearing?.defaultRounds).toEqual([]);
  });
});

describe('default costs', () => {
  // Bank 0 owes 20 to bank 1, has 16 outside and capital of -4: it had failed before. Bank 1 has the claim of 20.
  const failed: SampleNetwork = {
    claims: [
      [0, 0],
      [20, 0],
    ],
    equity: [-4, 10],
  };

  test('are not there in Eisenberg-Noe: the creditor loses what is missing, 4 of its 10', () => {
    const outcome = run(eisenbergNoeClearing, failed, [0, 0]);
    expect(outcome.lossRatio[1]).toBeCloseTo(0.4, 12);
    expect(linesOf(outcome.ledger)).toEqual([
      { round: 1, channel: 'COUNTERPARTY', from: 0, to: 1, amount: expect.closeTo(4, 12) },
    ]);
  });

  test('take a share of what is left in Rogers-Veraart: of 16 the half is paid, and the creditor loses more than it has', () => {
    const outcome = run(rogersVeraartClearing, failed, [0, 0], { alpha: 0.5, beta: 0.5 });
    expect(outcome.clearing?.greatestPaymentAmount[0]).toBeCloseTo(8, 12);
    expect(outcome.lossRatio[1]).toBe(1);
    expect(outcome.uncappedLossRatio[1]).toBeCloseTo(1.2, 12);
  });
});

describe('the second way to settle', () => {
  // Rogers and Veraart (2013), example 3.3: two banks owe each other 2 and 2.2 and have 1 outside each, half of which a
  // default destroys. All pay in full, or nobody does: (2, 2.2) and, here with costs so high that it exists, the other.
  const circle: SampleNetwork = {
    claims: [
      [0, 2.2],
      [2, 0],
    ],
    equity: [1.2, 0.8],
  };

  test('is told apart from the first: with a tenth kept in default, nobody pays because nobody pays', () => {
    const costs = { alpha: 0.1, beta: 0.1 };
    const greatest = run(rogersVeraartClearing, circle, [0, 0], costs);
    const least = run(rogersVeraartClearing, circle, [0, 0], { ...costs, clearingVector: 'LEAST' });
    expect([...greatest.lossAmount]).toEqual([0, 0]);
    expect(greatest.convergence.solution).toBe('GREATEST');
    expect(greatest.clearing?.isUnique).toBe(false);
    expect(least.convergence.solution).toBe('LEAST');
    expect([...least.lossRatio]).toEqual([1, 1]);
    // p0 = 0.1 + 0.1 p1, p1 = 0.1 + 0.1 p0: a ninth each.
    for (const paid of greatest.clearing?.leastPaymentAmount ?? []) expect(paid).toBeCloseTo(1 / 9, 12);
  });
});

test.each([eisenbergNoeClearing, rogersVeraartClearing])('$name pays what the slow reference pays', (model) => {
  const alpha = model === eisenbergNoeClearing ? 1 : 0.7;
  fc.assert(
    fc.property(sampleNetworks, ({ shock, ...network }) => {
      const snapshot = snapshotFromSample(network);
      const { capital } = distressNetwork(snapshot);
      const sheets = shockedSheets(balanceSheetsOf(snapshot, capital), capital, Float64Array.from(shock));
      const isSink = (row: number) => network.equity[row] === null;
      const system = {
        liabilities: network.claims.map((_, debtor) =>
          network.claims.map((line, creditor) => (isSink(debtor) || isSink(creditor) ? 0 : (line[debtor] ?? 0))),
        ),
        externalAssets: Array.from(sheets.externalAssets, (amount) => amount || 0),
        externalLiabilities: Array.from(sheets.externalLiabilities, (amount) => amount || 0),
      };
      const rules = { alpha, beta: alpha, externalRank: 'PARI_PASSU' } as const;
      const { clearing } = run(model, network, shock);
      const check = (found: Float64Array | undefined, expected: ArrayLike<number>) =>
        found?.forEach((paid, row) => {
          if (Number.isNaN(paid)) return;
          expect(Math.abs(paid - (expected[row] ?? Number.NaN))).toBeLessThanOrEqual(1e-9 * Math.max(1, paid));
        });
      check(clearing?.greatestPaymentAmount, greatestReference(system, rules));
      check(clearing?.leastPaymentAmount, leastReference(system, rules));
    }),
    { numRuns: 150, seed: 11 },
  );
});
