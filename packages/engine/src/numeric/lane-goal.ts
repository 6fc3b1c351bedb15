import type { Amplification } from './amplification.ts';
import { type LaneGoal, ROUNDING } from './lane-step.ts';

/** The last digits of sums of order one. */
const SMALLEST_GOAL = 1e-15;
/** Above spectral radius 1, sweeps after which a shock has reached nearly everybody it will. */
const REACHING_SWEEPS = 2;

/** What lanes are held to for loss ratios this close to the exact ones, and where they are lifted to. */
export function laneGoal(
  { factor, proven, losses }: Amplification,
  tolerance: number,
): LaneGoal & { readonly ceiling: Float64Array | null } {
  return {
    goal: Math.max(SMALLEST_GOAL, tolerance / factor),
    proven,
    ceiling: losses,
    liftAfter: proven ? null : REACHING_SWEEPS,
  };
}

/**
 * Proven below spectral radius 1: a sweep that moves nothing by more than m leaves a residual of at most W m, and so an
 * error of at most (I - W)^-1 W m, which is the factor less one times m. More than the tolerance only where losses are
 * amplified so much that the rounding of sums counts.
 */
export function provenTolerance({ factor }: Amplification, tolerance: number): number {
  return Math.max(tolerance, ROUNDING * factor);
}
