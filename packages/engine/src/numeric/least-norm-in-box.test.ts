import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastNormInBox } from './least-norm-in-box.ts';
import { leastNormPoint } from './least-norm-point.ts';

const inBox = (normal: readonly number[], offset: number, limits: readonly number[], weights?: readonly number[]) =>
  leastNormInBox({ normal: Float64Array.from(normal), offset }, weights ?? limits.map(() => 1), limits);

describe('the point of least norm in a box', () => {
  test('of 3x + 4y >= 25 is (3, 4), and with x <= 2 the rest falls on y', () => {
    expect(inBox([3, 4], 25, [9, 9])).toEqual(Float64Array.of(3, 4));
    expect(inBox([3, 4], 25, [2, 9])).toEqual(Float64Array.of(2, 19 / 4));
  });

  test('prefers what weighs less: x + y >= 3 with x^2 + 2 y^2 is nearest at (2, 1)', () => {
    const [x, y] = inBox([1, 1], 3, [9, 9], [1, 2]) ?? [];
    expect(x).toBeCloseTo(2, 14);
    expect(y).toBeCloseTo(1, 14);
  });

  test('takes nothing where nothing is asked, or where it would not help', () => {
    expect(inBox([1, 1], -1, [1, 1])).toEqual(new Float64Array(2));
    expect(inBox([-1, 0, 2], 2, [5, 5, 5])).toEqual(Float64Array.of(0, 0, 1));
  });

  test('takes everything where that is just enough, and is none where it is not', () => {
    expect(inBox([1, 2], 5, [1, 2])).toEqual(Float64Array.of(1, 2));
    expect(inBox([1, 2], 5.001, [1, 2])).toBeNull();
    expect(inBox([0, -1], 1, [1, 1])).toBeNull();
  });

  test('is where the general method finds it', () => {
    const entry = fc.record({
      gain: fc.integer({ min: 0, max: 9 }),
      limit: fc.nat(20),
      weight: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 99 }),
        (entries, percent) => {
          const [normal, limits, weights] = [
            Float64Array.from(entries, ({ gain }) => gain),
            Float64Array.from(entries, ({ limit }) => limit),
            Float64Array.from(entries, ({ weight }) => weight),
          ];
          const offset = (percent / 100) * normal.reduce((sum, gain, i) => sum + gain * (limits[i] ?? 0), 0);
          const atMost = entries.map(({ limit }, i) => ({
            normal: normal.map((_, k) => (k === i ? -1 : 0)),
            offset: -limit,
          }));
          const general = leastNormPoint([{ normal, offset }, ...atMost], weights);
          const found = leastNormInBox({ normal, offset }, weights, limits);
          expect(found).not.toBeNull();
          found?.forEach((x, i) => {
            expect(x).toBeCloseTo(general?.[i] ?? Number.NaN, 9);
          });
        },
      ),
      { numRuns: 300, seed: 11 },
    );
  });
});
