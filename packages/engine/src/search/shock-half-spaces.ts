import type { Column } from '@faultline/network';
import { DEFAULT_TOLERANCE } from '../contagion/clearing/payment-rule.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { type Effort, solvingEffort, spend } from '../numeric/effort.ts';
import { leastNormInBox } from '../numeric/least-norm-in-box.ts';
import { type HalfSpace, leastNormPoint } from '../numeric/least-norm-point.ts';
import { solveLinear } from '../numeric/linear-solve.ts';
import { type SparseRows, weightedSum } from '../numeric/sparse-rows.ts';
import { transposeRows } from '../numeric/transpose-rows.ts';
import { normOf, requireWeights } from './least-norm-shock.ts';
import { clear, clearingTerms, type ObligationNetwork } from './minimal-clearing.ts';
import { MOST_EFFORT } from './subset-search.ts';

// Which shocks s of external assets bring down a set D of banks under Eisenberg-Noe clearing is a matter of linear
// inequalities, by duality of the clearing programme (Eisenberg and Noe 2001, lemma 4). With m the net worth of each
// when all pay in full and P_ij the share of i's payments that j receives:
//   shortfalls of D when nobody else falls short:  x = (I - P_DD')^-1 (s - m)_D,  and D fails where x > 0;
//   total shortfall of the system:  max over all D of sum_D u (s - m),  u = (I - P_DD)^-1 1.
// So every D makes a convex problem of least norm, and the least of all D is the answer.

/** A system whose smallest shocks are searched for. */
export interface Searched {
  readonly network: ObligationNetwork;
  readonly weights: Column;
  /** Row i, column j: the share of what i pays that j receives. */
  readonly paidTo: SparseRows;
  readonly netWorth: Float64Array;
  readonly obligations: Float64Array;
  /** Who fails when all external assets are lost: nobody else ever does. */
  readonly candidates: Uint32Array;
  readonly slopes: Float64Array;
  /** What is left for the search among sets. */
  readonly effort: Effort;
}

/** Throws RangeError where there is not one positive weight for each institution, and for amounts that make no sense. */
export function prepare(network: ObligationNetwork, weights: Column): Searched {
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
    obligations,
    candidates: Uint32Array.from(failed.keys()).filter((row) => failed[row] === 1),
    slopes: new Float64Array(shares.count).fill(1),
    effort: { left: MOST_EFFORT },
  };
}

/** Norm of the shortest shock in these half spaces; Infinity where there is none. */
export function lengthOf(searched: Searched, halfSpaces: readonly (HalfSpace | null)[]): number {
  const shock = shortestWithin(searched, halfSpaces);
  return shock ? normOf(shock, searched.weights) : Number.POSITIVE_INFINITY;
}

/** Nobody can lose more external assets than it has. */
export function shortestWithin(
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
export function lossHalfSpace(searched: Searched, failing: Uint32Array, lossAmount: number): HalfSpace | null {
  return halfSpaceOf(searched, failing, { perUnit: new Float64Array(failing.length).fill(1), offset: lossAmount });
}

/**
 * x_i >= 0 for each of D: the closure of x_i > 0, which is what default is, where there are shocks with x_i > 0. Null where
 * not even all external assets lost leave more than exactly enough unpaid.
 */
export function shortfallHalfSpaces(searched: Searched, failing: Uint32Array): (HalfSpace | null)[] {
  const { network, obligations } = searched;
  return Array.from(failing, (row, place) => {
    const perUnit = new Float64Array(failing.length);
    perUnit[place] = 1;
    const halfSpace = halfSpaceOf(searched, failing, { perUnit, offset: 0 });
    if (!halfSpace) return null;
    const { normal, offset } = halfSpace;
    const most = compensatedSum(normal.map((price, other) => price * (network.externalAssets[other] ?? 0))) - offset;
    return most > DEFAULT_TOLERANCE * (obligations[row] ?? 0) ? halfSpace : null;
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
export function hullHalfSpace(searched: Searched, lossAmount: number): HalfSpace | null {
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
export function singleBounds(searched: Searched): Float64Array {
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
