import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlationFactor } from './correlation-factor.ts';
import { smallestEigenvalue } from './smallest-eigenvalue.ts';

function product(correlation: readonly (readonly number[])[]): number[][] {
  const found = correlationFactor(correlation);
  if ('problem' in found) throw new Error(found.problem.message);
  const { rows, columns, entries } = found.factor;
  const row = (i: number) => entries.subarray(i * columns, (i + 1) * columns);
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: rows }, (_, j) => row(i).reduce((sum, entry, k) => sum + entry * (row(j)[k] ?? 0), 0)),
  );
}

function refusalOf(correlation: readonly (readonly number[])[]) {
  const found = correlationFactor(correlation);
  if (!('problem' in found)) throw new Error('was not refused');
  return found;
}

describe('the factor of a correlation matrix', () => {
  test('gives the matrix back', () => {
    const correlation = [
      [1, 0.5, 0.2],
      [0.5, 1, -0.3],
      [0.2, -0.3, 1],
    ];
    product(correlation).forEach((row, i) => {
      row.forEach((entry, j) => {
        expect(entry).toBeCloseTo(correlation[i]?.[j] ?? Number.NaN, 15);
      });
    });
  });

  test('takes two banks that always move together: one column is enough', () => {
    const found = correlationFactor([
      [1, 1],
      [1, 1],
    ]);
    expect('factor' in found && found.factor.columns).toBe(1);
  });

  test('gives back any correlations that returns can have, fewer returns than banks included', () => {
    const returns = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 7,
    });
    fc.assert(
      fc.property(returns, (series) => {
        const units = series.map((row) => {
          const length = Math.hypot(...row);
          return length > 0 ? row.map((entry) => entry / length) : [1, 0, 0];
        });
        const correlation = units.map((left, i) =>
          units.map((right, j) => (i === j ? 1 : left.reduce((sum, entry, k) => sum + entry * (right[k] ?? 0), 0))),
        );
        const found = correlationFactor(correlation);
        expect('factor' in found && found.factor.columns <= 3).toBe(true);
        product(correlation).forEach((row, i) => {
          row.forEach((entry, j) => {
            expect(Math.abs(entry - (correlation[i]?.[j] ?? Number.NaN))).toBeLessThanOrEqual(1e-11);
          });
        });
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  test('refuses correlations that cannot hold together, with the smallest eigenvalue', () => {
    // A moves with B and with C, which move against each other: eigenvalues 1.9, 1.9 and -0.8.
    const { problem, smallestEigenvalue: smallest } = refusalOf([
      [1, 0.9, 0.9],
      [0.9, 1, -0.9],
      [0.9, -0.9, 1],
    ]);
    expect(smallest).toBeCloseTo(-0.8, 14);
    expect(problem).toMatchObject({ code: 'BAD_PARAMETER', path: ['correlation'] });
    expect(problem.message).toContain('not positive semidefinite');
  });

  test.each([
    ['a row too short', [[1, 0], [0]], '1 entries for row 1'],
    [
      'two opinions',
      [
        [1, 0.5],
        [0.4, 1],
      ],
      'given twice',
    ],
    [
      'a bank unlike itself',
      [
        [1, 0],
        [0, 0.9],
      ],
      'with itself is 0.9',
    ],
    [
      'more than perfect correlation',
      [
        [1, 1.5],
        [1.5, 1],
      ],
      'from -1 to 1',
    ],
    ['no number', [[Number.NaN]], 'from -1 to 1'],
  ])('refuses %s', (_, correlation, message) => {
    expect(refusalOf(correlation)).toMatchObject({ smallestEigenvalue: null });
    expect(refusalOf(correlation).problem.message).toContain(message);
  });
});

describe('the smallest eigenvalue', () => {
  test('of equal correlations rho among n is 1 - rho, and of those below -1/(n - 1) it is 1 + (n - 1) rho', () => {
    const equal = (size: number, rho: number) =>
      Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : rho));
    expect(smallestEigenvalue(equal(10, 0.3), 10)).toBeCloseTo(0.7, 14);
    expect(smallestEigenvalue(equal(5, -0.5), 5)).toBeCloseTo(-1, 14);
  });
});
