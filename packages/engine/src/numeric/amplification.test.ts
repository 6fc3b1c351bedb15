import { describe, expect, test } from 'vitest';
import { amplificationOf } from './amplification.ts';
import { openPlainLanes } from './plain-lanes.ts';
import { rowsOf, sampleRows } from './sample-rows.ts';

describe('the amplification of losses', () => {
  test('of two banks that have lent each other nine tenths of their capital is ten', () => {
    // (I - W)^-1 = 1 / (1 - 0.81) [[1, 0.9], [0.9, 1]]: rows sum to 1.9 / 0.19.
    const rows = rowsOf([[{ debtor: 1, weight: 0.9 }], [{ debtor: 0, weight: 0.9 }]]);
    const { factor, proven, losses } = amplificationOf(rows, openPlainLanes);
    expect(proven).toBe(true);
    expect(factor).toBeCloseTo(10, 4);
    expect(factor).toBeGreaterThanOrEqual(10);
    expect(losses).toBeNull();
  });

  test('counts only those who do not fail anyway, where others ruin each other', () => {
    // Banks 0 and 1 ruin each other whatever happens; 2 and 3 owe each other half: (1 + 0.5) / (1 - 0.25) = 2.
    const rows = rowsOf([
      [{ debtor: 1, weight: 1.5 }],
      [{ debtor: 0, weight: 1.5 }],
      [{ debtor: 3, weight: 0.5 }],
      [{ debtor: 2, weight: 0.5 }],
    ]);
    const { factor, proven, losses } = amplificationOf(rows, openPlainLanes);
    expect(proven).toBe(false);
    expect(factor).toBeCloseTo(2, 4);
    expect([...(losses ?? [])].map((loss) => Math.round(loss))).toEqual([1, 1, 0, 0]);
  });

  test.each([
    [0.5, true],
    [0.99, true],
    [0.9999, true],
    [1.0001, false],
    [1.5, false],
  ])('is proven at spectral radius %d: %s', (radius, expected) => {
    for (const seed of [1, 2, 3]) {
      const rows = sampleRows({ count: 200, claimsPerBank: 10, radius, seed });
      const { factor, proven } = amplificationOf(rows, openPlainLanes);
      expect(proven).toBe(expected);
      if (proven) expect(factor).toBeGreaterThan(1 / (1 - radius) - 1e-2 / (1 - radius));
    }
  });
});
