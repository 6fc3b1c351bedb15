import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { profitHaircuts } from './profit-haircuts.ts';

const cut = (profits: readonly number[], deficit: number) => {
  const found = profitHaircuts(profits, deficit);
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

describe('winners of 100, 60, 30, 10 and nothing who have to cover 50', () => {
  const found = cut([100, 60, 30, 10, 0], 50);

  test('keep at most 55 each by water filling', () => {
    expect([...found.waterFillAmount]).toEqual([45, 5, 0, 0, 0]);
    expect(found.waterLevelAmount).toBe(55);
  });

  test('give up a quarter each pro rata', () => {
    expect([...found.proRataAmount]).toEqual([25, 15, 7.5, 2.5, 0]);
  });

  test('lose a position of 100 to a queue of whole positions, 50 more than needed', () => {
    expect(found).toMatchObject({ closedWholeProfitAmount: 100, overshootAmount: 50, uncoveredAmount: 0 });
  });
});

test('a deficit beyond all profits takes them all and leaves the rest uncovered', () => {
  const found = cut([3, 4], 10);
  expect([...found.waterFillAmount]).toEqual([3, 4]);
  expect([...found.proRataAmount]).toEqual([3, 4]);
  expect(found).toMatchObject({
    waterLevelAmount: 0,
    closedWholeProfitAmount: 7,
    overshootAmount: 0,
    uncoveredAmount: 3,
  });
  expect(cut([], 5)).toMatchObject({ waterLevelAmount: 0, uncoveredAmount: 5, overshootAmount: 0 });
  expect(cut([0, 0], 0)).toMatchObject({ waterLevelAmount: 0, uncoveredAmount: 0 });
});

test('no deficit takes nothing from anybody', () => {
  const found = cut([2, 5], 0);
  expect([...found.waterFillAmount, ...found.proRataAmount]).toEqual([0, 0, 0, 0]);
  expect(found).toMatchObject({ waterLevelAmount: 5, closedWholeProfitAmount: 0, overshootAmount: 0 });
});

test('haircuts add up to what is covered, exceed no profit, and water filling leaves the smallest largest profit', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.integer({ min: 0, max: 1000 }).map((sevenths) => sevenths / 7),
        { maxLength: 15 },
      ),
      fc.integer({ min: 0, max: 5000 }),
      (profits, deficit) => {
        const found = cut(profits, deficit);
        const total = profits.reduce((sum, profit) => sum + profit, 0);
        for (const haircuts of [found.waterFillAmount, found.proRataAmount]) {
          expect(haircuts.reduce((sum, haircut) => sum + haircut, 0)).toBeCloseTo(Math.min(deficit, total), 8);
          haircuts.forEach((haircut, row) => {
            expect(haircut).toBeLessThanOrEqual((profits[row] ?? 0) * (1 + 1e-12));
          });
        }
        const left = (haircuts: Float64Array) =>
          Math.max(0, ...profits.map((profit, row) => profit - (haircuts[row] ?? 0)));
        expect(left(found.waterFillAmount)).toBeLessThanOrEqual(left(found.proRataAmount) + 1e-9);
        expect(found.overshootAmount).toBeGreaterThanOrEqual(0);
        expect(found.overshootAmount).toBeLessThanOrEqual(Math.max(0, ...profits));
      },
    ),
    { seed: 19, numRuns: 500 },
  );
});

test('a loss among the profits, a deficit below zero and profits without end are refused', () => {
  expect(profitHaircuts([1, -1], 1)).toMatchObject({ problem: { path: ['profitAmount', '1'] } });
  expect(profitHaircuts([1], -1)).toMatchObject({ problem: { path: ['deficitAmount'] } });
  expect(profitHaircuts([1e308, 1e308], 1)).toMatchObject({ problem: { code: 'NUMERIC_OVERFLOW' } });
});
