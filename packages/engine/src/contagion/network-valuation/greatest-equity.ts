import { solveLinear } from '../../numeric/linear-solve.ts';
import { type SparseRows, weightedSum } from '../../numeric/sparse-rows.ts';
import { equityAfter, type ValuationMap, withoutRounding, writeDownOf } from './valuation-map.ts';

// The greatest E with E = F(E), F the map of valuation-map.ts, which never falls as E rises (Tarski 1955, Pacific J. Math. 5).
//
// Sweeps down from equity with all claims at face value stay above the greatest solution, whatever order they visit
// rows in; so does what they end in, and it is a solution: the greatest. Where losses barely die out they take for ever,
// so they are helped from below: sweeps up from equity with all claims at their floor stay below every solution. Let
// low <= E* <= high. Every unit of equity that debtor j loses below high_j costs its creditors at least s_j, the least
// chord of V_j between the two, hence
//
//   high - E* >= (high - F(high)) + A s (high - E*),
//
// and taking d = (I - A s)^-1 (high - F(high)) from high leaves it above E*. That is Newton's method where V is concave
// below, the secant to `low` where it is convex, and closes the gap at once where V is linear. I - A s is an M-matrix
// whenever high is not yet a solution, because high - E* itself satisfies the inequality (Berman and Plemmons 1979,
// chapter 6); a d with both signs says that rounding has taken over, and is refused.

export interface GreatestEquity {
  /** One per row; NaN for sinks. */
  readonly equity: Float64Array;
  /** 1 - V_j(E_j); 0 for sinks. */
  readonly writeDown: Float64Array;
  /** Largest change another application of the map would make, as a share of the balance sheet. */
  readonly residual: number;
  readonly converged: boolean;
}

/** Rounding of a sum of claims, relative to the balance sheet they are on. */
export const RESIDUAL_TOLERANCE = 1e-13;

const MOST_PASSES = 10_000;
/** A fall below this share of the balance sheet is none: half a unit in the last place. */
const SMALLEST_FALL = 1.2e-16;
/** Falls up to here may be the rounding of the sums that measure them, which shows in that they stop shrinking. */
const ROUNDING = 1e-15;
/** Bounds this close, as a share of the balance sheet, are one. */
const CLOSED = 1e-14;
/** The share of every step that is left out, so that the linear solver's error does not carry it past the solution. */
const LEFT_OUT = 1e-8;
const SOLVER_TOLERANCE = 1e-12;
/** Steps upwards of this share of the longest one down are the rounding of none. */
const NO_STEP = 1e-6;

interface Bound {
  readonly equity: Float64Array;
  readonly writeDown: Float64Array;
}

export function greatestEquity(map: ValuationMap): GreatestEquity {
  const high = boundAt(map, map.start);
  const low = lowestEquity(map);
  const perSize = claimsPerSize(map);
  let [nextStep, widestBefore] = [2, Number.POSITIVE_INFINITY];
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    sweepDown(map, high);
    sweepUp(map, low);
    const gap = gapOf(map, high);
    const widest = gap.reduce((most, share) => Math.max(most, share), 0);
    const isRounding = widest <= SMALLEST_FALL || (widest <= ROUNDING && widest >= widestBefore);
    widestBefore = widest;
    if (isRounding || distance(map, low, high) <= CLOSED) break;
    if (pass < nextStep) continue;
    const stepped = lowerHigh(map, { low, high, gap, perSize });
    nextStep = stepped ? pass + 1 : 2 * pass;
  }
  for (const row of map.rows) setEquity(map, high, row, equityAfter(map, row, high.writeDown));
  const residual = largest(gapOf(map, high));
  return { ...high, residual, converged: residual <= RESIDUAL_TOLERANCE };
}

function boundAt(map: ValuationMap, equity: Float64Array): Bound {
  const writeDown = new Float64Array(equity.length);
  for (const row of map.rows) writeDown[row] = writeDownOf(map, row, equity[row] ?? 0);
  return { equity: equity.slice(), writeDown };
}

/** Below every solution: the image of all claims at their floor. */
function lowestEquity(map: ValuationMap): Bound {
  const writeDown = new Float64Array(map.start.length);
  for (const row of map.rows) {
    const debtor = map.debtors[row];
    if (debtor) writeDown[row] = 1 - map.valuation.floor(debtor);
  }
  return boundAt(
    map,
    map.start.map((start, row) => (Number.isNaN(start) ? start : equityAfter(map, row, writeDown))),
  );
}

/** There and back in canonical order, so that a chain of lenders takes one sweep whichever way it runs. */
function sweepDown(map: ValuationMap, bound: Bound): void {
  const lower = (row: number) => {
    const image = equityAfter(map, row, bound.writeDown);
    if (image < (bound.equity[row] ?? 0)) setEquity(map, bound, row, image);
  };
  for (let place = 0; place < map.rows.length; place++) lower(map.rows[place] ?? 0);
  for (let place = map.rows.length - 1; place >= 0; place--) lower(map.rows[place] ?? 0);
}

function sweepUp(map: ValuationMap, bound: Bound): void {
  const raise = (row: number) => {
    const image = equityAfter(map, row, bound.writeDown);
    if (image > (bound.equity[row] ?? 0)) setEquity(map, bound, row, image);
  };
  for (let place = 0; place < map.rows.length; place++) raise(map.rows[place] ?? 0);
  for (let place = map.rows.length - 1; place >= 0; place--) raise(map.rows[place] ?? 0);
}

function setEquity(map: ValuationMap, bound: Bound, row: number, equity: number): void {
  const rounded = withoutRounding(equity, map.size[row] ?? 0);
  bound.equity[row] = rounded;
  bound.writeDown[row] = writeDownOf(map, row, rounded);
}

interface Between {
  readonly low: Bound;
  readonly high: Bound;
  /** high - F(high), as a share of the balance sheet; below 0 by rounding only. */
  readonly gap: Float64Array;
  readonly perSize: SparseRows;
}

/** Lowers `high` by a step that cannot pass the greatest solution; false where there is none to take. */
function lowerHigh(map: ValuationMap, { low, high, gap, perSize }: Between): boolean {
  const slopes = slopesOf(map, (row, debtor) =>
    map.valuation.leastChord(low.equity[row] ?? 0, high.equity[row] ?? 0, debtor),
  );
  const step = solveSteps(perSize, slopes, gap);
  if (!step) return false;
  let moved = false;
  for (const row of map.rows) {
    const here = high.equity[row] ?? 0;
    const lowered = here - (1 - LEFT_OUT) * (step[row] ?? 0) * (map.size[row] ?? 0);
    const bounded = Math.max(lowered, low.equity[row] ?? 0);
    if (!(bounded < here)) continue;
    setEquity(map, high, row, bounded);
    moved = true;
  }
  return moved;
}

type SlopeOf = (row: number, debtor: ValuationMap['debtors'][number]) => number;

/** Slopes per unit of the debtor's own balance sheet; 0 for sinks. */
function slopesOf({ rows, debtors, size, start }: ValuationMap, slopeOf: SlopeOf): Float64Array {
  const slopes = new Float64Array(start.length);
  for (const row of rows) {
    const debtor = debtors[row];
    if (debtor) slopes[row] = slopeOf(row, debtor) * (size[row] ?? 0);
  }
  return slopes;
}

/** (I - W s)^-1 right on all rows, 0 or more; null where it is not positive: rounding has made I - W s no M-matrix. */
function solveSteps(rows: SparseRows, slopes: Float64Array, right: Float64Array): Float64Array | null {
  const free = Uint32Array.from(slopes.keys()).filter((row) => (slopes[row] ?? 0) > 0);
  const solved = solveLinear(
    { rows, free, slopes },
    Float64Array.from(free, (row) => right[row] ?? 0),
    SOLVER_TOLERANCE,
  );
  if (!solved) return null;
  // Rows whose own debts do not react yet follow from those that do.
  const passed = new Float64Array(right.length);
  free.forEach((row, place) => {
    passed[row] = (slopes[row] ?? 0) * (solved[place] ?? 0);
  });
  const step = right.map((share, row) => share + weightedSum(rows, row, passed));
  const longest = largest(step);
  return step.every((share) => share >= -NO_STEP * longest) ? step.map((share) => Math.max(0, share)) : null;
}

/** The spectral radius of this matrix times slopes per size is that of A V'. */
export function claimsPerSize({ claims, size }: ValuationMap): SparseRows {
  const weights = claims.weights.slice();
  for (let row = 0; row < claims.count; row++)
    for (let position = claims.starts[row] ?? 0; position < (claims.starts[row + 1] ?? 0); position++)
      weights[position] = (weights[position] ?? 0) / (size[row] ?? 1);
  return { ...claims, weights };
}

function gapOf(map: ValuationMap, { equity, writeDown }: Bound): Float64Array {
  const gap = new Float64Array(equity.length);
  for (const row of map.rows) {
    const fall = (equity[row] ?? 0) - equityAfter(map, row, writeDown);
    gap[row] = fall === 0 ? 0 : fall / (map.size[row] ?? 1);
  }
  return gap;
}

function distance(map: ValuationMap, low: Bound, high: Bound): number {
  let most = 0;
  for (const row of map.rows) {
    const apart = (high.equity[row] ?? 0) - (low.equity[row] ?? 0);
    if (apart > 0) most = Math.max(most, apart / (map.size[row] ?? 1));
  }
  return most;
}

function largest(entries: Float64Array): number {
  let most = 0;
  for (let place = 0; place < entries.length; place++) most = Math.max(most, Math.abs(entries[place] ?? 0));
  return most;
}
