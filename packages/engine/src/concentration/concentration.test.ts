import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concentrationOf, lorenzCurve } from './concentration.ts';

const amounts = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e12, noNaN: true })), { maxLength: 40 });

/** Half the mean absolute difference over the mean: what the Gini coefficient is, before any rearrangement. */
function giniByPairs(given: readonly number[]): number {
  const total = given.reduce((sum, amount) => sum + amount, 0);
  let differences = 0;
  for (const left of given) for (const right of given) differences += Math.abs(left - right);
  return differences / (2 * given.length * total);
}

describe('concentration', () => {
  test('of any amounts: the Gini coefficient is half the relative mean difference, HHI the sum of squared shares', () => {
    fc.assert(
      fc.property(amounts, (given) => {
        const total = given.reduce((sum, amount) => sum + amount, 0);
        fc.pre(total > 1e-6);
        const found = concentrationOf(given);
        expect(found.gini).toBeCloseTo(giniByPairs(given), 9);
        expect(found.hhi).toBeCloseTo(
          given.reduce((sum, amount) => sum + (amount / total) ** 2, 0),
          9,
        );
        const [least, most] = [1 / given.length, 1];
        expect(found.hhi).toBeGreaterThanOrEqual(least);
        expect(found.hhi).toBeLessThanOrEqual(most);
        expect((found.entropy ?? 0) + (found.theil ?? 0)).toBeCloseTo(Math.log(given.length), 9);
      }),
    );
  });

  test('does not depend on the order or the unit of the amounts', () => {
    const given = [3, 1, 4, 1, 5, 9, 2, 6];
    const again = concentrationOf(given.toReversed().map((amount) => amount * 1e6));
    expect(again.hhi).toBeCloseTo(concentrationOf(given).hhi ?? 0, 14);
    expect(again.gini).toBeCloseTo(concentrationOf(given).gini ?? 0, 14);
  });

  test('of amounts whose sum is beyond a double has every measure', () => {
    expect(concentrationOf([1e308, 1e308, 1e308, 1e308])).toMatchObject({ hhi: 0.25, gini: 0, effectiveNumber: 4 });
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('of %d is refused: it has no share', (amount) => {
    expect(() => concentrationOf([1, amount])).toThrow(RangeError);
  });
});

describe('the Lorenz curve', () => {
  test('rises from nothing to all, never above the diagonal, and its area gives the Gini coefficient', () => {
    fc.assert(
      fc.property(amounts, (given) => {
        const curve = lorenzCurve(given, given.length + 1);
        const { gini } = concentrationOf(given);
        if (gini === null) {
          expect(curve).toEqual([]);
          return;
        }
        expect([curve[0], curve.at(-1)]).toEqual([
          { countShare: 0, amountShare: 0 },
          { countShare: 1, amountShare: 1 },
        ]);
        let area = 0;
        for (const [place, point] of curve.entries()) {
          expect(point.amountShare).toBeLessThanOrEqual(point.countShare + 1e-12);
          const before = curve[place - 1];
          if (before) area += ((point.countShare - before.countShare) * (point.amountShare + before.amountShare)) / 2;
        }
        expect(1 - 2 * area).toBeCloseTo(gini, 9);
      }),
    );
  });

  test('of a hundred thousand banks has as many points as asked for', () => {
    const curve = lorenzCurve(
      Array.from({ length: 100_000 }, (_, bank) => bank),
      51,
    );
    expect(curve).toHaveLength(51);
    expect(curve[25]).toEqual({ countShare: 0.5, amountShare: expect.closeTo(0.25, 4) });
  });
});
