import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marginSpiral, type SpeculatorMarket, speculatorPosition } from './margin-spiral.ts';

const CALM: SpeculatorMarket = {
  fundamentalPrice: 100,
  outsideDemandSlope: 5,
  supply: 100,
  wealthAmount: 800,
  initialPosition: 60,
  referencePrice: 100,
  baseMarginAmount: 10,
  marginSensitivity: 0,
  unconstrainedPosition: 100,
};
const found = (market: SpeculatorMarket) => {
  const spiral = marginSpiral(market);
  if ('problem' in spiral) throw new Error(spiral.problem.message);
  return spiral;
};
const prices = (market: SpeculatorMarket) => found(market).equilibria.map(({ price }) => price);

describe('speculators who lose when prices fall', () => {
  test('hold nothing from a price of 86.7 down, and the market clears at 80 without them', () => {
    // x(p) = (800 + 60 (p - 100)) / 10 falls by 6 per unit of price, faster than outside demand rises: at 80, 5 * 20 = 100.
    expect(prices(CALM)).toEqual([80]);
  });

  test('have the fundamental price, an unstable one below it and a low one where they could hold all supply', () => {
    const fragile = found({ ...CALM, wealthAmount: 1000 });
    // (1000 - 60 z) / 10 + 5 z = 100 has only z = 0; at z = 20 they are gone and outsiders hold 100.
    expect(fragile.equilibria).toEqual([
      { price: 80, isStable: true },
      { price: 100, isStable: false },
    ]);
    const wealthier = found({ ...CALM, wealthAmount: 1050 });
    // 105 - 6 z + 5 z = 100 at z = 5.
    expect(wealthier.equilibria.map(({ isStable }) => isStable)).toEqual([true, false, true]);
    expect(wealthier.equilibria[1]?.price).toBeCloseTo(95, 10);
    expect(wealthier).toMatchObject({ bestPrice: 100, worstPrice: 80, isFragile: true });
  });

  test('have no equilibrium where not even a price of 0 finds enough buyers', () => {
    expect(found({ ...CALM, supply: 1000, unconstrainedPosition: 0 })).toEqual({
      equilibria: [],
      bestPrice: null,
      worstPrice: null,
      isFragile: false,
    });
  });
});

test('margins that rise with the fall make the worst price no better', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 400, max: 2000 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 20 }),
      (wealthAmount, one, other) => {
        const worst = (marginSensitivity: number) =>
          found({ ...CALM, wealthAmount, marginSensitivity: marginSensitivity / 10 }).worstPrice ?? 0;
        expect(worst(Math.max(one, other))).toBeLessThanOrEqual(worst(Math.min(one, other)) + 1e-9);
      },
    ),
    { seed: 14 },
  );
});

test('the set is the whole set: a scan of 20,000 prices sees demand and supply cross at no other', () => {
  let several = 0;
  const markets = fc.record({
    fundamentalPrice: fc.constant(100),
    outsideDemandSlope: fc.integer({ min: 1, max: 100 }).map((tenths) => tenths / 10),
    supply: fc.integer({ min: 80, max: 150 }),
    wealthAmount: fc.integer({ min: -200, max: 3000 }),
    initialPosition: fc.integer({ min: -20, max: 140 }),
    referencePrice: fc.integer({ min: 80, max: 120 }),
    baseMarginAmount: fc.integer({ min: 1, max: 30 }),
    marginSensitivity: fc.integer({ min: 0, max: 20 }).map((tenths) => tenths / 10),
    unconstrainedPosition: fc.integer({ min: 80, max: 200 }),
  });
  fc.assert(
    fc.property(markets, (market) => {
      const spiral = marginSpiral(market);
      if ('problem' in spiral) return;
      const excess = (price: number) =>
        speculatorPosition(market, price) + market.outsideDemandSlope * (100 - price) - market.supply;
      const known = spiral.equilibria.map(({ price }) => price);
      if (known.length > 1) several++;
      for (const price of known) if (price < 100) expect(Math.abs(excess(price))).toBeLessThan(1e-7);
      expect(known.includes(100)).toBe(excess(100) >= 0);
      for (let step = 0; step < 20_000; step++) {
        const [from, to] = [step / 200, (step + 1) / 200];
        if (excess(from) * excess(to) < 0)
          expect(known.some((price) => price > from - 1e-9 && price < to + 1e-9)).toBe(true);
      }
    }),
    { seed: 14, numRuns: 60 },
  );
  expect(several).toBeGreaterThan(3);
});

test('a market in which every price of a range clears, and a margin of nothing, are refused', () => {
  // 100 - 5 z + 5 z = 100 at every price.
  const flat = { ...CALM, wealthAmount: 1000, initialPosition: 50 };
  expect(marginSpiral(flat)).toMatchObject({ problem: { code: 'BAD_PARAMETER', path: ['marginSensitivity'] } });
  expect(marginSpiral({ ...CALM, baseMarginAmount: 0 })).toMatchObject({ problem: { path: ['baseMarginAmount'] } });
});
