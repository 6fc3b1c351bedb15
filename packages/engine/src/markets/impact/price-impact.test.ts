import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { executeOrder, type MarketPrice, type PriceImpact, refuseImpact } from './price-impact.ts';

const at = (price: number): MarketPrice => ({ price, referencePrice: price, orderedQuantity: 0 });
const LAWS: readonly PriceImpact[] = [
  { law: 'LINEAR', impactPerUnit: 0.02 },
  { law: 'EXPONENTIAL', impactPerUnit: 0.0002 },
  { law: 'SQUARE_ROOT', impactPerRootUnit: 0.005 },
];

describe('a bank that sells 100 units at a price of 100', () => {
  test('moves a price with a depth of 50 units by 2, and gets 99 each', () => {
    expect(executeOrder({ law: 'LINEAR', impactPerUnit: 0.02 }, at(100), -100)).toEqual({
      volumeWeightedPrice: 99,
      priceAfter: 98,
    });
  });

  test('moves it by a tenth of that for a hundredth of the order under the square-root law, and gets two thirds of the move', () => {
    const law: PriceImpact = { law: 'SQUARE_ROOT', impactPerRootUnit: 0.01 };
    expect(executeOrder(law, at(100), -1).priceAfter).toBeCloseTo(99, 12);
    const { priceAfter, volumeWeightedPrice } = executeOrder(law, at(100), -100);
    expect(priceAfter).toBeCloseTo(90, 12);
    expect(volumeWeightedPrice).toBeCloseTo(100 - (2 / 3) * 10, 12);
  });

  test('gets nothing for what it sells once the price is zero', () => {
    // At 1 per unit the first 100 units bring 50 on average and the other 100 nothing.
    const line: PriceImpact = { law: 'LINEAR', impactPerUnit: 1 };
    expect(executeOrder(line, at(100), -200)).toEqual({ volumeWeightedPrice: 25, priceAfter: 0 });
    expect(executeOrder(line, at(0), -10)).toEqual({ volumeWeightedPrice: 0, priceAfter: 0 });
    // 0.1 sqrt(100) = 1: units 1 to 100 bring a third of the price on average.
    const { volumeWeightedPrice, priceAfter } = executeOrder(
      { law: 'SQUARE_ROOT', impactPerRootUnit: 0.1 },
      at(90),
      -200,
    );
    expect(priceAfter).toBe(0);
    expect(volumeWeightedPrice).toBeCloseTo(15, 12);
  });
});

test('an order executed in pieces costs what it costs at once, and ends at the same price', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...LAWS),
      fc.double({ min: -4000, max: 4000, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (law, quantity, share) => {
        const whole = executeOrder(law, at(100), quantity);
        const first = executeOrder(law, at(100), quantity * share);
        const rest = quantity - quantity * share;
        const second = executeOrder(
          law,
          { price: first.priceAfter, referencePrice: 100, orderedQuantity: quantity * share },
          rest,
        );
        expect(second.priceAfter).toBeCloseTo(whole.priceAfter, 9);
        const paid = first.volumeWeightedPrice * quantity * share + second.volumeWeightedPrice * rest;
        expect(paid).toBeCloseTo(whole.volumeWeightedPrice * quantity, 5);
      },
    ),
    { seed: 4 },
  );
});

test('selling never raises a price, buying never lowers it, and no price is negative', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LAWS), fc.double({ min: -1e6, max: 1e6, noNaN: true }), (law, quantity) => {
      const { volumeWeightedPrice, priceAfter } = executeOrder(law, at(100), quantity);
      expect(Math.sign(quantity) * (priceAfter - 100)).toBeGreaterThanOrEqual(0);
      expect(Math.min(volumeWeightedPrice, priceAfter)).toBeGreaterThanOrEqual(0);
    }),
    { seed: 4 },
  );
});

test('a market without depth is refused', () => {
  expect(refuseImpact({ law: 'LINEAR', impactPerUnit: Number.POSITIVE_INFINITY })).toMatchObject({
    problem: { code: 'BAD_PARAMETER', path: ['impactPerUnit'] },
  });
  expect(refuseImpact({ law: 'SQUARE_ROOT', impactPerRootUnit: -1 })).not.toBeNull();
  expect(refuseImpact({ law: 'LINEAR', impactPerUnit: 0 })).toBeNull();
});
