import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsOfMatrix } from './rows-of-matrix.ts';
import { spectralRadius } from './spectral-radius.ts';

const radiusOf = (matrix: readonly (readonly number[])[]) => spectralRadius(rowsOfMatrix(matrix));

const ring = (weights: readonly number[]) =>
  weights.map((weight, row) => weights.map((_, column) => (column === (row + 1) % weights.length ? weight : 0)));

describe('the spectral radius', () => {
  test.each([5, 40])('of a chain of %d banks is 0, however much each lent: nothing comes back', (count) => {
    const chain = Array.from({ length: count }, (_, row) =>
      Array.from({ length: count }, (_, column) => (column === row + 1 ? 9.5 : 0)),
    );
    expect(radiusOf(chain)).toBe(0);
    expect(radiusOf([])).toBe(0);
  });

  test('of a ring is the geometric mean of its links, however uneven', () => {
    expect(radiusOf(ring([0.9, 0.9, 0.9]))).toBeCloseTo(0.9, 12);
    expect(radiusOf(ring([4, 0.25]))).toBeCloseTo(1, 6);
    const uneven = Array.from({ length: 60 }, (_, link) => (link === 0 ? 1e-9 : 1.2));
    expect(radiusOf(ring(uneven))).toBeCloseTo((1e-9 * 1.2 ** 59) ** (1 / 60), 6);
  });

  test('of several circles is that of the largest, whatever hangs on them, and a link of 0 closes none', () => {
    // 0 and 1 lend to each other with product 0.25, 2 and 3 with 0.36; 4 leads to all and 5 is led to.
    const matrix = [
      [0, 0.5, 7, 0, 0, 0],
      [0.5, 0, 0, 0, 0, 3],
      [0, 0, 0, 0.9, 0, 0],
      [0, 0, 0.4, 0, 0, 8],
      [5, 5, 5, 5, 0, 5],
      [0, 0, 0, 0, 0, 0],
    ];
    expect(radiusOf(matrix)).toBeCloseTo(0.6, 6);
  });

  test('lies between the least and the largest sum of a row, and grows as the matrix does', () => {
    const weights = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }), {
      minLength: 6,
      maxLength: 6,
    });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 50 }), (matrix, factor) => {
        const radius = radiusOf(matrix);
        const sums = matrix.map((row) => row.reduce((sum, weight) => sum + weight, 0));
        expect(radius).toBeGreaterThanOrEqual(Math.min(...sums) * (1 - 1e-6));
        expect(radius).toBeLessThanOrEqual(Math.max(...sums) * (1 + 1e-6));
        const scaled = radiusOf(matrix.map((row) => row.map((weight) => weight * factor)));
        expect(Math.abs(scaled - factor * radius)).toBeLessThanOrEqual(1e-5 * (1 + scaled));
      }),
      { seed: 3 },
    );
  });
});
