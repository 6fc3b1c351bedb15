import type { Column } from '@faultline/network';
import type { HalfSpace } from '../numeric/least-norm-point.ts';
import { clearingResponse } from './clearing-response.ts';
import { BEYOND_INFIMUM, type LeastNormShock, leastNormShock, normOf } from './least-norm-shock.ts';
import type { ObligationNetwork } from './minimal-clearing.ts';
import { type ReachedSeverity, type ShockResponse, severityFailing, severityLosing } from './reverse-stress.ts';
import {
  hullHalfSpace,
  lengthOf,
  lossHalfSpace,
  prepare,
  type Searched,
  shortestWithin,
  shortfallHalfSpaces,
  singleBounds,
} from './shock-half-spaces.ts';
import { searchSubsets } from './subset-search.ts';

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
  const severity = severityLosing(uniform, lossAmount);
  if (severity === null) return null;
  if (severity.infimum === 0) return leastNormShock(new Float64Array(weights.length), weights, 0);
  const problem = {
    halfSpacesOf: (failing: Uint32Array) => [lossHalfSpace(searched, failing, lossAmount)],
    boundOf: () => 0,
    bound: lengthOf(searched, [hullHalfSpace(searched, lossAmount)]),
    fewest: 1,
    most: searched.candidates.length,
    severityOf: (response: ShockResponse) => severityLosing(response, lossAmount),
  };
  return shortest(searched, problem, [uniform.regimeAt(severity.reached).failed]);
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
  const severity = severityFailing(uniform, failures);
  if (severity === null) return null;
  if (severity.infimum === 0) return leastNormShock(new Float64Array(weights.length), weights, 0);
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
    severityOf: (response: ShockResponse) => severityFailing(response, failures),
  };
  const failed = new Uint8Array(weights.length);
  for (const place of start) failed[searched.candidates[place] ?? 0] = 1;
  return shortest(searched, problem, [failed, uniform.regimeAt(severity.reached).failed]);
}

/** Places in ascending order of their lengths. */
function ranked(lengths: Float64Array): number[] {
  return [...lengths.keys()].sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
}

/** How often a search begins anew with what the shock it found brings down. */
const MOST_TURNS = 20;
/** Norms that differ by no more are the same. */
const SAME = 1e-9;

interface SetProblem {
  readonly halfSpacesOf: (failing: Uint32Array) => readonly (HalfSpace | null)[];
  readonly boundOf: (members: Uint8Array) => number;
  /** No shock shorter than this reaches the target. */
  readonly bound: number;
  readonly fewest: number;
  readonly most: number;
  /** How much of a shock reaches the target. */
  readonly severityOf: (response: ShockResponse) => ReachedSeverity | null;
}

function shortest(searched: Searched, problem: SetProblem, failed: readonly Uint8Array[]): LeastNormShock | null {
  const { candidates, weights, effort } = searched;
  const failing = (members: Uint8Array) => candidates.filter((_, place) => members[place] === 1);
  const membersOf = (flags: Uint8Array) => Uint8Array.from(candidates, (row) => flags[row] ?? 0);
  const shockOf = (members: Uint8Array) => shortestWithin(searched, problem.halfSpacesOf(failing(members)));
  let starts = [...failed.map(membersOf), new Uint8Array(candidates.length).fill(1)];
  let best: Shock | null = null;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const found = searchSubsets({
      ...problem,
      candidates: candidates.length,
      starts,
      lengthOf: (members) => lengthOf(searched, problem.halfSpacesOf(failing(members))),
      isSpent: () => effort.left <= 0,
    });
    const shock = found && shockOf(found.members);
    if (!shock) break;
    if (found.exhaustive) return leastNormShock(shock, weights, null);
    const settled = settle(searched, problem, { shock, norm: found.length, failed: null });
    if (best && settled.norm >= best.norm * (1 - SAME)) break;
    best = settled;
    if (!settled.failed) break;
    starts = [membersOf(settled.failed)];
  }
  return best && leastNormShock(best.shock, weights, finiteOr0(problem.bound));
}

interface Shock {
  readonly shock: Float64Array;
  readonly norm: number;
  /** Whom it brings down, where that is another set than it was searched for. */
  readonly failed: Uint8Array | null;
}

/**
 * The shock of least norm for one set may bring down others as well, so that less of it reaches the target: then the
 * shock for those it does bring down is smaller still, and so on until all of it is needed.
 */
function settle({ network, weights }: Searched, problem: SetProblem, given: Shock): Shock {
  let best = given;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const response = clearingResponse(
      network,
      best.shock.map((loss) => loss * BEYOND_INFIMUM),
    );
    const severity = problem.severityOf(response);
    if (!severity || severity.infimum * BEYOND_INFIMUM >= 1 - SAME) return best;
    const shock = best.shock.map((loss) => loss * severity.infimum * BEYOND_INFIMUM);
    best = { shock, norm: normOf(shock, weights), failed: response.regimeAt(severity.reached).failed };
  }
  return best;
}

/** A bound that rounding has made infinite, beside a shock that reaches the target, says nothing. */
function finiteOr0(bound: number): number {
  return Number.isFinite(bound) ? bound : 0;
}
