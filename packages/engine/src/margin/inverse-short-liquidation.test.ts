import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inverseShortLiquidation } from './inverse-short-liquidation.ts';

const priceOf = (entryPrice: number, leverage: number, maintenanceRatio: number) => {
  const found = inverseShortLiquidation({ entryPrice, leverage, maintenanceRatio });
  if ('problem' in found) throw new Error(found.problem.message);
  return found.liquidationPrice;
};

test('a short at 110,000 with leverage of two and ten per cent of margin is liquidated at 183,333', () => {
  expect(priceOf(110_000, 2, 0.1)).toBeCloseTo(183_333.333, 3);
});

test('a short without leverage and without maintenance margin is never liquidated', () => {
  expect(priceOf(100, 1, 0)).toBeNull();
  expect(priceOf(100, 0.5, 0.1)).toBeNull();
});

test('at the price found, collateral and profit in base come to the maintenance margin, above the entry price', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 50 }), fc.integer({ min: 0, max: 150 }), (leverage, points) => {
      const maintenanceRatio = points / 10_000;
      const price = priceOf(100, leverage, maintenanceRatio) ?? Number.NaN;
      const equity = 1 / (100 * leverage) + (1 / price - 1 / 100);
      expect(equity).toBeCloseTo(maintenanceRatio / 100, 12);
      expect(price).toBeGreaterThan(100);
    }),
    { seed: 26 },
  );
});

test('margin of the whole collateral is liquidated at the open, and a price of zero is refused', () => {
  const position = { entryPrice: 100, leverage: 10, maintenanceRatio: 0.1 };
  expect(inverseShortLiquidation(position)).toMatchObject({ problem: { code: 'AT_OPEN' } });
  expect(inverseShortLiquidation({ ...position, entryPrice: 0 })).toMatchObject({ problem: { path: ['entryPrice'] } });
  expect(inverseShortLiquidation({ ...position, leverage: 0 })).toMatchObject({ problem: { path: ['leverage'] } });
});
