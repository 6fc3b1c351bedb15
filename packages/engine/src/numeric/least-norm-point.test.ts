import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastNormPoint } from './least-norm-point.ts';

const halfSpace = (normal: readonly number[], offset: number) => ({ normal: Float64Array.from(normal), offset });
const ones = (length: number) => new Float64Array(length).fill(1);

describe('the point of least norm', () => {
  test('of a half plane is the foot of the perpendicular: 3x + 4y >= 25 is nearest at (3, 4)', () => {
    const [x, y] = leastNormPoint([halfSpace([3, 4], 25)], ones(2)) ?? [];
    expect(x).toBeCloseTo(3, 14);
    expect(y).toBeCloseTo(4, 14);
  });

  test('moves along a limit it meets: with x <= 2 the rest falls on y', () => {
    const [x, y] = leastNormPoint([halfSpace([3, 4], 25), halfSpace([-1, 0], -2)], ones(2)) ?? [];
    expect(x).toBeCloseTo(2, 14);
    expect(y).toBeCloseTo(19 / 4, 14);
  });

  test('prefers what weighs less: x + y >= 3 with x^2 + 2 y^2 is nearest at (2, 1)', () => {
    const [x, y] = leastNormPoint([halfSpace([1, 1], 3)], Float64Array.of(1, 2)) ?? [];
    expect(x).toBeCloseTo(2, 14);
    expect(y).toBeCloseTo(1, 14);
  });

  test('is the origin where nothing excludes it, and does not exist where half planes do not meet', () => {
    expect(leastNormPoint([halfSpace([1, 1], -1)], ones(2))).toEqual(new Float64Array(2));
    expect(leastNormPoint([halfSpace([1, 0], 2), halfSpace([-1, 0], -1)], ones(2))).toBeNull();
    expect(leastNormPoint([halfSpace([0, 0], 1)], ones(2))).toBeNull();
  });

  test('is far away where half planes are nearly parallel: x <= 1 and x - y / 1e9 >= 1 + 1e-8 meet from y = -10 on', () => {
    // The second alone is nearest where x is 1 + 1e-8, which the first excludes; with x = 1 the rest is y's.
    const [x, y] = leastNormPoint([halfSpace([-1, 0], -1), halfSpace([1, -1e-9], 1 + 1e-8)], ones(2)) ?? [];
    expect(x).toBeCloseTo(1, 9);
    expect(y).toBeCloseTo(-10, 5);
  });

  test('meets every half space, and no feasible point drawn at random is nearer', () => {
    const number = fc.integer({ min: -20, max: 20 });
    const spaces = fc.array(
      fc.record({ normal: fc.array(number, { minLength: 3, maxLength: 3 }), slack: fc.nat(20) }),
      {
        maxLength: 8,
      },
    );
    const points = fc.array(fc.array(number, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(spaces, points, (given, [feasible = [], ...others]) => {
        const dot = (left: ArrayLike<number>, right: ArrayLike<number>) =>
          Array.from(left).reduce((sum, entry, k) => sum + entry * (right[k] ?? 0), 0);
        // Every half space holds the first point, so they meet.
        const halfSpaces = given.map(({ normal, slack }) => halfSpace(normal, dot(normal, feasible) - slack));
        const nearest = leastNormPoint(halfSpaces, ones(3));
        expect(nearest).not.toBeNull();
        for (const { normal, offset } of halfSpaces)
          expect(dot(normal, nearest ?? [])).toBeGreaterThanOrEqual(offset - 1e-9);
        for (const point of [feasible, ...others])
          if (halfSpaces.every(({ normal, offset }) => dot(normal, point) >= offset))
            expect(dot(nearest ?? [], nearest ?? [])).toBeLessThanOrEqual(dot(point, point) + 1e-9);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
