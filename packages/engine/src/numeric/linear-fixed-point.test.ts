import { describe, expect, test } from 'vitest';
import { cappedLinear } from './capped-linear.ts';
import { linearFixedPoint } from './linear-fixed-point.ts';
import { openPlainLanes } from './plain-lanes.ts';
import { rowsOf, sampleRows } from './sample-rows.ts';
import { settleOne } from './settle-lanes.ts';
import type { SparseRows } from './sparse-rows.ts';

// Losses after a shock by accelerated sweeps, against the solver that comes from above and knows no sweeps from below.

function shockOf(count: number, losses: Readonly<Record<number, number>>): Float64Array {
  return Float64Array.from({ length: count }, (_, row) => losses[row] ?? 0);
}

function largestDifference(left: Float64Array, right: Float64Array): number {
  return left.reduce((most, value, row) => Math.max(most, Math.abs(value - (right[row] ?? Number.NaN))), 0);
}

/** What the sweeps alone come to, without the other solver behind them. */
function sweptAlone(rows: SparseRows, shock: Float64Array) {
  const kernel = openPlainLanes(rows, 1);
  const sweeps = settleOne(kernel, { base: shock, start: shock, goal: 1e-15 });
  return { values: kernel.values, sweeps };
}

describe('losses by accelerated sweeps', () => {
  test.each([0.3, 0.85, 0.97, 0.999, 1, 1.001, 1.05, 1.3, 3, 30])(
    'are those of the slow solver at spectral radius %d',
    (radius) => {
      for (const seed of [1, 2, 3]) {
        const rows = sampleRows({ count: 400, claimsPerBank: 12, radius, seed });
        for (const shock of [{ 0: 1 }, { 399: 1 }, { 7: 0.3, 200: 0.001 }]) {
          const base = shockOf(rows.count, shock);
          const { values, sweeps } = sweptAlone(rows, base);
          expect(sweeps).not.toBeNull();
          expect(largestDifference(values, cappedLinear(rows, base).values)).toBeLessThanOrEqual(1e-9);
        }
      }
    },
  );

  test('take tens of sweeps to the last digit, where plain ones would take hundreds', () => {
    for (const [radius, most] of [
      [0.85, 45],
      [0.97, 60],
      [1.05, 55],
      [1.3, 35],
    ] as const) {
      const rows = sampleRows({ count: 400, claimsPerBank: 12, radius, seed: 5 });
      expect(sweptAlone(rows, shockOf(400, { 3: 1 })).sweeps, `radius ${radius}`).toBeLessThanOrEqual(most);
    }
  });

  test('of banks nothing reaches are their shock to the last digit', () => {
    const rows = rowsOf([[{ debtor: 1, weight: 0.5 }], [], [{ debtor: 3, weight: 2 }], []]);
    expect([...linearFixedPoint(rows, shockOf(4, { 1: 0.3 }), openPlainLanes).values]).toEqual([0.15, 0.3, 0, 0]);
  });

  test('pass along a chain of a thousand lenders, each of whom has lent to the next in order', () => {
    const count = 1_000;
    const weight = 0.999;
    const rows = rowsOf(
      Array.from({ length: count }, (_, bank) => (bank + 1 < count ? [{ debtor: bank + 1, weight }] : [])),
    );
    const { values } = linearFixedPoint(rows, shockOf(count, { [count - 1]: 1 }), openPlainLanes);
    expect(values[0]).toBeCloseTo(weight ** (count - 1), 9);
  });

  test('of a small shock to a ring that owes itself more than its capital are the capital of all', () => {
    for (const loss of [1e-3, 1e-9, 1e-14]) {
      const rows = rowsOf([0, 1, 2].map((bank) => [{ debtor: (bank + 1) % 3, weight: 1.2 }]));
      expect([...linearFixedPoint(rows, shockOf(3, { 0: loss }), openPlainLanes).values]).toEqual([1, 1, 1]);
    }
  });

  test('leave a second, sound part of the system alone while another breaks down', () => {
    // Banks 0 and 1 ruin each other; 2 and 3 owe each other little, and 2 has a small claim on 0.
    const rows = rowsOf([
      [{ debtor: 1, weight: 1.5 }],
      [{ debtor: 0, weight: 1.5 }],
      [
        { debtor: 0, weight: 0.1 },
        { debtor: 3, weight: 0.2 },
      ],
      [{ debtor: 2, weight: 0.2 }],
    ]);
    const { values } = linearFixedPoint(rows, shockOf(4, { 0: 1e-6 }), openPlainLanes);
    // h2 = 0.1 + 0.2 h3 and h3 = 0.2 h2.
    expect([...values.subarray(0, 2)]).toEqual([1, 1]);
    expect(values[2]).toBeCloseTo(0.1 / 0.96, 14);
    expect(values[3]).toBeCloseTo(0.02 / 0.96, 14);
  });
});
