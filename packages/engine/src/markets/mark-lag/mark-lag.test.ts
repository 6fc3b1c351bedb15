import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MarginPosition } from '../margin-position.ts';
import { laggedLiquidation, type MarkRule } from './mark-lag.ts';

const LONG: MarginPosition = {
  side: 1,
  quantity: 10,
  entryPrice: 100,
  collateralAmount: 20,
  maintenanceRatio: 0.005,
};
const on = (path: readonly number[], rule: Partial<MarkRule> = {}, position = LONG) => {
  const found = laggedLiquidation(path, position, { lagTicks: 0, newestWeight: 1, ...rule });
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};
const FALLING = Array.from({ length: 41 }, (_, tick) => 100 - tick / 4);

describe('a bank that is long at 50 times leverage while the price falls a quarter per tick', () => {
  test('is closed at 98.25 with 2.5 left, where equity is first below half a per cent', () => {
    expect(on(FALLING)).toEqual({ tick: 7, mark: 98.25, executionPrice: 98.25, residualAmount: 2.5, deficitAmount: 0 });
  });

  test('is closed a quarter lower for every tick the mark is late, at the price of the day', () => {
    expect(on(FALLING, { lagTicks: 4 })).toMatchObject({
      tick: 11,
      mark: 98.25,
      executionPrice: 97.25,
      deficitAmount: 7.5,
    });
  });

  test('is closed by a smoothed mark of what was known, where the mark is both late and smooth', () => {
    // Known: 100, 100, 100, 96; marks: 100, 100, 100, 98, at which 20 of collateral are lost. At 96 another 20 are.
    expect(on([100, 100, 96, 96, 96], { lagTicks: 1, newestWeight: 0.5 })).toEqual({
      ...{ tick: 3, mark: 98, executionPrice: 96, residualAmount: -20, deficitAmount: 20 },
    });
  });

  test('loses no less beyond its collateral the later or the smoother the mark', () => {
    const deficits = (rules: readonly Partial<MarkRule>[]) => rules.map((rule) => on(FALLING, rule).deficitAmount);
    const byLag = deficits(Array.from({ length: 12 }, (_, lagTicks) => ({ lagTicks })));
    const byWeight = deficits([1, 0.7, 0.5, 0.3, 0.2].map((newestWeight) => ({ newestWeight })));
    for (const series of [byLag, byWeight]) {
      expect([...series].sort((left, right) => left - right)).toEqual(series);
      expect(series.at(-1)).toBeGreaterThan(0);
    }
  });
});

test('a wick liquidates late under a lag, at the price that has come back, and not at all under a smooth mark', () => {
  const wick = [100, 100, 97, 100, 100, 100];
  expect(on(wick)).toMatchObject({ tick: 2, executionPrice: 97 });
  expect(on(wick, { lagTicks: 2 })).toMatchObject({ tick: 4, executionPrice: 100, residualAmount: 20 });
  expect(on(wick, { newestWeight: 0.3 })).toMatchObject({ tick: null, executionPrice: null, deficitAmount: 0 });
});

test('a liquidation is at the first mark at which equity is below maintenance, long or short', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 90, max: 110 }), { minLength: 1, maxLength: 30 }),
      fc.constantFrom(1 as const, -1 as const),
      fc.integer({ min: 0, max: 5 }),
      (path, side, lagTicks) => {
        const marks = path.map((_, tick) => path[Math.max(0, tick - lagTicks)] ?? 0);
        const first = marks.findIndex((mark) => 20 + side * 10 * (mark - 100) < 0.05 * mark);
        expect(on(path, { lagTicks }, { ...LONG, side }).tick).toBe(first < 0 ? null : first);
      },
    ),
    { seed: 15 },
  );
});

test('a path with a price of zero, none at all, and half a tick of lag are refused', () => {
  const rule = { lagTicks: 0, newestWeight: 1 };
  expect(laggedLiquidation([100, 0], LONG, rule)).toMatchObject({ problem: { path: ['path', '1'] } });
  expect(laggedLiquidation([], LONG, rule)).toMatchObject({ problem: { path: ['path'] } });
  expect(laggedLiquidation([1], LONG, { ...rule, lagTicks: 0.5 })).toMatchObject({ problem: { path: ['lagTicks'] } });
});
