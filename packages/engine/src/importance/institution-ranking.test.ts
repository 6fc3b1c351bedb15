import { describe, expect, test } from 'vitest';
import { snapshotFromSample } from '../contagion/sample-networks.ts';
import { institutionRanking } from './institution-ranking.ts';

describe('a ranking of institutions', () => {
  // Bank 0 has lent 4 to bank 1, which has lent 5 to bank 2; equity 10, 20, 8: 38 in all.
  const snapshot = snapshotFromSample({
    claims: [
      [0, 4, 0],
      [0, 0, 5],
      [0, 0, 0],
    ],
    equity: [10, 20, 8],
  });

  test('gives the share of all capital that the others lose when a bank fails', () => {
    const [first, second, third] = institutionRanking(snapshot).importance;
    expect(first).toBe(0);
    expect(second).toBeCloseTo(4 / 38, 15);
    expect(third).toBeCloseTo((5 + 0.25 * 4) / 38, 15);
  });

  test('gives the mean share of its own capital a bank loses when another one fails', () => {
    const [first, second, third] = institutionRanking(snapshot).vulnerability;
    // The failure of 1 costs bank 0 4 of 10, that of 2 a quarter of that; the failure of 2 costs bank 1 5 of 20.
    expect(first).toBeCloseTo((0.4 + 0.1) / 2, 15);
    expect(second).toBeCloseTo(0.25 / 2, 15);
    expect(third).toBe(0);
  });

  test('C10: of a bank that has lent to nobody and owes nobody is nothing either way', () => {
    const { importance, vulnerability } = institutionRanking(
      snapshotFromSample({
        claims: [
          [0, 4, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
        equity: [10, 20, 8],
      }),
    );
    expect([importance[2], vulnerability[2]]).toEqual([0, 0]);
  });

  test('has no number for a bank without capital to lose, and none of its own for a bank that is alone', () => {
    const failed = institutionRanking(
      snapshotFromSample({
        claims: [
          [0, 1],
          [1, 0],
        ],
        equity: [-1, null],
      }),
    );
    expect([...failed.importance, ...failed.vulnerability].map(Number.isNaN)).toEqual([true, true, true, true]);
    const alone = institutionRanking(snapshotFromSample({ claims: [[0]], equity: [5] }));
    expect([alone.importance[0], alone.vulnerability[0]]).toEqual([0, 0]);
  });
});
