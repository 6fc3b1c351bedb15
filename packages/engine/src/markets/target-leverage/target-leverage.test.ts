import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TargetLeverageHolder, targetLeverageSales } from './target-leverage.ts';

const found = (holder: Partial<TargetLeverageHolder>) => {
  const answer = targetLeverageSales({
    assetsAmount: 100,
    targetLeverage: 10,
    shockRatio: -0.01,
    impactPerCurrencySold: 0,
    ...holder,
  });
  if ('problem' in answer) throw new Error(answer.problem.message);
  return answer;
};

describe('a bank that returns to its leverage', () => {
  test('of 30 sells 29 % of its assets after a loss of 1 %', () => {
    const sales = found({ targetLeverage: 30 });
    expect(sales.saleShareOfAssets).toBeCloseTo(0.29, 13);
    expect(sales.leveragedLossAmount).toBeCloseTo(29, 13);
    expect(sales).toMatchObject({ rounds: 1, ending: 'SETTLED' });
  });

  test('sells everything where the loss takes all equity: L |shock| >= 1', () => {
    const sales = found({ shockRatio: -0.1 });
    expect(sales).toMatchObject({ leverageAfterShock: null, saleToRestoreAmount: 90, rounds: 1, ending: 'SETTLED' });
    expect(sales.trace[0]).toMatchObject({ leverage: null, saleAmount: 90 });
  });

  test('buys after a gain, and without end where each purchase calls for a larger one', () => {
    expect(found({ shockRatio: 0.01 }).saleToRestoreAmount).toBeCloseTo(-9, 13);
    // A round multiplies the purchase by impact (L - 1) A: 0.02 x 9 x 110.
    expect(found({ shockRatio: 0.01, impactPerCurrencySold: 0.02 })).toMatchObject({
      ending: 'DIVERGES',
      finalPrice: null,
    });
  });

  test('that sells to a price of nothing is said to diverge, and no price is given', () => {
    expect(found({ shockRatio: -0.09, impactPerCurrencySold: 0.02 })).toMatchObject({
      ending: 'DIVERGES',
      finalPrice: null,
    });
  });

  test('without impact sells once, (L - 1) times its loss', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 50, noNaN: true }),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        (targetLeverage, shockRatio) => {
          const sales = found({ targetLeverage, shockRatio });
          if (targetLeverage * shockRatio > -0.999)
            expect(sales.saleToRestoreAmount).toBeCloseTo(sales.leveragedLossAmount, 9);
          else if (targetLeverage * shockRatio < -1.001)
            expect(sales.saleToRestoreAmount).toBeCloseTo(100 * (1 + shockRatio), 12);
          expect(sales.rounds).toBeLessThanOrEqual(2);
          expect(sales.finalPrice).toBeCloseTo(1 + shockRatio, 12);
        },
      ),
      { seed: 7 },
    );
  });

  test('ends nearer to nothing the more its sales move the price', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2, max: 30, noNaN: true }),
        fc.double({ min: -0.03, max: -0.001, noNaN: true }),
        fc.double({ min: 0, max: 1e-3, noNaN: true }),
        (targetLeverage, shockRatio, impactPerCurrencySold) => {
          const less = found({ targetLeverage, shockRatio, impactPerCurrencySold });
          const more = found({ targetLeverage, shockRatio, impactPerCurrencySold: 1.1 * impactPerCurrencySold });
          expect(more.finalPrice ?? 0).toBeLessThanOrEqual((less.finalPrice ?? 0) + 1e-12);
        },
      ),
      { seed: 7 },
    );
  });
});

test('a shock that leaves no price, and negative impact, are refused', () => {
  const holder = { assetsAmount: 1, targetLeverage: 2, shockRatio: -1, impactPerCurrencySold: 0 };
  expect(targetLeverageSales(holder)).toMatchObject({ problem: { path: ['shockRatio'] } });
  expect(targetLeverageSales({ ...holder, shockRatio: 0, impactPerCurrencySold: -1 })).toMatchObject({
    problem: { path: ['impactPerCurrencySold'] },
  });
});
