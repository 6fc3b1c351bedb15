import type { Column } from '@faultline/network';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { type Effort, solvingEffort, spend } from '../numeric/effort.ts';
import { leastNormInBox } from '../numeric/least-norm-in-box.ts';
import { type HalfSpace, leastNormPoint } from '../numeric/least-norm-point.ts';
import { solveLinear } from '../numeric/linear-solve.ts';
import { type SparseRows, weightedSum } from '../numeric/sparse-rows.ts';
import { transposeRows } from '../numeric/transpose-rows.ts';
import { clearingResponse } from './clearing-response.ts';
import { type LeastNormShock, leastNormShock, normOf, requireWeights } from './least-norm-shock.ts';
import { clear, clearingTerms, type ObligationNetwork } from './minimal-clearing.ts';
import { smallestSeverityFailing, smallestSeverityLosing } from './reverse-stress.ts';
import { MOST_EFFORT, searchSubsets } from './subset-search.ts';

// Which shocks s of external assets bring down a set D of banks under Eisenberg-Noe clearing is a matter of linear
// inequalities, by duality of the clearing programme (Eisenberg and Noe 2001, lemma 4). With m the net worth of each
// when all pay in full and P_ij the share of i's payments that j receives:
//   shortfalls of D when nobody else falls short:  x = (I - P_DD')^-1 (s - m)_D,  and D fails where x >= 0;
//   total shortfall of the system:  max over all D of sum_D u (s - m),  u = (I - P_DD)^-1 1.
// So every D makes a convex problem of least norm, and the least of all D is the answer.

interface Searched {
  readonly network: ObligationNetwork;
  readonly weights: Column;
  /** Row i, column j: the share of what i pays that j receives. */
  readonly paidTo: SparseRows;
  readonly netWorth: Float64Array;
  /** Who fails when all external assets are lost: nobody else ever does. */
  readonly candidates: Uint32Array;
  readonly slopes: Float64Array;
  /** What is left for the search among sets. */
  readonly effort: Effort;
}

/**
 * The smallest fall of external assets, of any shape, after which payments fall short of obligations by `lossAmount`,
 * external obligations included. Null where losing all external assets does not suffice; zeros where none is needed.
 * Certified where at most 13 banks can fail at all; else a local minimum with a lower bound from the convex hull of
 * each bank's losses. `weights` define the norm. Throws RangeError for amounts or weights that make no sense.
 */
export function leastShockLosing(
  network: ObligationNetwork,
  weights: Column,
  lossAmount: number,
): LeastNormShock | null {
  const searched = prepare(network, weights);
  const uniform = clearingResponse(network, network.externalAssets);
  const severity = smallestSeverityLosing(uniform, lossAmount);
  if (severity === null) return null;
  if (severity === 0) return leastNormShock(new Float64Array(weights.length), weights, 0);
  const halfSpacesOf = (failing: Uint32Array) => [lossHalfSpace(searched, failing, lossAmount)];
  const allowed = { fewest: 1, most: searched.candidates.length };
  const bound = lengthOf(searched, [hullHalfSpace(searched, lossAmount)]);
  return shortest(searched, { halfSpacesOf, boundOf: () => 0, bound, ...allowed }, uniform.regimeAt(severity).failed);
}

/**
 * The smallest fall of external assets, of any shape, that makes at least `failures` banks default. Null where losing
 * all external assets does not suffice; zeros where none is needed. Certified for one failure, and where the sets of
 * banks that can fail number at most 8192; else a local minimum with a lower bound: the least shock that could bring
 * down the bank ranked last of those easiest to bring down one by one. `weights` define the norm. Throws RangeError as above.
 */
export function leastShockFailing(
  network: ObligationNetwork,
  weights: Column,
  failures: number,
): LeastNormShock | null {
  const searched = prepare(network, weights);
  const uniform = clearingResponse(network, network.externalAssets);
  const severity = smallestSeverityFailing(uniform, failures);
  if (severity === null) return null;
  if (severity === 0) return leastNormShock(new Float64Array(weights.length), weights, 0);
  const alone = singleBounds(searched);
  // Somebody fails first, while everybody else still pays in full: it alone loses its net worth.
  const first = Float64Array.from(searched.candidates, (row) =>
    lengthOf(searched, shortfallHalfSpaces(searched, Uint32Array.of(row))),
  );
  const easiest = ranked(alone).slice(0, failures);
  const start = easiest.length === 1 ? ranked(first).slice(0, 1) : easiest;
  const problem = {
    halfSpacesOf: (failing: Uint32Array) => shortfallHalfSpaces(searched, failing),
    boundOf: (members: Uint8Array) =>
      members.reduce((most, flag, k) => (flag === 1 ? Math.max(most, alone[k] ?? 0) : most), 0),
    bound: Math.max(alone[easiest.at(-1) ?? 0] ?? 0, first[ranked(first)[0] ?? 0] ?? 0),
    fewest: failures,
    most: searched.candidates.length,
  };
  const failed = new Uint8Array(weights.length);
  for (const place of start) failed[searched.candidates[place] ?? 0] = 1;
  return shortest(searched, problem, failed);
}

/** Places in ascending order of their lengths. */
function ranked(lengths: Float64Array): number[] {
  return [...lengths.keys()].sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
}

function prepare(network: ObligationNetwork, weights: Column): Searched {
  const terms = clearingTerms(network);
  const { obligations, shares } = terms;
  requireWeights(weights, shares.count);
  const assets = Float64Array.from(network.externalAssets);
  const netWorth = assets.map((own, row) => own + weightedSum(shares, row, obligations) - (obligations[row] ?? 0));
  const { failed } = clear(terms, new Float64Array(shares.count));
  return {
    network,
    weights,
    paidTo: transposeRows(shares),
    netWorth,
    candidates: Uint32Array.from(failed.keys()).filter((row) => failed[row] === 1),
    slopes: new Float64Array(shares.count).fill(1),
    effort: { left: MOST_EFFORT },
  };
}

interface SetProblem {
  readonly halfSpacesOf: (failing: Uint32Array) => readonly (HalfSpace | null)[];
  readonly boundOf: (members: Uint8Array) => number;
  /** No shock shorter than this reaches the target. */
  readonly bound: number;
  readonly fewest: number;
  readonly most: number;
}

function shortest(searched: Searched, problem: SetProblem, failed: Uint8Array): LeastNormShock | null {
  const { candidates, weights, effort } = searched;
  const failing = (members: Uint8Array) => candidates.filter((_, place) => members[place] === 1);
  const found = searchSubsets({
    candidates: candidates.length,
    fewest: problem.fewest,
    most: problem.most,
    starts: [Uint8Array.from(candidates, (row) => failed[row] ?? 0), new Uint8Array(candidates.length).fill(1)],
    lengthOf: (members) => lengthOf(searched, problem.halfSpacesOf(failing(members))),
    boundOf: problem.boundOf,
    isSpent: () => effort.left <= 0,
  });
  const shock = found && shortestWithin(searched, problem.halfSpacesOf(failing(found.members)));
  return shock ? leastNormShock(shock, weights, found.exhaustive ? null : finiteOr0(problem.bound)) : null;
}

/** A bound that rounding has made infinite, beside a shock that reaches the target, says nothing. */
function finiteOr0(bound: number): number {
  return Number.isFinite(bound) ? bound : 0;
}

function lengthOf(searched: Searched, halfSpaces: readonly (HalfSpace | null)[]): number {
  const shock = shortestWithin(searched, halfSpaces);
  return shock ? normOf(shock, searched.weights) : Number.POSITIVE_INFINITY;
}

/** Nobody can lose more external assets than it has. */
function shortestWithin(
  { network, weights, effort }: Searched,
  halfSpaces: readonly (HalfSpace | null)[],
): Float64Array | null {
  const known = halfSpaces.filter((halfSpace) => halfSpace !== null);
  if (known.length < halfSpaces.length) return null;
  const [first, ...others] = known;
  if (first && others.length === 0) return leastNormInBox(first, weights, network.externalAssets);
  const limits = [...network.externalAssets].flatMap((assets, row) => {
    if (!known.some(({ normal }) => normal[row] !== 0)) return [];
    const normal = new Float64Array(weights.length);
    normal[row] = -1;
    return { normal, offset: -assets };
  });
  return leastNormPoint([...known, ...limits], weights, effort)?.map((loss) => Math.max(0, loss)) ?? null;
}

/** sum_D u (s - m) >= lossAmount; null where D owes only itself, which no greatest clearing vector leaves in default. */
function lossHalfSpace(searched: Searched, failing: Uint32Array, lossAmount: number): HalfSpace | null {
  return halfSpaceOf(searched, failing, { perUnit: new Float64Array(failing.length).fill(1), offset: lossAmount });
}

/** x_i >= 0 for each of D. */
function shortfallHalfSpaces(searched: Searched, failing: Uint32Array): (HalfSpace | null)[] {
  return Array.from(failing, (_, place) => {
    const perUnit = new Float64Array(failing.length);
    perUnit[place] = 1;
    return halfSpaceOf(searched, failing, { perUnit, offset: 0 });
  });
}

/** perUnit' (I - P_DD')^-1 (s - m)_D >= offset. */
function halfSpaceOf(
  { paidTo, netWorth, slopes, effort }: Searched,
  failing: Uint32Array,
  { perUnit, offset }: { readonly perUnit: Float64Array; readonly offset: number },
): HalfSpace | null {
  spend(effort, solvingEffort(paidTo, failing.length));
  const prices = solveLinear({ rows: paidTo, free: failing, slopes }, perUnit, 1e-13);
  if (!prices) return null;
  const normal = new Float64Array(netWorth.length);
  failing.forEach((row, place) => {
    normal[row] = prices[place] ?? 0;
  });
  return { normal, offset: offset + compensatedSum(normal.map((price, row) => price * (netWorth[row] ?? 0))) };
}

/**
 * Met by every shock that reaches the loss: u_J is at least every u_D, and of a loss s_i a bank passes on no more than
 * the chord from nothing at s_i = 0 to e_i - m_i at s_i = e_i says, since (s - m)+ is convex.
 */
function hullHalfSpace(searched: Searched, lossAmount: number): HalfSpace | null {
  const { candidates, network, netWorth } = searched;
  const all = lossHalfSpace(searched, candidates, lossAmount);
  if (!all) return null;
  const passed = all.normal.map((price, row) => {
    const [assets, worth] = [network.externalAssets[row] ?? 0, Math.max(0, netWorth[row] ?? 0)];
    return assets > worth ? price * (1 - worth / assets) : 0;
  });
  const without = all.normal.map((price, row) => price * Math.max(0, -(netWorth[row] ?? 0)));
  return { normal: passed, offset: lossAmount - compensatedSum(without) };
}

/** For each candidate, a lower bound of the shock that makes it fail whoever else does: losses travel at most as if all failed. */
function singleBounds(searched: Searched): Float64Array {
  const { candidates, netWorth } = searched;
  const insolvent = netWorth.map((worth) => Math.max(0, -worth));
  return Float64Array.from(shortfallHalfSpaces(searched, candidates), (halfSpace, place) => {
    if (!halfSpace) return 0;
    const row = candidates[place] ?? 0;
    // (N s)_i >= m_i - (N P' m-)_i, and N P' = N - I.
    const passedOn = compensatedSum(halfSpace.normal.map((price, other) => price * (insolvent[other] ?? 0)));
    const offset = (netWorth[row] ?? 0) - (passedOn - (insolvent[row] ?? 0));
    return lengthOf(searched, [{ normal: halfSpace.normal, offset }]);
  });
}
