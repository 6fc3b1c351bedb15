import { describe, expect, test } from 'vitest';
import { snapshotFromSample } from '../contagion/sample-networks.ts';
import { systemicImportance } from './systemic-importance.ts';

describe('systemic importance', () => {
  test('is the share of all capital that the others lose when a bank fails', () => {
    // Bank 0 has lent 4 to bank 1, which has lent 5 to bank 2; equity 10, 20, 8: 38 in all.
    const snapshot = snapshotFromSample({
      claims: [
        [0, 4, 0],
        [0, 0, 5],
        [0, 0, 0],
      ],
      equity: [10, 20, 8],
    });
    const [first, second, third] = systemicImportance(snapshot);
    expect(first).toBe(0);
    expect(second).toBeCloseTo(4 / 38, 15);
    expect(third).toBeCloseTo((5 + 0.25 * 4) / 38, 15);
  });

  test('is no number for a bank that has no capital to lose', () => {
    const scores = systemicImportance(
      snapshotFromSample({
        claims: [
          [0, 1],
          [1, 0],
        ],
        equity: [-1, null],
      }),
    );
    expect([...scores].map(Number.isNaN)).toEqual([true, true]);
  });
});
