import { LANES, type LaneKernel, type OpenLanes } from '../numeric/lane-kernel.ts';
import { addUnordered, newUnorderedSums, subtractOne, totalOf, type UnorderedSums } from '../numeric/unordered-sums.ts';
import { type FailureQueue, solveFailures } from './failure-scores.ts';
import type { RankedSystem } from './ranked-system.ts';

/** What single failures say of a system: one pass answers what each does to the others, and what the others do to each. */
export interface SystemScores {
  /** Systemic importance, one entry per institution; NaN for those that have no capital to lose. */
  readonly importance: Float64Array;
  /** Mean share of its own capital lost to the failure of each of the others; NaN likewise, 0 for one that is alone. */
  readonly vulnerability: Float64Array;
}

/** What one thread has found so far, in memory it may share. */
export interface ScoresUnderWay {
  /** Written where it failed here. */
  readonly importance: Float64Array;
  /** Loss ratios over the failures solved here, that of the failing one itself not counted. */
  readonly lossRatios: UnorderedSums;
}

export function scoreFailures(
  system: RankedSystem,
  kernel: LaneKernel,
  { take, importance, lossRatios }: ScoresUnderWay & Pick<FailureQueue, 'take'>,
): void {
  solveFailures(system, kernel, {
    take,
    onSolved(bank, score, ratios) {
      importance[bank] = score;
      addUnordered(lossRatios, ratios);
      subtractOne(lossRatios, bank);
    },
  });
}

/** Once all threads have found theirs: the same digits however failures were shared out. */
export function joinScores(
  { rows }: Pick<RankedSystem, 'rows'>,
  found: Float64Array,
  parts: readonly UnorderedSums[],
): SystemScores {
  const importance = new Float64Array(found.length).fill(Number.NaN);
  const vulnerability = new Float64Array(found.length).fill(Number.NaN);
  const totals = totalOf(parts);
  for (const row of rows) {
    importance[row] = found[row] ?? Number.NaN;
    vulnerability[row] = rows.length === 1 ? 0 : (totals[row] ?? Number.NaN) / (rows.length - 1);
  }
  return { importance, vulnerability };
}

/** On this thread alone. */
export function systemScores(system: RankedSystem, openLanes: OpenLanes): SystemScores {
  const { rows, leverage } = system;
  const importance = new Float64Array(leverage.count);
  const lossRatios = newUnorderedSums(leverage.count);
  let next = 0;
  const take = () => rows[next++] ?? null;
  scoreFailures(system, openLanes(leverage, LANES), { take, importance, lossRatios });
  return joinScores(system, importance, [lossRatios]);
}
