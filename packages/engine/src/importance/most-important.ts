import type { NetworkSnapshot } from '@faultline/network';
import { distressNetwork } from '../contagion/distress-network.ts';
import { LANES, type OpenLanes } from '../numeric/lane-kernel.ts';
import { openPlainLanes } from '../numeric/plain-lanes.ts';
import { failureScores, scoreTolerance } from './failure-scores.ts';
import { importanceBounds } from './importance-bounds.ts';
import { type RankedSystem, rankedSystem } from './ranked-system.ts';

/** The head of the ranking by systemic importance. */
export interface MostImportant {
  /** Rows, most important first; equals in canonical order. */
  readonly rows: Uint32Array;
  /** Their systemic importance, as `systemicImportance` finds it to the last digit. */
  readonly scores: Float64Array;
  /** How many failures were solved for it. */
  readonly runs: number;
  /** How many institutions have capital to lose: the length of the full ranking. */
  readonly count: number;
  /** False where there was no bound, so that the failure of every institution was solved. */
  readonly bounded: boolean;
}

/** How long a head is wanted, and how many failures may be solved for it. */
export interface HeadRequest {
  readonly most: number;
  /** Any number where it is left out. */
  readonly mostRuns?: number;
}

/**
 * The `most` institutions of highest systemic importance, without ranking them all: failures are solved in the order of
 * an upper bound, until the last of the best so far is above what any other can reach. Null where that is not proven
 * after `mostRuns` of them.
 */
export function mostImportant(
  snapshot: NetworkSnapshot,
  request: HeadRequest,
  openLanes: OpenLanes = openPlainLanes,
): MostImportant | null {
  return mostImportantIn(rankedSystem(distressNetwork(snapshot), openLanes), request, openLanes);
}

/** The same for a system that is known already. */
export function mostImportantIn(
  system: RankedSystem,
  { most, mostRuns = Number.POSITIVE_INFINITY }: HeadRequest,
  openLanes: OpenLanes,
): MostImportant | null {
  const bounds = importanceBounds(system, openLanes);
  const bound = (row: number) => bounds?.[row] ?? Number.POSITIVE_INFINITY;
  const waiting = system.rows.toSorted((left, right) => bound(right) - bound(left) || left - right);
  const kernel = openLanes(system.leverage, LANES);
  const size = bounds ? LANES : Math.max(1, waiting.length);
  let best: { readonly row: number; readonly score: number }[] = [];
  // Neither the last score nor one that was passed over is further off than that.
  const margin = 2 * scoreTolerance(system.amplification);
  let runs = 0;
  while (runs < waiting.length) {
    const last = best[most - 1];
    if (most < 1 || (last && last.score > bound(waiting[runs] ?? 0) + margin)) break;
    const batch = waiting.subarray(runs, runs + size);
    if (runs + batch.length > mostRuns) return null;
    const scores = failureScores(system, kernel, batch);
    const found = Array.from(batch, (row, place) => ({ row, score: scores[place] ?? 0 }));
    best = [...best, ...found].sort((left, right) => right.score - left.score || left.row - right.row).slice(0, most);
    runs += batch.length;
  }
  return {
    rows: Uint32Array.from(best, ({ row }) => row),
    scores: Float64Array.from(best, ({ score }) => score),
    runs,
    count: waiting.length,
    bounded: bounds !== null,
  };
}
