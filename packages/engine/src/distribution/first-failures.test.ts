import { describe, expect, test } from 'vitest';
import { correlationFactor } from '../numeric/correlation-factor.ts';
import { randomStream } from '../numeric/random-stream.ts';
import { type Dependency, dependentNormals } from './correlated-normals.ts';
import { firstFailures } from './first-failures.ts';
import { failureShocks } from './random-shocks.ts';

const BANKS = 40;
const everybody = (value: number) => new Float64Array(BANKS).fill(value);

/** How many first failures there are in all scenarios, once both ways were found to agree on each. */
function failuresIn(dependency: Dependency, chances: Float64Array): number {
  const [fast, slow] = [firstFailures(dependency, chances), failureShocks(dependentNormals(dependency), chances)];
  let failures = 0;
  for (let scenario = 0; scenario < 500; scenario++) {
    const shocks = fast(randomStream(11, scenario));
    expect(shocks).toEqual(slow(randomStream(11, scenario)));
    failures += shocks.reduce((sum, shock) => sum + shock, 0);
  }
  return failures;
}

describe('first failures', () => {
  test.each([0, 0.3, -0.7, 0.95, 0.999_999, 1])(
    'are those of the shocks worked out for each bank, at a loading of %d',
    (loading) => {
      for (const chance of [1e-12, 0.02, 0.5, 0.99])
        failuresIn({ loadings: everybody(loading), together: null }, everybody(chance));
    },
  );

  test('are as many as their probability says, never where it is 0 and always where it is 1', () => {
    const dependency = { loadings: everybody(0.2), together: null };
    expect(failuresIn(dependency, everybody(0))).toBe(0);
    expect(failuresIn(dependency, everybody(1))).toBe(500 * BANKS);
    // 20,000 draws of 0.02, correlated a little: 400 with a standard error of about 26.
    expect(Math.abs(failuresIn(dependency, everybody(0.02)) - 400)).toBeLessThan(100);
  });

  test('may have a probability and a loading for each bank, or a correlation matrix for some', () => {
    const loadings = Float64Array.from({ length: BANKS }, (_, row) => (row % 5) / 5);
    const chances = Float64Array.from({ length: BANKS }, (_, row) => (row % 7) / 20);
    expect(failuresIn({ loadings, together: null }, chances)).toBeGreaterThan(0);
    const found = correlationFactor([
      [1, 0.9],
      [0.9, 1],
    ]);
    if ('problem' in found) throw new Error(found.problem.message);
    const together = { factor: found.factor, rows: Uint32Array.of(7, 3) };
    expect(failuresIn({ loadings: everybody(0), together }, everybody(0.1))).toBeGreaterThan(0);
  });

  test('need probabilities and loadings that make sense', () => {
    const dependency = { loadings: everybody(0.2), together: null };
    expect(() => firstFailures(dependency, everybody(1.1))).toThrow('institution 0 is 1.1');
    expect(() => firstFailures({ loadings: everybody(2), together: null }, everybody(0))).toThrow('institution 0 is 2');
  });
});
