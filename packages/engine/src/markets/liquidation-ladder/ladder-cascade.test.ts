import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PerpetualBook } from '../perpetual-cascade/perpetual-book.ts';
import { perpetualCascade } from '../perpetual-cascade/perpetual-cascade.ts';
import {
  bookFromSample,
  FIVE_LONGS,
  plainRules,
  randomLongs,
  sampleBooks,
  sampleRules,
  sampleShocks,
} from '../perpetual-cascade/sample-book.ts';
import { cascadeSurface } from './cascade-surface.ts';
import { ladderCascade } from './ladder-cascade.ts';
import { liquidationLadders } from './liquidation-ladder.ts';
import { liquidationMap } from './liquidation-map.ts';

const laddersOf = (book: PerpetualBook) => {
  const ladders = liquidationLadders(book);
  if ('problem' in ladders) throw new Error(ladders.problem.message);
  return ladders;
};

describe('what banks lose is the same whether every one is asked each round or found on the ladder', () => {
  const impacts = sampleRules.map(({ impact }) => impact);

  test('in any market in which one side falls', () => {
    let [compared, forced] = [0, 0];
    fc.assert(
      fc.property(sampleBooks, impacts, sampleShocks, (book, impact, shockRatio) => {
        const found = ladderCascade(laddersOf(book), {
          initialPrice: 100,
          shockRatio,
          impact,
          insuranceFundAmount: 50,
        });
        if ('problem' in found) return;
        const rules = plainRules(0, { impact, insuranceFundAmount: 50 });
        const swept = perpetualCascade({ book, rules, initialPrice: 100, shockRatio });
        if ('problem' in swept) throw new Error(swept.problem.message);
        compared++;
        if (swept.liquidationRounds > 1) forced++;
        expect(found.liquidatedQuantity).toBe(swept.liquidatedQuantity);
        expect(found.liquidatedCount).toBe(swept.liquidatedAccounts.length);
        expect(found.liquidationRounds).toBe(swept.liquidationRounds);
        expect(found.finalPrice).toBeCloseTo(swept.finalPrice, 10);
        expect(found.badDebtAmount).toBeCloseTo(swept.badDebtAmount, 7);
        expect(found.insuranceFundAmount).toBeCloseTo(swept.insuranceFundAmount, 7);
      }),
      { seed: 8, numRuns: 1500 },
    );
    expect(compared).toBeGreaterThan(300);
    expect(forced).toBeGreaterThan(50);
  });

  test('of 20,000 longs, bit by bit where quantities add up without rounding', () => {
    const book = randomLongs(20_000, 11);
    const market = { initialPrice: 100, insuranceFundAmount: 1000 };
    for (const impactPerUnit of [2 ** -18, 2 ** -14, 2 ** -12]) {
      const impact = { law: 'LINEAR' as const, impactPerUnit };
      const found = ladderCascade(laddersOf(book), { ...market, shockRatio: -0.02, impact });
      const rules = plainRules(0, { impact, insuranceFundAmount: 1000 });
      const swept = perpetualCascade({ book, rules, initialPrice: 100, shockRatio: -0.02 });
      if ('problem' in found || 'problem' in swept) throw new Error('refused');
      expect(swept.liquidationRounds).toBeGreaterThan(3);
      expect(found.finalPrice).toBe(swept.finalPrice);
      expect(found.liquidatedQuantity).toBe(swept.liquidatedQuantity);
      expect(Math.abs(found.badDebtAmount - swept.badDebtAmount)).toBeLessThan(1e-9 * (1 + swept.badDebtAmount));
    }
  });

  test('where accounts have different maintenance ratios, so that who falls first is not who is bankrupt first', () => {
    const book = { ...FIVE_LONGS, maintenanceRatio: [0.004, 0.03, 0.001, 0.2, 0.01, 0.005] };
    const ladders = laddersOf(book);
    expect(ladders.longs.isInBankruptcyOrder).toBe(false);
    const impact = { law: 'LINEAR' as const, impactPerUnit: 0.02 };
    const market = { initialPrice: 100, shockRatio: -0.006, insuranceFundAmount: 0 };
    const swept = perpetualCascade({ ...market, book, rules: plainRules(0.02) });
    const found = ladderCascade(ladders, { ...market, impact });
    if ('problem' in found || 'problem' in swept) throw new Error('refused');
    expect(found.badDebtAmount).toBeCloseTo(swept.badDebtAmount, 8);
    expect(found.badDebtAmount).toBeGreaterThan(0);
  });
});

describe('a trigger price', () => {
  const ofOne = (side: 1 | -1, leverage: number, quantity = 100) => {
    const ladders = laddersOf(bookFromSample([{ side, quantity, collateral: (quantity * 100) / leverage }]));
    const { triggerPrice, bankruptcyPrice } = side > 0 ? ladders.longs : ladders.shorts;
    return { trigger: triggerPrice[0] ?? Number.NaN, bankruptcy: bankruptcyPrice[0] ?? Number.NaN };
  };
  const sides = fc.constantFrom(1 as const, -1 as const);
  const leverages = fc.double({ min: 1.1, max: 150, noNaN: true });

  test('is where equity is maintenance margin, and before the price at which nothing is left', () => {
    fc.assert(
      fc.property(sides, leverages, (side, leverage) => {
        const { trigger, bankruptcy } = ofOne(side, leverage);
        expect(100 / leverage + side * (trigger - 100)).toBeCloseTo(0.005 * trigger, 10);
        expect(side * (trigger - bankruptcy)).toBeGreaterThan(0);
        expect(100 / leverage + side * (bankruptcy - 100)).toBeCloseTo(0, 10);
      }),
      { seed: 8 },
    );
  });

  test('comes closer with leverage, moves away with collateral, and does not depend on the size of the position', () => {
    fc.assert(
      fc.property(sides, leverages, leverages, (side, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(side * (ofOne(side, high).trigger - ofOne(side, low).trigger)).toBeGreaterThanOrEqual(-1e-12);
        expect(ofOne(side, one, 700).trigger).toBeCloseTo(ofOne(side, one).trigger, 10);
      }),
      { seed: 8 },
    );
  });
});

test('longs and shorts who fall short at once are refused', () => {
  const book = { ...FIVE_LONGS, collateralAmount: [10, 10, 10, 10, 10, 10] };
  const market = { initialPrice: 100, shockRatio: 0, insuranceFundAmount: 0 };
  expect(ladderCascade(laddersOf(book), { ...market, impact: { law: 'LINEAR', impactPerUnit: 0.01 } })).toMatchObject({
    problem: { code: 'BAD_PARAMETER', path: ['shockRatio'] },
  });
});

test('a surface has in each cell what the cascade of that shock and that impact has', () => {
  const ladders = laddersOf(FIVE_LONGS);
  const market = { initialPrice: 100, insuranceFundAmount: 0, impact: { law: 'LINEAR' as const, impactPerUnit: 1 } };
  const surface = cascadeSurface(ladders, market, { shockRatios: [-0.004, -0.006], impacts: [0.01, 0.02] });
  if ('problem' in surface) throw new Error(surface.problem.message);
  expect(Array.from(surface.liquidatedQuantity)).toEqual([0, 0, 200, 400]);
  expect(surface.finalPrice[2]).toBeCloseTo(97.4, 10);
});

test('a map of liquidations shows each position once, in the band of its trigger price', () => {
  // Triggers of the longs: 99/.995, 98/.995, 96/.995, 90/.995, 50/.995; of the short 120/1.005.
  const bands = liquidationMap(laddersOf(FIVE_LONGS), [0, 60, 96 / 0.995, 99, 130]);
  if ('problem' in bands) throw new Error(bands.problem.message);
  expect(bands.map(({ longQuantity }) => longQuantity)).toEqual([200, 400, 300, 100]);
  expect(bands.map(({ shortQuantity }) => shortQuantity)).toEqual([0, 0, 0, 1000]);
  expect(liquidationMap(laddersOf(FIVE_LONGS), [2, 1])).toMatchObject({ problem: { path: ['edges', '1'] } });
});
