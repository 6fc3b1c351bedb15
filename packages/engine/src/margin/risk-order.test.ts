import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AccountStanding, riskOrder, riskQueue } from './risk-order.ts';

const standing = (netCollateralAmount: number, maintenanceAmount: number): AccountStanding => ({
  netCollateralAmount,
  maintenanceAmount,
});
const order = (a: AccountStanding, b: AccountStanding) => {
  const found = riskOrder(a, b);
  if ('problem' in found) throw new Error(found.problem.message);
  return found.aMoreRisky;
};
const queue = (standings: readonly AccountStanding[]) => {
  const found = riskQueue(
    standings.map(({ netCollateralAmount }) => netCollateralAmount),
    standings.map(({ maintenanceAmount }) => maintenanceAmount),
  );
  if ('problem' in found) throw new Error(found.problem.message);
  return [...found];
};
/** Equities and margins of a few sizes, so that ties, zeros and debts meet often; tenths do not add up exactly in binary. */
const standings = fc.record({
  netCollateralAmount: fc.integer({ min: -6, max: 6 }).map((tenths) => tenths / 10),
  maintenanceAmount: fc.integer({ min: 0, max: 6 }).map((tenths) => tenths / 10),
});

test('of two accounts with the same margin the one with less equity goes first', () => {
  expect(order(standing(100, 100), standing(200, 100))).toBe(1);
  expect(order(standing(-50, 100), standing(-60, 100))).toBe(-1);
});

test('of two accounts with the same ratio the one with the larger margin goes first', () => {
  expect(order(standing(100, 50), standing(200, 100))).toBe(-1);
  expect(order(standing(200, 100), standing(200, 100))).toBe(0);
});

test('debts without a position go before everybody, and cash without a position last', () => {
  expect(queue([standing(5, 0), standing(0, 0), standing(1, 100), standing(-1, 0), standing(-1, 1)])).toEqual([
    3, 4, 2, 1, 0,
  ]);
});

test('where equity is positive the higher ratio of margin to equity goes first', () => {
  const positive = fc.record({
    netCollateralAmount: fc.integer({ min: 1, max: 1000 }),
    maintenanceAmount: fc.integer({ min: 1, max: 1000 }),
  });
  fc.assert(
    fc.property(positive, positive, (a, b) => {
      const difference = a.maintenanceAmount / a.netCollateralAmount - b.maintenanceAmount / b.netCollateralAmount;
      if (Math.abs(difference) > 1e-9) expect(order(a, b)).toBe(difference > 0 ? 1 : -1);
    }),
    { seed: 7 },
  );
});

test('it is a total order: of any three, whoever is before the second is before the third', () => {
  fc.assert(
    fc.property(standings, standings, standings, (a, b, c) => {
      expect(order(a, b) + order(b, a)).toBe(0);
      if (order(a, b) >= 0 && order(b, c) >= 0) expect(order(a, c)).toBe(Math.max(order(a, b), order(b, c)));
      if (order(a, b) === 0) expect(a).toEqual(b);
    }),
    { seed: 8, numRuns: 5000 },
  );
});

test('the queue has everybody once, no riskier account behind, and does not depend on how accounts are listed', () => {
  fc.assert(
    fc.property(fc.array(standings, { maxLength: 12 }), (given) => {
      const sorted = queue(given);
      expect([...sorted].sort((left, right) => left - right)).toEqual(given.map((_, row) => row));
      const inOrder = sorted.flatMap((row) => given[row] ?? []);
      inOrder.slice(1).forEach((next, place) => {
        expect(order(inOrder[place] ?? next, next)).toBeGreaterThanOrEqual(0);
      });
      const reversed = [...given].reverse();
      expect(queue(reversed).flatMap((row) => reversed[row] ?? [])).toEqual(inOrder);
    }),
    { seed: 9 },
  );
});

test('amounts that are not numbers, margins below zero and columns of two lengths are refused', () => {
  expect(riskOrder(standing(Number.NaN, 1), standing(1, 1))).toMatchObject({
    problem: { code: 'BAD_PARAMETER', path: ['a', 'netCollateralAmount'] },
  });
  expect(riskOrder(standing(1, 1), standing(1, -1))).toMatchObject({ problem: { path: ['b', 'maintenanceAmount'] } });
  expect(riskQueue([1, 2], [1])).toMatchObject({ problem: { path: ['maintenanceAmount'] } });
  expect(riskQueue([1, Number.POSITIVE_INFINITY], [1, 1])).toMatchObject({
    problem: { path: ['1', 'netCollateralAmount'] },
  });
});
