import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedLoss, expectedShortfall, lossDistribution, valueAtRisk } from './loss-distribution.ts';

const distribution = (...atoms: readonly (readonly [loss: number, probability: number])[]) =>
  lossDistribution(
    Float64Array.from(atoms, ([loss]) => loss),
    Float64Array.from(atoms, ([, probability]) => probability),
  );

describe('a distribution of losses', () => {
  // 0 with 90 %, 10 with 6 %, 100 with 4 %.
  const three = distribution([100, 0.04], [0, 0.9], [10, 0.06]);

  test('has as value at risk the smallest loss that is not exceeded with the confidence asked for', () => {
    expect([0.5, 0.9, 0.91, 0.96, 0.97].map((confidence) => valueAtRisk(three, confidence))).toEqual([
      0, 0, 10, 10, 100,
    ]);
  });

  test('splits the atom at the value at risk: the worst 5 % are 4 % with 100 and 1 % with 10', () => {
    expect(expectedShortfall(three, 0.95)).toBeCloseTo((0.04 * 100 + 0.01 * 10) / 0.05, 12);
    expect(expectedShortfall(three, 0.9)).toBeCloseTo((0.04 * 100 + 0.06 * 10) / 0.1, 12);
    expect(expectedShortfall(three, 0.99)).toBeCloseTo(100, 12);
    expect(expectedLoss(three)).toBeCloseTo(4.6, 14);
  });

  test('adds up the probabilities of equal losses, also of those that rounding set apart', () => {
    const found = distribution([0.3, 0.25], [0.1 + 0.2, 0.25], [1, 0.5]);
    expect([...found.probability]).toEqual([0.5, 0.5]);
    expect(valueAtRisk(found, 0.5)).toBe(0.3);
  });

  test('reaches a confidence that is missed by rounding: 0.7 and 0.1 add up to less than 0.8', () => {
    expect(valueAtRisk(distribution([0, 0.7], [1, 0.1], [2, 0.2]), 0.8)).toBe(1);
  });

  test('has an expected shortfall of at least its value at risk, and neither falls as confidence rises', () => {
    const atoms = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 100 })), { minLength: 1, maxLength: 20 });
    const level = fc.integer({ min: 1, max: 999 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(atoms, level, level, (drawn, one, other) => {
        const total = drawn.reduce((sum, [, weight]) => sum + weight, 0);
        const found = distribution(...drawn.map(([loss, weight]) => [loss, weight / total] as const));
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(expectedShortfall(found, low)).toBeGreaterThanOrEqual(valueAtRisk(found, low) - 1e-9);
        expect(valueAtRisk(found, high)).toBeGreaterThanOrEqual(valueAtRisk(found, low));
        expect(expectedShortfall(found, high)).toBeGreaterThanOrEqual(expectedShortfall(found, low) - 1e-9);
        expect(expectedShortfall(found, low)).toBeGreaterThanOrEqual(expectedLoss(found) - 1e-9);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  test('refuses certainty as a confidence, losses below 0 and losses without a probability', () => {
    for (const confidence of [0, 1, Number.NaN])
      expect(() => valueAtRisk(three, confidence)).toThrow('between 0 and 1');
    expect(() => distribution([-1, 1])).toThrow('the loss -1');
    expect(() => lossDistribution(new Float64Array(2), new Float64Array(1))).toThrow('one each');
  });
});
