import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkParameters, linesOf, originsOf, type Parameters } from '../../index.ts';
import { fundingRunLosses } from '../funding-losses.reference.ts';
import { type SampleNetwork, sampleNetworks, snapshotFromSample } from '../sample-networks.ts';
import { fundingRunModel } from './funding-run.model.ts';

// The funding run as a model of contagion on a snapshot: what shortfalls cost, and whose recalls caused them.

function run(network: SampleNetwork, shock: readonly number[], chosen: Parameters = {}) {
  const snapshot = snapshotFromSample(network);
  return fundingRunModel.run({ snapshot, shockRatio: Float64Array.from(shock), parameters: parametersOf(chosen) });
}

function parametersOf(chosen: Parameters): Parameters {
  const checked = checkParameters(fundingRunModel, chosen);
  if ('problem' in checked) throw new Error(checked.problem.message);
  return checked.parameters;
}

// Bank 0 has lent 10 to bank 1, bank 1 has lent 20 to bank 2, each has capital of 10: total assets of 10, 20 and 30.
const chain: SampleNetwork = {
  claims: [
    [0, 10, 0],
    [0, 0, 20],
    [0, 0, 0],
  ],
  equity: [10, 10, 10],
};
// Liquid assets of 1, 2 and 3, collateral of 5, 10 and 15; a shortfall of 1 is met by selling what is worth 1.25.
const rules = {
  liquidAssetsRatio: 0.1,
  repoRatio: 0.5,
  haircutRiseRatio: 0.4,
  withdrawalRatio: 0.5,
  recallRatio: 0.5,
  saleDiscountRatio: 0.2,
};
const funding = (round: number, from: number, to: number, amount: number) => ({
  round,
  channel: 'FUNDING',
  from,
  to,
  amount: expect.closeTo(amount, 12),
});

describe('a bank that lost half of its capital', () => {
  test('is asked for collateral, hoards, and its recalls leave its debtor short, and that one’s the next', () => {
    // Bank 0 has 1 and must put up 0.4 x 5: short by 1. It recalls 5 from bank 1, which has 2: short by 3. Bank 1 recalls
    // 10 from bank 2, which has 3: short by 7. Each loses a quarter of its shortfall.
    const outcome = run(chain, [0.5, 0, 0], rules);
    expect([...outcome.lossAmount]).toEqual([5.25, 0.75, 1.75].map((amount) => expect.closeTo(amount, 12)));
    expect(linesOf(outcome.ledger)).toEqual([
      { round: 0, channel: 'SHOCK', from: -1, to: 0, amount: 5 },
      funding(1, 0, 0, 0.25),
      funding(2, 0, 1, 0.75),
      funding(3, 1, 2, 1.75),
    ]);
    expect(originsOf(outcome, 2).parts).toEqual([{ row: 0, amount: expect.closeTo(1.75, 12) }]);
    expect(outcome.convergence).toMatchObject({ converged: true, rounds: 3, residual: 0 });
  });

  test('loses funding at once to the bank that has lent to it', () => {
    // Bank 1 has 2, must put up 0.4 x 10, and bank 0 withdraws half of 10: short by 7.
    const outcome = run(chain, [0, 0.5, 0], rules);
    expect(outcome.lossAmount[1]).toBeCloseTo(5 + 1.75, 12);
    expect(outcome.ledger.linesTo(1)[1]).toEqual(funding(1, 1, 1, 1.75));
  });

  test('is left alone where it lost less than creditors mind', () => {
    expect([...run(chain, [0.499, 0, 0], rules).lossAmount]).toEqual([4.99, 0, 0]);
  });

  test('costs nobody anything where assets are sold at their value', () => {
    expect([...run(chain, [0.5, 0, 0], { ...rules, saleDiscountRatio: 0 }).lossAmount]).toEqual([5, 0, 0]);
  });
});

describe('haircuts that rise for every bank', () => {
  test('leave all short at once without a shock, and their recalls cost each other more', () => {
    // 0.3 of 5, 10 and 15 are asked for where 1, 2 and 3 are liquid: short by 0.5, 1 and 1.5. Then bank 0 recalls 5 from
    // bank 1 and bank 1 10 from bank 2: short by 6 and 11.5. Each loses a quarter of its shortfall.
    const outcome = run(chain, [0, 0, 0], { ...rules, repoHaircutRatio: 0.3 });
    expect([...outcome.lossAmount]).toEqual([0.125, 1.5, 2.875].map((amount) => expect.closeTo(amount, 12)));
    expect(linesOf(outcome.ledger)).toEqual([
      funding(1, 0, 0, 0.125),
      funding(1, 1, 1, 0.25),
      funding(1, 2, 2, 0.375),
      funding(2, 0, 1, 1.25),
      funding(2, 1, 2, 2.5),
    ]);
    // A sixth of what bank 1 lost began with itself.
    expect(originsOf(outcome, 2).parts).toEqual([
      { row: 0, amount: expect.closeTo((2.5 * 5) / 6, 12) },
      { row: 1, amount: expect.closeTo(2.5 / 6, 12) },
      { row: 2, amount: expect.closeTo(0.375, 12) },
    ]);
  });

  test('cost nobody anything where liquid assets just cover them', () => {
    expect([...run(chain, [0, 0, 0], { ...rules, repoHaircutRatio: 0.2 }).lossAmount]).toEqual([0, 0, 0]);
  });

  test('come on top of what a bank in distress is asked for', () => {
    // Bank 0 has 1 and must put up (0.1 + 0.4) x 5: short by 1.5.
    const outcome = run(chain, [0.5, 0, 0], { ...rules, repoHaircutRatio: 0.1 });
    expect(outcome.ledger.linesTo(0)[1]).toEqual(funding(1, 0, 0, 0.375));
  });
});

test('rounds beyond those shown are one last round, booked to the same banks', () => {
  const all = run(chain, [0.5, 0, 0], rules);
  const few = run(chain, [0.5, 0, 0], { ...rules, maxRounds: 1 });
  expect([...few.lossAmount]).toEqual([...all.lossAmount]);
  expect(linesOf(few.ledger).slice(1)).toEqual([
    funding(1, 0, 0, 0.25),
    funding(2, 0, 1, 0.75),
    funding(2, 1, 2, 1.75),
  ]);
});

test('every loss is what the exact reference is short of, sold at the usual discount', () => {
  let spread = 0;
  fc.assert(
    fc.property(sampleNetworks, ({ shock, claims, equity }) => {
      const outcome = run({ claims, equity }, shock);
      const expected = fundingRunLosses({ claims, equity, shock }, parametersOf({}));
      outcome.lossRatio.forEach((loss, row) => {
        expect(Math.abs(loss - (expected[row] ?? Number.NaN))).toBeLessThanOrEqual(1e-9);
      });
      if (outcome.lossRatio.some((loss, row) => loss > 0 && shock[row] === 0)) spread++;
    }),
    { numRuns: 300, seed: 5 },
  );
  expect(spread).toBeGreaterThan(100);
});
