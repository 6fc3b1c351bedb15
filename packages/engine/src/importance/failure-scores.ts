import type { Amplification } from '../numeric/amplification.ts';
import { cappedLinear } from '../numeric/capped-linear.ts';
import type { LaneKernel } from '../numeric/lane-kernel.ts';
import { ROUNDING } from '../numeric/lane-step.ts';
import { settleLanes } from '../numeric/settle-lanes.ts';
import type { RankedSystem } from './ranked-system.ts';

/** How far a loss ratio, and so a score, may be from the exact one. */
const TOLERANCE = 1e-10;
/** The last digits of sums of order one. */
const SMALLEST_GOAL = 1e-15;
/**
 * Proven below spectral radius 1: a sweep that moves nothing by more than m leaves a residual of at most W m, and so an
 * error of at most (I - W)^-1 W m, which is the factor less one times m. More than the tolerance only where losses are
 * amplified ten thousand times, and sums are rounded.
 */
export function scoreTolerance({ factor }: Amplification): number {
  return Math.max(TOLERANCE, ROUNDING * factor);
}

/** Above spectral radius 1, sweeps after which a shock has reached nearly everybody it will. */
const REACHING_SWEEPS = 2;

/**
 * Linear DebtRank of the full failure of each of these institutions, which must have capital: the share of the system's
 * capital that the others lose. Battiston, Puliga, Kaushik, Tasca, Caldarelli (2012), Scientific Reports 2, 541, with
 * the linear dynamics. A score does not depend on which others are asked for, nor on their order.
 *
 * `kernel` is one of the system's leverage, with LANES lanes.
 */
export function failureScores(system: RankedSystem, kernel: LaneKernel, failing: ArrayLike<number>): Float64Array {
  const { leverage, amplification } = system;
  const { count, lanes, base, values } = kernel;
  const scores = new Float64Array(failing.length);
  const placeIn = new Int32Array(lanes);
  let next = 0;
  base.fill(0);
  settleLanes(kernel, {
    load(lane, clear) {
      if (next === failing.length) return false;
      base[(failing[placeIn[lane] ?? 0] ?? 0) * lanes + lane] = 0;
      placeIn[lane] = next;
      const bank = failing[next++] ?? 0;
      if (!clear) for (let at = lane; at < count * lanes; at += lanes) values[at] = 0;
      base[bank * lanes + lane] = 1;
      values[bank * lanes + lane] = 1;
      return true;
    },
    onEnd(lane, sweeps) {
      const place = placeIn[lane] ?? 0;
      const bank = failing[place] ?? 0;
      const found = { values, first: lane, stride: lanes };
      const alone = () => ({ values: cappedLinear(leverage, failureOf(bank, count)).values, first: 0, stride: 1 });
      scores[place] = lossOfOthers(system, bank, sweeps === null ? alone() : found);
    },
    goal: Math.max(SMALLEST_GOAL, TOLERANCE / amplification.factor),
    proven: amplification.proven,
    ceiling: amplification.losses,
    liftAfter: amplification.proven ? null : REACHING_SWEEPS,
  });
  return scores;
}

function failureOf(bank: number, count: number): Float64Array {
  const shock = new Float64Array(count);
  shock[bank] = 1;
  return shock;
}

interface StridedColumn {
  readonly values: Float64Array;
  readonly first: number;
  readonly stride: number;
}

/** Sum in canonical order with Neumaier's correction. */
function lossOfOthers({ capitalShare }: RankedSystem, bank: number, { values, first, stride }: StridedColumn): number {
  let sum = 0;
  let lost = 0;
  for (let row = 0; row < capitalShare.length; row++) {
    if (row === bank) continue;
    const term = (values[first + row * stride] ?? 0) * (capitalShare[row] ?? 0);
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}
