import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomStream } from '../numeric/random-stream.ts';
import { expectedShortfall, lossDistribution } from './loss-distribution.ts';
import { estimateLosses, estimatesByScenarios, LEAST_TAIL_SCENARIOS } from './loss-estimates.ts';

const options = { confidence: 0.9, coverage: 0.95 };

describe('estimates from a sample of losses', () => {
  test('of 1 to 20 at 90 %: 18 is not exceeded by 18 of 20, and the worst two average 19.5', () => {
    const found = estimateLosses(
      Float64Array.from({ length: 20 }, (_, k) => 20 - k),
      options,
    );
    expect(found).toMatchObject({ scenarios: 20, tailScenarios: 2, mean: { value: 10.5 }, valueAtRisk: { value: 18 } });
    expect(found.expectedShortfall.value).toBeCloseTo(19.5, 12);
    // Standard deviation of 1 to 20 is sqrt(35).
    expect(found.mean.upper).toBeCloseTo(10.5 + 1.959964 * Math.sqrt(35 / 20), 5);
    // The 90 % quantile can lie beyond the largest of twenty: 0.9^20 is 12 %.
    expect(found.valueAtRisk.upper).toBeNull();
  });

  test('are those of the distribution in which each scenario has the same probability', () => {
    const losses = Float64Array.from({ length: 1001 }, (_, k) => Math.floor(randomStream(3, k).uniform() * 30));
    const even = lossDistribution(losses, new Float64Array(1001).fill(1 / 1001));
    const found = estimateLosses(losses, { confidence: 0.975, coverage: 0.95 });
    expect(found.expectedShortfall.value).toBeCloseTo(expectedShortfall(even, 0.975), 10);
  });

  test('cover the truth about as often as they say: losses spread evenly from 0 to 1, 400 samples of 2000', () => {
    const truths = { mean: 0.5, valueAtRisk: 0.9, expectedShortfall: 0.95 };
    const misses = { mean: 0, valueAtRisk: 0, expectedShortfall: 0 };
    for (let sample = 0; sample < 400; sample++) {
      const stream = randomStream(11, sample);
      const found = estimateLosses(
        Float64Array.from({ length: 2_000 }, () => stream.uniform()),
        options,
      );
      for (const name of ['mean', 'valueAtRisk', 'expectedShortfall'] as const) {
        const { lower, upper } = found[name];
        if (truths[name] < lower || truths[name] > (upper ?? 1)) misses[name]++;
      }
    }
    // 20 misses of 400 are expected; 36 or more once in a thousand seeds, 6 or fewer too.
    for (const count of Object.values(misses)) {
      expect(count).toBeLessThan(36);
      expect(count).toBeGreaterThan(6);
    }
  });

  test('are shown for a growing number of scenarios, whose intervals close', () => {
    const losses = Float64Array.from({ length: 16_000 }, (_, k) => -Math.log(randomStream(5, k).uniform()));
    const found = estimatesByScenarios(losses, options);
    expect(found.map(({ scenarios }) => scenarios)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    const widths = found.map(({ expectedShortfall: { lower, upper } }) => (upper ?? 0) - lower);
    // Sixteen times the scenarios, a quarter of the width; exact up to the error of the width itself.
    expect((widths[0] ?? 0) / (widths[4] ?? 1)).toBeGreaterThan(3);
    expect((widths[0] ?? 0) / (widths[4] ?? 1)).toBeLessThan(5);
    // An exponential loss: VaR ln 10, and a shortfall of 1 more.
    expect(found.at(-1)?.expectedShortfall.value).toBeCloseTo(1 + Math.log(10), 1);
  });

  test('claim no upper end of the expected shortfall where all worst scenarios lose the same: nothing tells what is beyond', () => {
    // 50 scenarios at 99 %: the largest loss is the value at risk, and none is beyond it.
    const losses = Float64Array.from({ length: 50 }, (_, k) => (k < 3 ? 700 : k));
    const found = estimateLosses(losses, { confidence: 0.99, coverage: 0.95 });
    expect(found).toMatchObject({ tailScenarios: 0, expectedShortfall: { value: 700, upper: null } });
    expect(found.expectedShortfall.lower).toBe(found.valueAtRisk.lower);
  });

  test('have intervals around their values, never below 0, and of no width only where all losses are the same', () => {
    let [unknown, clipped] = [0, 0];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.nat(3), fc.nat(1_000_000)), { minLength: 2, maxLength: 300 }),
        fc.constantFrom(0.5, 0.9, 0.99),
        fc.constantFrom(0.5, 0.95, 0.999),
        (losses, confidence, coverage) => {
          const found = estimateLosses(Float64Array.from(losses), { confidence, coverage });
          const { mean, expectedShortfall: shortfall, tailScenarios } = found;
          for (const { value, lower, upper } of [mean, found.valueAtRisk, shortfall]) {
            expect(lower).toBeGreaterThanOrEqual(0);
            expect(lower).toBeLessThanOrEqual(value * (1 + 1e-12));
            expect(upper ?? value).toBeGreaterThanOrEqual(value);
          }
          expect(shortfall.upper === null).toBe(tailScenarios < LEAST_TAIL_SCENARIOS);
          if (new Set(losses).size > 1) expect(mean.upper).toBeGreaterThan(mean.lower);
          if (shortfall.upper !== null) expect(shortfall.upper).toBeGreaterThan(shortfall.lower);
          if (shortfall.upper === null) unknown++;
          if (mean.lower === 0 && mean.value > 0) clipped++;
        },
      ),
      { numRuns: 400, seed: 99 },
    );
    expect(Math.min(unknown, clipped)).toBeGreaterThan(10);
  });

  test('are refused for one scenario, and at a confidence that is none', () => {
    expect(() => estimateLosses(new Float64Array(1), options)).toThrow('2 is the least');
    expect(() => estimateLosses(new Float64Array(9), { ...options, confidence: 1 })).toThrow('between 0 and 1');
    expect(() => estimateLosses(new Float64Array(9), { ...options, coverage: 0 })).toThrow('between 0 and 1');
  });
});
