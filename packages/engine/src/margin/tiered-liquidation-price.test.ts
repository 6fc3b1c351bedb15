import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MarginTiers } from './margin-tiers.ts';
import { sampleTiers, THREE_TIERS, tiersFrom } from './sample-tiers.ts';
import { tierMargin } from './tier-margin.ts';
import { type IsolatedPosition, tieredLiquidationPrice } from './tiered-liquidation-price.ts';

const found = (tiers: MarginTiers, position: IsolatedPosition) => {
  const answer = tieredLiquidationPrice(tiers, position);
  if ('problem' in answer) throw new Error(answer.problem.message);
  return answer;
};
const long = { side: 1, quantity: 60, entryPrice: 100, collateralAmount: 1000 } as const;
const short = { ...long, side: -1, quantity: 40 } as const;

describe('a long of 6,000 that falls into the tier below', () => {
  test('is liquidated by the tier it has reached, not by the one it was opened in', () => {
    // Tier 1: (1200 + 10 - 6000) / (60 (0.02 - 1)), a notional of 4,888; tier 2: (1200 + 410 - 6000) / (60 (0.1 - 1)).
    const price = found(THREE_TIERS, { ...long, collateralAmount: 1200 });
    expect(price).toMatchObject({ tierAtEntry: 2, tierAtLiquidation: 1, reason: null });
    expect(price.liquidationPrice).toBeCloseTo(4790 / 58.8, 12);
    expect(price.entryTierPrice).toBeCloseTo(4390 / 54, 12);
  });
});

test('a short that grows into a higher tier is liquidated sooner than its own tier says', () => {
  const price = found(THREE_TIERS, { ...short, collateralAmount: 1500 });
  expect(price).toMatchObject({ tierAtEntry: 1, tierAtLiquidation: 2 });
  expect(price.liquidationPrice ?? 0).toBeLessThan(price.entryTierPrice ?? 0);
});

describe('there is no liquidation price', () => {
  test('for a long whose collateral covers all it can lose', () => {
    const price = found(THREE_TIERS, { ...long, collateralAmount: 6000 });
    expect(price).toMatchObject({ liquidationPrice: null, tierAtLiquidation: null, reason: 'NO_POSITIVE_ROOT' });
  });

  test('for a short whose debt is more than it can ever gain', () => {
    expect(found(THREE_TIERS, { ...short, collateralAmount: -4000 }).reason).toBe('NO_POSITIVE_ROOT');
  });

  test('for a position of nothing', () => {
    const nothing = found(THREE_TIERS, { ...long, quantity: 0, collateralAmount: -5 });
    expect(nothing).toMatchObject({ liquidationPrice: null, reason: 'NO_POSITIVE_ROOT', entryTierPrice: null });
  });

  test('for a short that would leave the last tier first', () => {
    const price = found(THREE_TIERS, { ...short, collateralAmount: 30_000 });
    expect(price).toMatchObject({ liquidationPrice: null, tierAtLiquidation: null, reason: 'TIER_EXCEEDED' });
  });
});

test('a position opened beyond the last tier is said to be', () => {
  const price = found(THREE_TIERS, { ...long, quantity: 201, collateralAmount: 2000 });
  expect(price).toMatchObject({ tierAtEntry: null, entryTierPrice: null, reason: 'TIER_EXCEEDED' });
});

test('numbers that are none are refused', () => {
  for (const bad of [{ quantity: -1 }, { entryPrice: -1 }, { collateralAmount: Number.NaN }, { quantity: 1e308 }])
    expect(tieredLiquidationPrice(THREE_TIERS, { ...long, ...bad })).toMatchObject({
      problem: { code: 'BAD_PARAMETER' },
    });
});

const positions = fc.record({
  side: fc.constantFrom(1 as const, -1 as const),
  quantity: fc.double({ min: 0.01, max: 50, noNaN: true }),
  entryPrice: fc.double({ min: 1, max: 200, noNaN: true }),
  leverage: fc.double({ min: 1.1, max: 100, noNaN: true }),
});
const opened = ({
  leverage,
  ...position
}: {
  side: 1 | -1;
  quantity: number;
  entryPrice: number;
  leverage: number;
}) => ({
  ...position,
  collateralAmount: (position.quantity * position.entryPrice) / leverage,
});

test('at the liquidation price equity is the maintenance margin of the tier it is in', () => {
  fc.assert(
    fc.property(sampleTiers, positions, (tiers, drawn) => {
      const position = opened(drawn);
      const { liquidationPrice: price, tierAtLiquidation } = found(tiers, position);
      if (price === null) return;
      const notional = position.quantity * price;
      const equity = position.collateralAmount + position.side * position.quantity * (price - position.entryPrice);
      // The last ulp of the notional may be across a floor or the last cap: margin is continuous, so the tier is given.
      const tier = tierAtLiquidation ?? 0;
      const margin = (tiers.maintenanceRatio[tier] ?? 0) * notional - (tiers.deductionAmount[tier] ?? 0);
      const scale = notional + position.quantity * position.entryPrice;
      expect(price).toBeGreaterThan(0);
      expect(Math.abs(equity - margin)).toBeLessThan(1e-11 * scale);
      expect(notional).toBeGreaterThanOrEqual((tiers.floorNotional[tier] ?? 0) - 1e-11 * scale);
      expect(notional).toBeLessThanOrEqual((tiers.capNotional[tier] ?? 0) + 1e-11 * scale);
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('the root is found where a scan of every tier finds it, and nowhere else', () => {
  fc.assert(
    fc.property(sampleTiers, positions, (tiers, drawn) => {
      const position = opened(drawn);
      const { side, quantity, entryPrice, collateralAmount } = position;
      const roots = Array.from(tiers.floorNotional, (floor, tier) => {
        const price =
          (collateralAmount + (tiers.deductionAmount[tier] ?? 0) - side * quantity * entryPrice) /
          (quantity * ((tiers.maintenanceRatio[tier] ?? 0) - side));
        const notional = quantity * price;
        return price > 0 && notional >= floor && notional <= (tiers.capNotional[tier] ?? 0) ? [price] : [];
      }).flat();
      const price = found(tiers, position).liquidationPrice;
      if (roots.length === 0) expect(price).toBeNull();
      else for (const root of roots) expect(price).toBeCloseTo(root, 8);
    }),
    { seed: 4, numRuns: 500 },
  );
});

test('more collateral never moves the price towards the entry, and more leverage never away from it', () => {
  fc.assert(
    fc.property(sampleTiers, positions, (tiers, drawn) => {
      const price = found(tiers, opened(drawn)).liquidationPrice;
      const safer = found(tiers, opened({ ...drawn, leverage: drawn.leverage * 0.9 })).liquidationPrice;
      if (price === null || safer === null) return;
      expect(drawn.side * (price - safer)).toBeGreaterThan(0);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test('a table of one tier gives the price of its flat rate, whatever the size', () => {
  const flat = tiersFrom({
    floorNotional: [0],
    capNotional: [Infinity],
    maintenanceRatio: [0.05],
    maxLeverage: [10],
  });
  const one = found(flat, { side: 1, quantity: 1, entryPrice: 100, collateralAmount: 20 }).liquidationPrice;
  const many = found(flat, { side: 1, quantity: 1e6, entryPrice: 100, collateralAmount: 2e7 }).liquidationPrice;
  expect(one).toBeCloseTo(80 / 0.95, 12);
  expect(many).toBeCloseTo(80 / 0.95, 9);
  expect(tierMargin(flat, 1e12)).toMatchObject({ tier: 0, maintenanceMarginAmount: 5e10 });
});
