import { type Amplification, amplificationOf } from '../numeric/amplification.ts';
import { cappedLinear } from '../numeric/capped-linear.ts';
import { laneGoal } from '../numeric/lane-goal.ts';
import type { LaneKernel, OpenLanes } from '../numeric/lane-kernel.ts';
import { settleLanes } from '../numeric/settle-lanes.ts';
import type { SparseRows } from '../numeric/sparse-rows.ts';
import { type StridedColumn, weightedTotal } from '../numeric/strided-column.ts';
import type { CapitalNetwork } from '../search/cascade-response.ts';
import { leverageRows } from '../search/debt-rank-response.ts';
import { lossableCapital } from './loss-models.ts';

/** What all threads that draw losses of a system under linear DebtRank have to know. */
export interface LossSystem {
  /** Rows of creditors, columns of debtors: claim over the creditor's capital. */
  readonly leverage: SparseRows;
  /** Capital that can still be lost, one amount per institution; 0 where there is none. */
  readonly capital: Float64Array;
  readonly amplification: Amplification;
}

/** Scenarios, taken one after the other by whoever has a lane free. */
export interface ScenarioQueue {
  /** The next scenario's number; null where there is none left. */
  take(): number | null;
  /** The share of its capital each institution loses at once in a scenario, in [0, 1]. */
  shockOf(scenario: number): Float64Array;
  /** Told once per scenario, in any order. */
  onLoss(scenario: number, lossAmount: number): void;
}

/** How far a loss ratio may be from the exact one. */
const TOLERANCE = 1e-10;
/** Above spectral radius 1, who comes this close to failure may have failed: the solver that comes from above tells. */
const CLOSE_TO_FAILURE = 1e-9;

/** Throws RangeError as `debtRankLosses` does. */
export function lossSystem(network: CapitalNetwork, openLanes: OpenLanes): LossSystem {
  const leverage = leverageRows(network);
  return { leverage, capital: lossableCapital(network.capital), amplification: amplificationOf(leverage, openLanes) };
}

/**
 * The losses of `debtRankLosses`, scenarios side by side in the lanes of a kernel of the system's leverage: everybody's,
 * shock included, in the limit. A loss depends neither on the scenarios beside it nor on their order, in any digit.
 * Loss ratios are right to 1e-10 below spectral radius 1, and as good above it, where nothing is proven.
 */
export function drawLosses(system: LossSystem, kernel: LaneKernel, queue: ScenarioQueue): void {
  const { capital, amplification } = system;
  const { count, lanes, base, values } = kernel;
  const scenarioIn = new Float64Array(lanes);
  base.fill(0);
  settleLanes(kernel, {
    load(lane) {
      for (let scenario = queue.take(); scenario !== null; scenario = queue.take()) {
        if (!loadShock(system, kernel, { lane, shock: queue.shockOf(scenario) })) {
          queue.onLoss(scenario, 0);
          continue;
        }
        scenarioIn[lane] = scenario;
        return true;
      }
      return false;
    },
    onEnd(lane, sweeps) {
      const found = { values, first: lane, stride: lanes };
      const settled = sweeps !== null && (amplification.proven || !isOpen(found, count));
      const column = settled ? found : { values: solveAlone(system, kernel, lane), first: 0, stride: 1 };
      queue.onLoss(scenarioIn[lane] ?? 0, weightedTotal(column, capital));
    },
    ...laneGoal(amplification, TOLERANCE),
  });
}

/** False where nobody loses anything. */
function loadShock(
  { capital }: LossSystem,
  { count, lanes, base, values }: LaneKernel,
  { lane, shock }: { readonly lane: number; readonly shock: Float64Array },
): boolean {
  let largest = 0;
  for (let row = 0; row < count; row++) {
    const ratio = (capital[row] ?? 0) > 0 ? (shock[row] ?? 0) : 0;
    base[row * lanes + lane] = ratio;
    values[row * lanes + lane] = ratio;
    if (ratio > largest) largest = ratio;
  }
  return largest > 0;
}

/** True where a ratio leaves open who has failed. */
function isOpen({ values, first, stride }: StridedColumn, count: number): boolean {
  for (let row = 0; row < count; row++) {
    const ratio = values[first + row * stride] ?? 0;
    if (ratio < 1 && ratio > 1 - CLOSE_TO_FAILURE) return true;
  }
  return false;
}

function solveAlone({ leverage }: LossSystem, { count, lanes, base }: LaneKernel, lane: number): Float64Array {
  const shock = Float64Array.from({ length: count }, (_, row) => base[row * lanes + lane] ?? 0);
  return cappedLinear(leverage, shock).values;
}
