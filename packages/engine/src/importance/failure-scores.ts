import type { Amplification } from '../numeric/amplification.ts';
import { cappedLinear } from '../numeric/capped-linear.ts';
import { laneGoal, provenTolerance } from '../numeric/lane-goal.ts';
import type { LaneKernel } from '../numeric/lane-kernel.ts';
import { settleLanes } from '../numeric/settle-lanes.ts';
import { type StridedColumn, weightedTotal } from '../numeric/strided-column.ts';
import type { RankedSystem } from './ranked-system.ts';

/** How far a loss ratio, and so a score, may be from the exact one. */
const TOLERANCE = 1e-10;

/** How far a score may be from the exact one below spectral radius 1. */
export function scoreTolerance(amplification: Amplification): number {
  return provenTolerance(amplification, TOLERANCE);
}

/** Institutions that fail, taken one after the other by whoever has a lane free. */
export interface FailureQueue {
  /** The next one's row, which must have capital; null where there is none left. */
  take(): number | null;
  /**
   * Told once per failure, in any order: the share of the system's capital that the others lose, and everybody's loss
   * ratios, its own 1 included, which hold until this returns.
   */
  onSolved(bank: number, score: number, ratios: StridedColumn): void;
}

/**
 * Linear DebtRank of full failures. Battiston, Puliga, Kaushik, Tasca, Caldarelli (2012), Scientific Reports 2, 541, with
 * the linear dynamics. No digit depends on which other failures are solved, nor on their order.
 *
 * `kernel` is one of the system's leverage, with LANES lanes.
 */
export function solveFailures(system: RankedSystem, kernel: LaneKernel, queue: FailureQueue): void {
  const { leverage, amplification, capitalShare } = system;
  const { count, lanes, base, values } = kernel;
  const bankIn = new Int32Array(lanes);
  base.fill(0);
  settleLanes(kernel, {
    load(lane, clear) {
      base[(bankIn[lane] ?? 0) * lanes + lane] = 0;
      const bank = queue.take();
      if (bank === null) return false;
      bankIn[lane] = bank;
      if (!clear) for (let at = lane; at < count * lanes; at += lanes) values[at] = 0;
      base[bank * lanes + lane] = 1;
      values[bank * lanes + lane] = 1;
      return true;
    },
    onEnd(lane, sweeps) {
      const bank = bankIn[lane] ?? 0;
      const found = { values, first: lane, stride: lanes };
      const alone = () => ({ values: cappedLinear(leverage, failureOf(bank, count)).values, first: 0, stride: 1 });
      const ratios = sweeps === null ? alone() : found;
      queue.onSolved(bank, weightedTotal(ratios, capitalShare, bank), ratios);
    },
    ...laneGoal(amplification, TOLERANCE),
  });
}

/** The scores of these institutions, in their order. */
export function failureScores(system: RankedSystem, kernel: LaneKernel, failing: ArrayLike<number>): Float64Array {
  const scores = new Float64Array(system.leverage.count);
  let next = 0;
  solveFailures(system, kernel, {
    take: () => (next < failing.length ? (failing[next++] ?? null) : null),
    onSolved: (bank, score) => {
      scores[bank] = score;
    },
  });
  return Float64Array.from(failing, (bank) => scores[bank] ?? Number.NaN);
}

function failureOf(bank: number, count: number): Float64Array {
  const shock = new Float64Array(count);
  shock[bank] = 1;
  return shock;
}
