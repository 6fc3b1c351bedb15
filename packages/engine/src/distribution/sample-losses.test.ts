import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlationFactor } from '../numeric/correlation-factor.ts';
import { rowsOfMatrix } from '../numeric/rows-of-matrix.ts';
import { factorNormals, oneFactorNormals } from './correlated-normals.ts';
import { exactLosses } from './exact-losses.ts';
import { expectedLoss, expectedShortfall, valueAtRisk } from './loss-distribution.ts';
import { type Estimate, estimateLosses } from './loss-estimates.ts';
import { cascadeLosses, debtRankLosses, type LossModel } from './loss-models.ts';
import { failureShocks, fallShocks, type RandomShock } from './random-shocks.ts';
import { joinSamples, sampleLosses } from './sample-losses.reference.ts';

/** The seven banks of the golden family exact_loss_distribution. */
const claims = [
  [0, 0, 0, 6.5, 0, 8.3, 0],
  [2.4, 0, 0, 7.8, 0, 5.1, 0],
  [0, 0, 0, 0, 0, 0, 0],
  [0, 5.6, 6.7, 0, 7.2, 0, 0],
  [0, 3.1, 0, 7.5, 0, 0, 0],
  [5.6, 0, 8, 0, 2.2, 0, 0],
  [0, 4.8, 0, 0, 0, 2.4, 0],
];
const chances = Float64Array.of(0.075, 0.0203, 0.0672, 0.0804, 0.0562, 0.0238, 0.0976);
const banks = { claims: rowsOfMatrix(claims), capital: Float64Array.of(6.5, 11.2, 1.5, 15.2, 8.7, 11.5, 3.7) };
const independent = oneFactorNormals(new Float64Array(7));

const lossesOf =
  (shocks: RandomShock, model: LossModel) =>
  (...[seed, firstScenario, scenarios]: readonly [number, number, number]) =>
    sampleLosses((stream) => model(shocks(stream)).lossAmount, { seed, firstScenario, scenarios });

/** Where every loss of the tail is all capital there is, that of the value at risk is a point, but for the order of its sum. */
const covers = ({ lower, upper }: Estimate, truth: number) =>
  lower <= truth * (1 + 1e-12) && (upper === null || truth * (1 - 1e-12) <= upper);

describe('losses drawn at random', () => {
  test.each([
    ['threshold cascade', cascadeLosses],
    ['linear DebtRank', debtRankLosses],
  ] as const)('come as close to the exact ones as they say, under the %s', (_, model) => {
    const exact = exactLosses(banks, chances, model).losses;
    const { lossAmount } = lossesOf(failureShocks(independent, chances), model(banks))(2024, 0, 60_000);
    for (const confidence of [0.95, 0.99]) {
      // Six intervals that each miss once in a thousand seeds.
      const found = estimateLosses(lossAmount, { confidence, coverage: 0.999 });
      expect(covers(found.mean, expectedLoss(exact))).toBe(true);
      expect(covers(found.valueAtRisk, valueAtRisk(exact, confidence))).toBe(true);
      expect(covers(found.expectedShortfall, expectedShortfall(exact, confidence))).toBe(true);
      // And the intervals say something: the mean to 2 %, the shortfall to 5 %.
      expect((found.mean.upper ?? 0) - found.mean.lower).toBeLessThan(0.04 * found.mean.value + 0.2);
      const shortfall = found.expectedShortfall;
      expect((shortfall.upper ?? 0) - shortfall.lower).toBeLessThan(0.1 * shortfall.value);
    }
  });

  test('are the same bit by bit however they are cut into pieces, and in whatever order these come back', () => {
    const draw = lossesOf(
      failureShocks(oneFactorNormals(new Float64Array(7).fill(0.6)), chances),
      cascadeLosses(banks),
    );
    const whole = draw(7, 100, 500);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 499 }), { maxLength: 6 }),
        fc.boolean(),
        (cuts, reversed) => {
          const ends = [0, ...cuts.toSorted((a, b) => a - b), 500];
          const pieces = ends.slice(1).map((end, k) => draw(7, 100 + (ends[k] ?? 0), end - (ends[k] ?? 0)));
          expect(joinSamples(reversed ? pieces.toReversed() : pieces)).toEqual(whole);
        },
      ),
      { numRuns: 20, seed: 7 },
    );
    const options = { confidence: 0.9, coverage: 0.95 };
    expect(estimateLosses(whole.lossAmount.toReversed(), options)).toEqual(estimateLosses(whole.lossAmount, options));
  });

  test('do not join where a scenario is missing, comes twice, or has another seed', () => {
    const draw = lossesOf(failureShocks(independent, chances), cascadeLosses(banks));
    expect(() => joinSamples([draw(7, 0, 3), draw(7, 4, 3)])).toThrow('begins at scenario 4; 3 is expected');
    expect(() => joinSamples([draw(7, 0, 3), draw(7, 2, 3)])).toThrow('begins at scenario 2; 3 is expected');
    expect(() => joinSamples([draw(7, 0, 3), draw(8, 3, 3)])).toThrow('seeds 7 and 8');
    expect(() => joinSamples([])).toThrow('no sample');
    expect(() => draw(7, 0, 1e9)).toThrow('1000000000 scenarios');
  });

  test('are more extreme the more the banks move together', () => {
    const atRisk = (loading: number) => {
      const shocks = failureShocks(oneFactorNormals(new Float64Array(7).fill(loading)), chances);
      const { lossAmount } = lossesOf(shocks, cascadeLosses(banks))(1, 0, 20_000);
      return estimateLosses(lossAmount, { confidence: 0.99, coverage: 0.95 }).valueAtRisk.value;
    };
    expect(atRisk(0.8)).toBeGreaterThan(atRisk(0));
  });
});

describe('correlated shocks', () => {
  const series = (shocks: RandomShock) => {
    const rows: Float64Array[] = [];
    sampleLosses((stream) => rows.push(shocks(stream)), { seed: 5, firstScenario: 0, scenarios: 40_000 });
    return rows;
  };
  const correlation = (rows: readonly Float64Array[], i: number, j: number) => {
    const mean = (of: (row: Float64Array) => number) => rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
    return mean((row) => (row[i] ?? 0) * (row[j] ?? 0));
  };

  test('are correlated by the product of their loadings on one factor, and have variance 1', () => {
    const rows = series(oneFactorNormals(Float64Array.of(0.8, -0.5, 1)));
    // Standard errors are at most 0.0071.
    expect(Math.abs(correlation(rows, 0, 1) + 0.4)).toBeLessThan(0.025);
    expect(Math.abs(correlation(rows, 0, 2) - 0.8)).toBeLessThan(0.025);
    expect(Math.abs(correlation(rows, 0, 0) - 1)).toBeLessThan(0.03);
  });

  test('are correlated as a matrix says, also one of perfect correlation', () => {
    const found = correlationFactor([
      [1, 0.5, 1],
      [0.5, 1, 0.5],
      [1, 0.5, 1],
    ]);
    if ('problem' in found) throw new Error(found.problem.message);
    const rows = series(factorNormals(found.factor));
    expect(Math.abs(correlation(rows, 0, 1) - 0.5)).toBeLessThan(0.025);
    expect(rows.every((row) => Math.abs((row[0] ?? 0) - (row[2] ?? 1)) < 1e-12)).toBe(true);
  });

  test('take from a bank as many deviations as it falls, nothing when it rises and no more than all', () => {
    const shocks = fallShocks(() => Float64Array.of(-2, 1, -20), Float64Array.of(0.1, 0.1, 0.1));
    const [shock] = series(shocks);
    expect([...(shock ?? [])]).toEqual([expect.closeTo(0.2, 15), 0, 1]);
    const never = failureShocks(() => Float64Array.of(-9, 9, 0), Float64Array.of(0, 1, 0.4));
    expect([...(series(never)[0] ?? [])]).toEqual([0, 1, 0]);
  });

  test('need loadings, chances and deviations that make sense', () => {
    expect(() => oneFactorNormals(Float64Array.of(1.1))).toThrow('institution 0 is 1.1');
    expect(() => failureShocks(independent, Float64Array.of(-0.1))).toThrow('institution 0 is -0.1');
    expect(() => fallShocks(independent, Float64Array.of(-0.1))).toThrow('institution 0 is -0.1');
  });
});
