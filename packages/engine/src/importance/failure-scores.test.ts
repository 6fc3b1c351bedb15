import { describe, expect, test } from 'vitest';
import { cappedLinear } from '../numeric/capped-linear.ts';
import { LANES } from '../numeric/lane-kernel.ts';
import { openPlainLanes } from '../numeric/plain-lanes.ts';
import { sampleRows } from '../numeric/sample-rows.ts';
import { failureScores } from './failure-scores.ts';
import { rankedSystem } from './ranked-system.ts';

// Bank i has capital i + 1, so that a score mistaken for another shows.

function systemOf(radius: number, count = 150) {
  const leverage = sampleRows({ count, claimsPerBank: 8, radius, seed: 4 });
  const capital = Float64Array.from({ length: count }, (_, row) => row + 1);
  return rankedSystem({ capital, leverage }, openPlainLanes);
}

function scoresOf(system: ReturnType<typeof systemOf>, failing: ArrayLike<number>): Float64Array {
  return failureScores(system, openPlainLanes(system.leverage, LANES), failing);
}

describe('what the failure of each bank costs the others', () => {
  test.each([0.5, 0.9, 0.99, 0.9999, 1, 1.05, 1.5, 20])(
    'is what the slow solver finds for it alone, at spectral radius %d',
    (radius) => {
      const system = systemOf(radius);
      const { leverage, capitalShare, rows } = system;
      scoresOf(system, rows).forEach((score, bank) => {
        const shock = new Float64Array(leverage.count);
        shock[bank] = 1;
        const alone = cappedLinear(leverage, shock).values.reduce(
          (sum, loss, row) => sum + (row === bank ? 0 : loss * (capitalShare[row] ?? 0)),
          0,
        );
        expect(Math.abs(score - alone), `bank ${bank}`).toBeLessThanOrEqual(1e-9);
      });
    },
  );

  test.each([0.9, 1.3])(
    'does not depend on which other banks are asked about, to the last digit, at spectral radius %d',
    (radius) => {
      const system = systemOf(radius);
      const all = scoresOf(system, system.rows);
      const backwards = system.rows.toReversed();
      expect(scoresOf(system, backwards).toReversed()).toEqual(all);
      for (const bank of [0, 3, 77, 149]) expect(scoresOf(system, [bank])[0]).toBe(all[bank]);
      expect([...scoresOf(system, [5, 140, 9])]).toEqual([all[5], all[140], all[9]]);
    },
  );

  test('of nobody is nothing', () => {
    expect(scoresOf(systemOf(0.9), [])).toHaveLength(0);
  });
});
