import type { Column } from '@faultline/network';
import { cappedLinear } from '../numeric/capped-linear.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { type Effort, solvingEffort, spend } from '../numeric/effort.ts';
import { type HalfSpace, leastNormPoint } from '../numeric/least-norm-point.ts';
import { solveLinear } from '../numeric/linear-solve.ts';
import { type SparseRows, weightedSum } from '../numeric/sparse-rows.ts';
import { transposeRows } from '../numeric/transpose-rows.ts';
import { dot } from '../numeric/vectors.ts';
import type { CapitalNetwork } from './cascade-response.ts';
import { leverageRows } from './debt-rank-response.ts';
import { type LeastNormShock, leastNormShock, normOf, requireWeights } from './least-norm-shock.ts';
import { smallestSeverity } from './smallest-severity.ts';
import { MOST_EFFORT, searchSubsets } from './subset-search.ts';

// The loss ratios of linear DebtRank are limits of compositions of sums and of min(1, .), hence concave in the shock.
// So the shocks that reach a loss form a convex set, and the one of least norm is found by cutting planes (Kelley
// (1960), The cutting-plane method for solving convex programs, J. SIAM 8): solve for the shock nearest to 0 that meets
// all cuts; where the model says it falls short, its dual prices give one more cut. Each nearest point is a lower bound.

interface Searched {
  readonly weights: Column;
  /** What each can lose: its capital, or 0 where it has none. */
  readonly capital: Float64Array;
  readonly rows: SparseRows;
  readonly transposed: SparseRows;
}

/** sum_i perUnit_i h_i is to be at least `amount`. */
interface Target {
  readonly perUnit: Float64Array;
  readonly amount: number;
}

const MOST_ROUNDS = 2_000;
/** A cut the nearest point lies on, to this share of its offset, is what keeps the point there; others are let go. */
const ON_CUT = 1e-9;
/** The loss ratios of a shock take about as long as so many linear systems. */
const SOLVES = 3;
/** A target is reached where no more than this share of it is missing: what cuts and their solution leave of rounding. */
const SHORT = 1e-11;

/**
 * The smallest shock to capital, of any shape, after which linear DebtRank ends in a loss of `lossAmount`, shock
 * included. Null where that is more than all capital. A certified minimum unless 2,000 rounds of cuts did not suffice. Where the
 * spectral radius is 1 or more a shock of any size may do: then zeros are the infimum. `weights` define the norm.
 * Throws RangeError for a weight that is not positive or a loss that is negative.
 */
export function leastShockLosingCapital(
  network: CapitalNetwork,
  weights: Column,
  lossAmount: number,
): LeastNormShock | null {
  if (!(lossAmount >= 0)) throw new RangeError(`the loss is ${lossAmount}; an amount of at least 0 is expected`);
  const searched = prepare(network, weights);
  const { capital } = searched;
  const total = compensatedSum(capital);
  if (lossAmount * (1 - SHORT) > total) return null;
  // All capital is lost where everybody has lost its own, and each of these is a cut of its own.
  const everybody = [...capital.keys()].filter((row) => (capital[row] ?? 0) > 0);
  const targets =
    lossAmount >= total * (1 - SHORT)
      ? everybody.map((row) => ({ perUnit: unit(capital.length, row), amount: 1 }))
      : [{ perUnit: capital, amount: lossAmount }];
  const { shock, lowerBound } = shockReaching(searched, targets, { left: MOST_EFFORT });
  return leastNormShock(shock, weights, lowerBound);
}

/**
 * The smallest shock to capital, of any shape, after which linear DebtRank has taken all capital from at least
 * `failures` institutions. Null where fewer have any. Certified where the sets to choose them from number at most 8192,
 * else a local minimum over such sets, with the shock that brings down the last of the easiest ones as a lower bound.
 * Institutions without capital count as failed. `weights` define the norm. Throws RangeError as above.
 */
export function leastShockFailingCapital(
  network: CapitalNetwork,
  weights: Column,
  failures: number,
): LeastNormShock | null {
  const searched = prepare(network, weights);
  const { capital } = searched;
  const standing = [...capital.keys()].filter((row) => (capital[row] ?? 0) > 0);
  const wanted = failures - [...network.capital].filter((own) => own <= 0).length;
  if (wanted > standing.length) return null;
  if (wanted <= 0) return leastNormShock(new Float64Array(capital.length), weights, 0);
  const targetsOf = (places: readonly number[]) =>
    places.map((place) => ({ perUnit: unit(capital.length, standing[place] ?? 0), amount: 1 }));
  const alone = standing.map(
    (_, place) => cuttingPlanes(searched, targetsOf([place]), { left: MOST_EFFORT / standing.length }).lowerBound,
  );
  const easiest = [...standing.keys()].sort((a, b) => (alone[a] ?? 0) - (alone[b] ?? 0) || a - b).slice(0, wanted);
  const effort = { left: MOST_EFFORT };
  const shockOf = (members: Uint8Array) =>
    shockReaching(searched, targetsOf([...members.keys()].filter((place) => members[place] === 1)), effort);
  const found = searchSubsets({
    candidates: standing.length,
    fewest: wanted,
    most: wanted,
    starts: [Uint8Array.from(standing, (_, place) => (easiest.includes(place) ? 1 : 0))],
    lengthOf: (members) => normOf(shockOf(members).shock, weights),
    boundOf: (members) => members.reduce((most, flag, place) => (flag ? Math.max(most, alone[place] ?? 0) : most), 0),
    isSpent: () => effort.left <= 0,
  });
  if (!found) return null;
  effort.left = MOST_EFFORT;
  const { shock, lowerBound } = shockOf(found.members);
  return leastNormShock(shock, weights, found.exhaustive ? lowerBound : (alone[easiest.at(-1) ?? 0] ?? 0));
}

function prepare(network: CapitalNetwork, weights: Column): Searched {
  requireWeights(weights, network.claims.count);
  const rows = leverageRows(network);
  const capital = Float64Array.from(network.capital, (own) => (Number.isNaN(own) ? 0 : Math.max(0, own)));
  return { weights, capital, rows, transposed: transposeRows(rows) };
}

function unit(length: number, row: number): Float64Array {
  const entries = new Float64Array(length);
  entries[row] = 1;
  return entries;
}

interface Nearest {
  readonly shock: Float64Array;
  /** Of the norm of any shock that reaches the targets: that of `shock`. */
  readonly lowerBound: number;
  readonly isReached: boolean;
}

/** The shock nearest to nothing that meets all cuts; it reaches the targets unless rounds or effort ran out. */
function cuttingPlanes(searched: Searched, targets: readonly Target[], effort: Effort): Nearest {
  const { capital, weights } = searched;
  let cuts: HalfSpace[] = [];
  let shock: Float64Array = new Float64Array(capital.length);
  let lowerBound = 0;
  for (let round = 0; round < MOST_ROUNDS && effort.left > 0; round++) {
    const added = missing(searched, shock, targets, effort);
    if (added.length === 0) return { shock, lowerBound, isReached: true };
    cuts.push(...added);
    const nearest = leastNormPoint(cuts, weights, effort)?.map((loss) => Math.max(0, loss));
    // A cut always leads farther away, unless rounding has the last word.
    if (!nearest || normOf(nearest, weights) <= lowerBound) break;
    shock = nearest;
    lowerBound = normOf(shock, weights);
    cuts = cuts.filter((cut) => dot(cut.normal, nearest) <= cut.offset + ON_CUT * Math.abs(cut.offset));
  }
  return { shock, lowerBound, isReached: false };
}

/** A shock of small norm that reaches all targets, and a lower bound of all norms: the same unless rounds or effort ran out. */
function shockReaching(
  searched: Searched,
  targets: readonly Target[],
  effort: Effort,
): Pick<Nearest, 'shock' | 'lowerBound'> {
  const { capital, weights } = searched;
  const { shock, lowerBound, isReached } = cuttingPlanes(searched, targets, effort);
  if (isReached) return { shock, lowerBound };
  // What is short of the targets is stretched until it reaches them; all capital, shrunk until it just does.
  const [stretched, shrunk] = [shock, capital].map((shape) => {
    const atMost = (factor: number) => shape.map((loss, row) => Math.min(loss * factor, capital[row] ?? 0));
    const reaching = smallestSeverity(
      (factor) => missing(searched, atMost(factor), targets, effort).length === 0,
      shape === capital ? 1 : MOST_STRETCH,
    );
    return reaching ? atMost(reaching.reached) : capital;
  });
  const [one = capital, other = capital] = [stretched, shrunk];
  return { shock: normOf(other, weights) < normOf(one, weights) ? other : one, lowerBound };
}

/** Shocks that cuts leave short of the target do not fall short by more than this factor; losing everything then stands in. */
const MOST_STRETCH = 1e3;

/** A cut for each target the shock does not reach. */
function missing(
  { capital, rows, transposed }: Searched,
  shock: Float64Array,
  targets: readonly Target[],
  effort: Effort,
): HalfSpace[] {
  // The smallest number stands for a shock too small to have a norm: the limit of small shocks is what counts.
  const base = capital.map((own, row) =>
    own > 0 ? Math.min(1, Math.max(Number.MIN_VALUE, (shock[row] ?? 0) / own)) : 0,
  );
  spend(effort, SOLVES * solvingEffort(rows, Number.POSITIVE_INFINITY));
  const { values } = cappedLinear(rows, base);
  return targets.flatMap((target) => {
    const reached = compensatedSum(values.map((ratio, row) => ratio * (target.perUnit[row] ?? 0)));
    return reached >= target.amount * (1 - SHORT) ? [] : cutOf({ capital, transposed, values, effort }, target);
  });
}

interface Solved {
  readonly capital: Float64Array;
  readonly transposed: SparseRows;
  readonly values: Float64Array;
  readonly effort: Effort;
}

/**
 * By duality of max c h, h <= b + W h, h <= 1: c h <= y b + sum of (c + W' y - y)+ for any prices y >= 0, whatever the
 * shock b. With y = (I - W_UU')^-1 c_U on the institutions U below 1, and 0 elsewhere, the two are equal where U was found.
 */
function cutOf({ capital, transposed, values, effort }: Solved, { perUnit, amount }: Target): HalfSpace {
  const free = Uint32Array.from(values.keys()).filter((row) => (capital[row] ?? 0) > 0 && (values[row] ?? 0) < 1);
  spend(effort, solvingEffort(transposed, free.length));
  const solved = solveLinear(
    { rows: transposed, free, slopes: new Float64Array(values.length).fill(1) },
    Float64Array.from(free, (row) => perUnit[row] ?? 0),
    1e-13,
  );
  const prices = new Float64Array(values.length);
  free.forEach((row, place) => {
    prices[row] = Math.max(0, solved?.[place] ?? 0);
  });
  const atMost = prices.map((price, row) =>
    Math.max(0, (perUnit[row] ?? 0) + weightedSum(transposed, row, prices) - price),
  );
  return {
    normal: prices.map((price, row) => (price > 0 ? price / (capital[row] ?? 1) : 0)),
    offset: amount - compensatedSum(atMost),
  };
}
