import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareProducts } from './compare-products.ts';

test('products that round to the same number are told apart', () => {
  const next = 1 + Number.EPSILON;
  expect(next * next).toBe(1 * (1 + 2 * Number.EPSILON));
  expect(compareProducts([next, next], [1, 1 + 2 * Number.EPSILON])).toBe(1);
  expect(compareProducts([-next, next], [1, -1 - 2 * Number.EPSILON])).toBe(-1);
});

test('products beyond the range of numbers are compared like any other', () => {
  expect(compareProducts([1e300, 1e300], [1e300, 2e300])).toBe(-1);
  expect(compareProducts([1e-300, 3e-300], [1e-300, 2e-300])).toBe(1);
  expect(compareProducts([5e-324, 5e-324], [0, 1])).toBe(1);
  expect(compareProducts([-5e-324, 1], [-1, 5e-324])).toBe(0);
  expect(compareProducts([2 ** -1074, 2 ** -10], [2 ** -1022, 2 ** -62])).toBe(0);
});

test('the sign agrees with whole-number arithmetic', () => {
  const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 });
  const near = fc.integer({ min: Number.MAX_SAFE_INTEGER - 4, max: Number.MAX_SAFE_INTEGER });
  fc.assert(
    fc.property(fc.oneof(fc.tuple(whole, whole, whole, whole), fc.tuple(near, near, near, near)), ([a, b, c, d]) => {
      const difference = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
      expect(compareProducts([a, b], [c, d])).toBe(difference > 0n ? 1 : difference < 0n ? -1 : 0);
    }),
    { seed: 7, numRuns: 1000 },
  );
});

test('swapping the two products turns the sign around, whatever the numbers', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(finite, finite, finite, finite, (a, b, c, d) => {
      expect(compareProducts([a, b], [c, d]) + compareProducts([c, d], [a, b])).toBe(0);
      expect(compareProducts([a, b], [b, a])).toBe(0);
    }),
    { seed: 8 },
  );
});
