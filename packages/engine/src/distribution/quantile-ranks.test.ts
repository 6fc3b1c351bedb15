import { describe, expect, test } from 'vitest';
import { quantileRanks } from './quantile-ranks.ts';

describe('the order statistics around a quantile', () => {
  test('are the 2nd and the 9th of ten for the median: one fair coin in 1024 falls the same way ten times', () => {
    // P(B <= 1) = 11/1024 is within 2.5 %, P(B <= 2) = 56/1024 is not.
    expect(quantileRanks(10, 0.5, 0.95)).toEqual({ lower: 2, upper: 9 });
    expect(quantileRanks(10, 0.5, 1 - 2 * (56 / 1024))).toEqual({ lower: 3, upper: 8 });
  });

  test('have no upper end where the sample can miss the tail altogether: 0.99^100 is 37 %', () => {
    expect(quantileRanks(100, 0.99, 0.95).upper).toBeNull();
    // 0.99^368 = 2.476 % is the first below 2.5 %.
    expect(quantileRanks(367, 0.99, 0.95).upper).toBeNull();
    expect(quantileRanks(368, 0.99, 0.95).upper).toBe(368);
    expect(quantileRanks(3, 0.5, 0.95)).toEqual({ lower: null, upper: null });
  });

  test('come close to the normal approximation in a million scenarios', () => {
    const { lower, upper } = quantileRanks(1_000_000, 0.99, 0.95);
    const reach = 1.959964 * Math.sqrt(1_000_000 * 0.99 * 0.01);
    expect(Math.abs((lower ?? 0) - (990_000 - reach))).toBeLessThan(2);
    expect(Math.abs((upper ?? 0) - (990_000 + reach))).toBeLessThan(2);
  });
});
