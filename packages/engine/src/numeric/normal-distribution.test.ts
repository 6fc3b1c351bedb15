import { describe, expect, test } from 'vitest';
import { normalCdf, normalDensity } from './normal-distribution.ts';

const relativeError = (found: number, expected: number) => Math.abs(found - expected) / expected;

describe('the normal distribution', () => {
  test('agrees with Abramowitz and Stegun (1964), table 26.1, to its fifteen decimals', () => {
    const table = [
      [0, 0.5],
      [0.5, 0.691462461274013],
      [1, 0.841344746068543],
      [2, 0.977249868051821],
      [3, 0.99865010196837],
    ] as const;
    for (const [x, published] of table) {
      expect(Math.abs(normalCdf(x) - published)).toBeLessThanOrEqual(6e-16);
      expect(Math.abs(normalCdf(-x) - (1 - published))).toBeLessThanOrEqual(6e-16);
    }
  });

  test('agrees with Abramowitz and Stegun (1964), table 26.2, far out in the tail', () => {
    const table = [
      [5, 6.54265],
      [6, 9.00586],
      [8, 15.20614],
      [10, 23.11805],
      [20, 88.5601],
    ] as const;
    for (const [x, published] of table)
      expect(Math.abs(-Math.log10(normalCdf(-x)) - published)).toBeLessThanOrEqual(5e-6);
  });

  test('is right to a relative 1e-15 in both tails and between, against fifty-digit arithmetic', () => {
    const exact = [
      [-37.5, 4.605353009581955e-308],
      [-30, 4.906713927148187e-198],
      [-20, 2.7536241186062337e-89],
      [-10, 7.619853024160525e-24],
      [-5, 2.866515718791939e-7],
      [-3, 0.0013498980316300946],
      [-2, 0.02275013194817921],
      [-1, 0.15865525393145705],
      [-0.5, 0.3085375387259869],
      [-0.1, 0.460172162722971],
      [0.1, 0.539827837277029],
      [0.5, 0.6914624612740131],
      [2, 0.9772498680518208],
      [5, 0.9999997133484281],
      [8, 0.9999999999999993],
    ] as const;
    for (const [x, value] of exact) expect(relativeError(normalCdf(x), value), `at ${x}`).toBeLessThanOrEqual(1e-15);
  });

  test('rises from 0 to 1 without a step back, and is no number for no number', () => {
    expect([normalCdf(Number.NEGATIVE_INFINITY), normalCdf(-39), normalCdf(Number.POSITIVE_INFINITY)]).toEqual([
      0, 0, 1,
    ]);
    expect(normalCdf(Number.NaN)).toBeNaN();
    for (let x = -38; x < 9; x += 0.01) expect(normalCdf(x + 0.01)).toBeGreaterThanOrEqual(normalCdf(x));
  });

  test('has the density that its own slope is', () => {
    expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 16);
    for (const x of [-6, -2.5, -1, 0, 0.7, 3]) {
      const step = 1e-5;
      const slope = (normalCdf(x + step) - normalCdf(x - step)) / (2 * step);
      expect(Math.abs(slope - normalDensity(x))).toBeLessThanOrEqual(1e-9 * normalDensity(x) + 1e-11);
    }
    expect(normalDensity(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalDensity(Number.NaN)).toBeNaN();
  });
});
