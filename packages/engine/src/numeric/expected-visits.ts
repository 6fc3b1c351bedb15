import { eliminateFlows } from './eliminate-flows.ts';
import { solveLinear } from './linear-solve.ts';
import { reachedRows } from './reached-rows.ts';
import type { SparseRows } from './sparse-rows.ts';
import { transposeRows } from './transpose-rows.ts';

/** A walk over rows: from row j to column k with the probability at (j, k), and out of it from j with `exits[j]`; 1 in all. */
export interface AbsorbingWalk {
  readonly steps: SparseRows;
  readonly exits: Float64Array;
}

const TOLERANCE = 1e-14;
/** The walk ends for certain: visits by which it ends with a probability that misses 1 by more are not taken. */
const CERTAINTY = 1e-9;
/** Up to here states are eliminated at once. */
const ALWAYS_ELIMINATE = 64;
/** Up to here states are eliminated where the iteration is not certain enough: a second of work and 8 MB. */
const MOST_ELIMINATE = 1_000;

/**
 * How often the walk from `start` is in each row before it ends, v = e + P'v (Kemeny and Snell (1960), Finite Markov Chains,
 * theorem 3.2.1): the sum of visits[j] exits[j] is 1. An exit must be reachable from every row that `start` reaches. Small
 * walks by elimination without subtraction, right to the last digits however seldom the walk ends; others by BiCGSTAB. Null
 * where a walk over more than a thousand rows hardly ever ends.
 */
export function expectedVisits({ steps, exits }: AbsorbingWalk, start: number): Float64Array | null {
  const cameFrom = transposeRows(steps);
  const begin = new Float64Array(steps.count);
  begin[start] = 1;
  const states = reachedRows(cameFrom, begin);
  const found =
    (states.length > ALWAYS_ELIMINATE ? iterate({ cameFrom, exits }, states) : null) ??
    (states.length <= MOST_ELIMINATE ? eliminateStates({ steps, exits }, states) : null);
  if (!found) return null;
  const visits = new Float64Array(steps.count);
  for (const [place, row] of states.entries()) visits[row] = found[place] ?? 0;
  return visits;
}

/** What rounding took from the certainty that the walk ends is given back in proportion. */
function iterate(
  { cameFrom, exits }: { readonly cameFrom: SparseRows; readonly exits: Float64Array },
  states: Uint32Array,
): Float64Array | null {
  const slopes = new Float64Array(cameFrom.count).fill(1);
  const visits = solveLinear({ rows: cameFrom, free: states, slopes }, firstOf(states), TOLERANCE);
  if (!visits) return null;
  const ended = visits.reduce((sum, often, place) => sum + often * (exits[states[place] ?? 0] ?? 0), 0);
  return Math.abs(ended - 1) <= CERTAINTY ? visits.map((often) => often / ended) : null;
}

function eliminateStates({ steps, exits }: AbsorbingWalk, states: Uint32Array): Float64Array | null {
  const size = states.length;
  const places = new Uint32Array(steps.count);
  for (const [place, row] of states.entries()) places[row] = place;
  const shares = new Float64Array(size * size);
  for (const [place, row] of states.entries())
    for (let position = steps.starts[row] ?? 0; position < (steps.starts[row + 1] ?? 0); position++)
      shares[place * size + (places[steps.columns[position] ?? 0] ?? 0)] = steps.weights[position] ?? 0;
  const leaks = Float64Array.from(states, (row) => exits[row] ?? 0);
  return eliminateFlows({ shares, leaks }, firstOf(states));
}

/** Of the rows reached the start is the first. */
function firstOf({ length }: Uint32Array): Float64Array {
  const first = new Float64Array(length);
  first[0] = 1;
  return first;
}
