import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cappedShares } from './capped-shares.ts';

test('a bank that cannot bear its share bears what it has, and the others share the rest by weight', () => {
  expect([...cappedShares(90, [1, 1, 1], [10, 100, 100])]).toEqual([10, 40, 40]);
  expect([...cappedShares(100, [3, 1], [1000, 1000])]).toEqual([75, 25]);
});

test('where all have less than is shared they give all they have, and who has no weight gives nothing', () => {
  expect([...cappedShares(90, [1, 2, 0], [10, 20, 500])]).toEqual([10, 20, 0]);
  expect([...cappedShares(5, [], [])]).toEqual([]);
});

test('shares add up, keep within their limits, and are in proportion to weights below them', () => {
  const column = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 500 })), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), column, (sevenths, rows) => {
      const amount = sevenths / 7;
      const weights = rows.map(([weight]) => weight);
      const limits = rows.map(([, limit]) => limit / 3);
      const shares = [...cappedShares(amount, weights, limits)];
      const most = limits.reduce((sum, limit, row) => sum + ((weights[row] ?? 0) > 0 ? limit : 0), 0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(Math.min(amount, most), 9);
      const perWeight = shares.map((share, row) => share / (weights[row] ?? 0)).filter(Number.isFinite);
      const highest = Math.max(0, ...perWeight);
      shares.forEach((share, row) => {
        expect(share).toBeLessThanOrEqual(limits[row] ?? 0);
        const isBelow = share < (limits[row] ?? 0) * (1 - 1e-9);
        if (isBelow && (weights[row] ?? 0) > 0) expect(share / (weights[row] ?? 0)).toBeCloseTo(highest, 9);
      });
    }),
    { seed: 30, numRuns: 1000 },
  );
});
