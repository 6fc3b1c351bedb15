import { solveLinear } from './linear-solve.ts';
import { reachedRows } from './reached-rows.ts';
import type { SparseRows } from './sparse-rows.ts';

// The least h >= base with h = min(1, base + W p(h)), p increasing and convex on [0, 1] with p(0) = 0 and p(1) = 1.
//
// Gauss-Seidel sweeps from h = base stay below the solution whatever order they visit rows in, so every iterate is a
// lower bound. They are slow where losses barely die out (spectral radius near 1), so once in a while the rows that
// reached 1 are frozen and Newton's method solves the rest: for a convex increasing map it rises monotonically to the
// least solution (Ortega and Rheinboldt 1970, theorem 13.3.4). A solution that stays below 1 on the rest solves the
// capped system too, and is its least solution because it lies between the lower bound and every other; one that does
// not is thrown away and sweeping goes on. So the answer never depends on the shortcut.

/** How distress of a debtor turns into losses of its creditors, and the slope of that. */
export interface Transmission {
  readonly pass: (distress: number) => number;
  readonly slope: (distress: number) => number;
}

export interface FixedPoint {
  /** The solution, one per row. */
  readonly values: Float64Array;
  readonly sweeps: number;
  /** max |min(1, base + W p(h)) - h|. */
  readonly residual: number;
  readonly converged: boolean;
}

/** Rounding of a sum of at most a few thousand terms of order one; the residual is per institution, not per system. */
export const FIXED_POINT_TOLERANCE = 1e-13;
const FIRST_NEWTON_SWEEP = 8;
const MOST_SWEEPS = 50_000;
const MOST_NEWTON_STEPS = 40;
const NEWTON_TOLERANCE = 1e-14;
const CAP_REACHES = [1e-6, 1e-9, 1e-12];

/** `rows` holds W with non-negative weights; `base` is in [0, 1]. Bounded at 50,000 sweeps: then `converged` is false. */
export function leastFixedPoint(rows: SparseRows, base: Float64Array, transmission: Transmission): FixedPoint {
  const values = base.slice();
  const order = reachedRows(rows, base);
  let nextNewton = FIRST_NEWTON_SWEEP;
  let sweeps = 0;
  while (sweeps < MOST_SWEEPS) {
    const change = sweep(rows, base, { values, order }, transmission);
    sweeps++;
    if (change <= FIXED_POINT_TOLERANCE / 100) break;
    if (sweeps < nextNewton) continue;
    nextNewton *= 2;
    const finished = newtonBelowCap(rows, base, values, transmission);
    if (!finished) continue;
    values.set(finished);
    polish(rows, base, values, transmission);
    break;
  }
  const settled = settleAtCap(rows, base, values, transmission);
  const residual = fixedPointResidual(rows, base, settled, transmission);
  return { values: settled, sweeps, residual, converged: residual <= FIXED_POINT_TOLERANCE * 10 };
}

/**
 * A solution that touches 1 exactly is reached from below only in the limit, and where the map is tangent there, rounding
 * stops it about 1e-8 short. Rows that close are lifted to 1 if 1 is a solution too: then nothing representable tells
 * the two apart. Away from tangency the residual refuses the lift.
 */
function settleAtCap(
  rows: SparseRows,
  base: Float64Array,
  values: Float64Array,
  transmission: Transmission,
): Float64Array {
  for (const reach of CAP_REACHES) {
    const lifted = values.map((value) => (value < 1 && value > 1 - reach ? 1 : value));
    if (fixedPointResidual(rows, base, lifted, transmission) <= FIXED_POINT_TOLERANCE) return lifted;
  }
  return values;
}

/** One Gauss-Seidel sweep in place, in order of reach: a chain of failures takes one, whatever its length. Answers the largest rise. */
function sweep(
  rows: SparseRows,
  base: Float64Array,
  { values, order }: { readonly values: Float64Array; readonly order: Uint32Array },
  { pass }: Transmission,
): number {
  let largestRise = 0;
  for (let place = 0; place < order.length; place++) {
    const row = order[place] ?? 0;
    const here = values[row] ?? 0;
    if (here >= 1) continue;
    const next = Math.min(1, (base[row] ?? 0) + incoming(rows, row, values, pass));
    if (next - here > largestRise) largestRise = next - here;
    if (next > here) values[row] = next;
  }
  return largestRise;
}

const POLISHING_SWEEPS = 3;

/**
 * Replaces values that an elimination left with its rounding by the map's own image of them, in place: a bank nothing
 * reaches then keeps its shock to the last digit, and no value lies below it.
 */
export function polish(rows: SparseRows, base: Float64Array, values: Float64Array, { pass }: Transmission): void {
  for (let again = 0; again < POLISHING_SWEEPS; again++)
    for (let row = 0; row < rows.count; row++)
      values[row] = Math.min(1, (base[row] ?? 0) + incoming(rows, row, values, pass));
}

/** sum_j W_ij p(h_j). */
export function incoming(rows: SparseRows, row: number, values: Float64Array, pass: (h: number) => number): number {
  let sum = 0;
  const end = rows.starts[row + 1] ?? 0;
  for (let position = rows.starts[row] ?? 0; position < end; position++)
    sum += (rows.weights[position] ?? 0) * pass(values[rows.columns[position] ?? 0] ?? 0);
  return sum;
}

export function fixedPointResidual(
  rows: SparseRows,
  base: Float64Array,
  values: Float64Array,
  { pass }: Transmission,
): number {
  let residual = 0;
  for (let row = 0; row < rows.count; row++) {
    const image = Math.min(1, (base[row] ?? 0) + incoming(rows, row, values, pass));
    residual = Math.max(residual, Math.abs(image - (values[row] ?? 0)));
  }
  return residual;
}

/** Newton on the rows below 1; null when it leaves [values, 1] or does not settle. */
function newtonBelowCap(
  rows: SparseRows,
  base: Float64Array,
  values: Float64Array,
  { pass, slope }: Transmission,
): Float64Array | null {
  const free = Uint32Array.from(values.keys()).filter((row) => (values[row] ?? 0) < 1);
  const trial = values.slice();
  const gap = new Float64Array(free.length);
  for (let step = 0; step < MOST_NEWTON_STEPS; step++) {
    free.forEach((row, place) => {
      gap[place] = (base[row] ?? 0) + incoming(rows, row, trial, pass) - (trial[row] ?? 0);
    });
    const move = solveLinear({ rows, free, slopes: trial.map(slope) }, gap, NEWTON_TOLERANCE);
    if (!move) break;
    for (const [place, row] of free.entries()) {
      const next = (trial[row] ?? 0) + (move[place] ?? 0);
      // Above 1 is the cap's business; below the proven lower bound something went wrong.
      if (!(next <= 1 + FIXED_POINT_TOLERANCE && next >= (values[row] ?? 0) - FIXED_POINT_TOLERANCE)) return null;
      trial[row] = Math.min(1, next);
    }
    if (largest(move) <= FIXED_POINT_TOLERANCE / 10) break;
  }
  return largest(gap) <= FIXED_POINT_TOLERANCE ? trial : null;
}

function largest(entries: Float64Array): number {
  return entries.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
}
