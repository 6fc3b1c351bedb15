import { accelerate } from './accelerate.ts';
import {
  FIXED_POINT_TOLERANCE,
  type FixedPoint,
  fixedPointResidual,
  leastFixedPoint,
  polish,
} from './least-fixed-point.ts';
import { solveLinear } from './linear-solve.ts';
import { reachedRows } from './reached-rows.ts';
import { type SparseRows, weightedSum } from './sparse-rows.ts';

const LINEAR = { pass: (distress: number) => distress, slope: () => 1 };

const MOST_ROUNDS = 100;
const MOST_SWEEPS_DOWN = 6;
const MOST_SWEEPS = 30;
const MOST_CORRECTIONS = 12;
/** So few free rows are solved at once, by elimination. */
const FEW = 64;
/** Each correction need only shrink the last one's error: what counts is the gap it is solved for, not one long solve. */
const CORRECTION_TOLERANCE = 1e-6;
/** A gap below this is the rounding of the sums that measure it. */
const SMALLEST_GAP = 4e-16;
/** What rounding can take from an image of exactly 1; a bank that falls short by less is as good as failed. */
const SHORT_OF_FAILURE = 1e-14;

/**
 * The least h >= base with h = min(1, base + W h), W and base non-negative, base at most 1.
 *
 * On the rows a positive base reaches, that solution is the only one, so it may be approached from above: suppose all
 * of them at 1, sweep down, free those that fall short of 1, solve the linear system of the free ones, and repeat until
 * nobody else falls short (policy iteration; a handful of rounds). Unlike sweeping from below this does not slow down
 * as the spectral radius of W passes through 1. A row is freed only where it falls short by more than rounding: freeing
 * one on a circle whose weights multiply to exactly 1 would turn the failure of all into the survival of all.
 */
export function cappedLinear(rows: SparseRows, base: Float64Array): FixedPoint {
  const reached = reachedRows(rows, base);
  const values = new Float64Array(rows.count);
  for (const row of reached) values[row] = 1;
  let freed = 0;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const free = freeBySweeping(rows, base, { values, reached });
    if (free.length === freed) {
      polish(rows, base, values, LINEAR);
      const residual = fixedPointResidual(rows, base, values, LINEAR);
      if (!(residual <= FIXED_POINT_TOLERANCE * 10)) break;
      return { values, sweeps: round, residual, converged: true };
    }
    freed = free.length;
    if (!solveFree(rows, base, { values, free })) break;
  }
  // The linear solver gave up, or rows came free one by one for too long: sweeping from below always works.
  return leastFixedPoint(rows, base, LINEAR);
}

/** Sweeps until nobody else falls short of 1, each time in order of reach and back; answers the rows that do, in place. */
function freeBySweeping(
  rows: SparseRows,
  base: Float64Array,
  { values, reached }: { readonly values: Float64Array; readonly reached: Uint32Array },
): Uint32Array {
  const lower = (row: number) => {
    const image = (base[row] ?? 0) + weightedSum(rows, row, values);
    const here = values[row] ?? 0;
    if (here < 1 ? image < here : image < 1 - SHORT_OF_FAILURE) values[row] = image;
  };
  let free = shortRows(values);
  for (let sweep = 0; sweep < MOST_SWEEPS_DOWN; sweep++) {
    const before = free.length;
    for (let place = 0; place < reached.length; place++) lower(reached[place] ?? 0);
    for (let place = reached.length - 1; place >= 0; place--) lower(reached[place] ?? 0);
    free = shortRows(values);
    if (free.length === before) break;
  }
  return free;
}

/** Reached rows below 1, ascending; a row that nothing reaches is at 0. */
function shortRows(values: Float64Array): Uint32Array {
  const short = new Uint32Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? 0;
    if (value > 0 && value < 1) short[count++] = row;
  }
  return short.slice(0, count);
}

interface FreeRows {
  readonly values: Float64Array;
  readonly free: Uint32Array;
}

/** Solves for the free rows in place, the others held at 1; false where the linear solver breaks down. */
function solveFree(rows: SparseRows, base: Float64Array, freeRows: FreeRows): boolean {
  const { values, free } = freeRows;
  if (free.length > FEW) sweepFree(rows, base, freeRows);
  const slopes = new Float64Array(rows.count).fill(1);
  let gapBefore = Number.POSITIVE_INFINITY;
  for (let correction = 0; correction < MOST_CORRECTIONS; correction++) {
    const { gap, largestGap } = measureGap(rows, base, freeRows);
    if (largestGap <= SMALLEST_GAP || largestGap > gapBefore / 2) break;
    gapBefore = largestGap;
    const move = solveLinear({ rows, free, slopes }, gap, CORRECTION_TOLERANCE);
    if (!move) return false;
    for (let place = 0; place < free.length; place++) {
      const row = free[place] ?? 0;
      values[row] = withinFree((values[row] ?? 0) + (move[place] ?? 0), base[row] ?? 0);
    }
  }
  return true;
}

/** Accelerated Gauss-Seidel sweeps in canonical order, which is how memory is read fastest: enough for most systems, a better start for the rest. */
function sweepFree(rows: SparseRows, base: Float64Array, { values, free }: FreeRows): void {
  const scratch = values.slice();
  const chosen = Float64Array.from(free, (row) => values[row] ?? 0);
  const advance = (vector: Float64Array) => {
    for (let place = 0; place < free.length; place++) scratch[free[place] ?? 0] = vector[place] ?? 0;
    for (let place = 0; place < free.length; place++) {
      const row = free[place] ?? 0;
      const image = (base[row] ?? 0) + weightedSum(rows, row, scratch);
      scratch[row] = image;
      vector[place] = image;
    }
  };
  const change = accelerate(advance, chosen, { mostSteps: MOST_SWEEPS, goal: SMALLEST_GAP });
  // A start worse than the one before would be no help to the solver that follows.
  if (!(change < 1)) return;
  for (let place = 0; place < free.length; place++) {
    const row = free[place] ?? 0;
    values[row] = withinFree(chosen[place] ?? 0, base[row] ?? 0);
  }
}

function withinFree(value: number, base: number): number {
  return Math.min(1 - SHORT_OF_FAILURE, Math.max(base, value));
}

function measureGap(rows: SparseRows, base: Float64Array, { values, free }: FreeRows) {
  const gap = new Float64Array(free.length);
  let largestGap = 0;
  for (let place = 0; place < free.length; place++) {
    const row = free[place] ?? 0;
    const here = (base[row] ?? 0) + weightedSum(rows, row, values) - (values[row] ?? 0);
    gap[place] = here;
    largestGap = Math.max(largestGap, Math.abs(here));
  }
  return { gap, largestGap };
}
