import type { LinearProgrammeSolver } from '@faultline/engine';
import { optimalBailOut, rowsOfMatrix } from '@faultline/engine';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadLinearProgrammeSolver } from './linear-programme.ts';

let solve: LinearProgrammeSolver;
beforeAll(async () => {
  solve = await loadLinearProgrammeSolver();
});

const rowsOf = (rows: readonly (readonly number[])[]) => ({
  count: rows.length,
  starts: Uint32Array.from([0, ...rows.map((_, row) => rows.slice(0, row + 1).flat().length)]),
  columns: Uint32Array.from(rows.flatMap((row) => row.map((_, column) => column))),
  weights: Float64Array.from(rows.flat()),
});

describe('the linear-programme solver', () => {
  test('maximises, and prices the limits: 3x + 2y with x + y <= 4 and x + 3y <= 7, x at most 3', () => {
    // Best at (3, 1): both the limit of 4 and the bound on x hold it; a fifth unit of the first limit would add 2.
    const found = solve({
      objective: Float64Array.of(3, 2),
      most: Float64Array.of(3, Number.POSITIVE_INFINITY),
      rows: rowsOf([
        [1, 1],
        [1, 3],
      ]),
      limits: Float64Array.of(4, 7),
    });
    expect(found).toMatchObject({ optimal: true, said: 'optimal' });
    expect([...found.values]).toEqual([expect.closeTo(3, 12), expect.closeTo(1, 12)]);
    expect([...found.prices]).toEqual([expect.closeTo(2, 12), expect.closeTo(0, 12)]);
  });

  test('says so where there is no optimum', () => {
    const unbounded = solve({
      objective: Float64Array.of(1),
      most: Float64Array.of(Number.POSITIVE_INFINITY),
      rows: rowsOf([[-1]]),
      limits: Float64Array.of(1),
    });
    expect(unbounded.optimal).toBe(false);
    expect(unbounded.said).toMatch(/unbounded/i);
  });

  test.each([1, 1e-9, 1e12])('finds a bail-out that its own prices prove best, with amounts in units of %d', (unit) => {
    // Nobody owns anything; 6 to the third bank reach everybody: see the engine's test of the same system.
    const network = {
      claims: rowsOfMatrix([
        [0, 6 * unit, 0],
        [6 * unit, 0, 8 * unit],
        [0, 0, 0],
      ]),
      externalAssets: new Float64Array(3),
      externalObligations: Float64Array.of(6 * unit, 0, 4 * unit),
    };
    const found = optimalBailOut(network, 6 * unit, solve);
    expect(found.totalPayments / unit).toBeCloseTo(18, 10);
    expect(found.totalPaymentsAtMost / unit).toBeCloseTo(18, 10);
  });

  test('gives the same answer to the same programme, bit by bit', () => {
    const programme = {
      objective: Float64Array.of(1, 1, 1),
      most: Float64Array.of(1, 1, 1),
      rows: rowsOf([[0.3, 0.7, 0.1]]),
      limits: Float64Array.of(0.9),
    };
    expect(solve(programme)).toEqual(solve(programme));
  });
});
