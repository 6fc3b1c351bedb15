import { cappedLinear } from './capped-linear.ts';
import type { OpenLanes } from './lane-kernel.ts';
import { FIXED_POINT_TOLERANCE, type FixedPoint } from './least-fixed-point.ts';
import { settleOne } from './settle-lanes.ts';
import type { SparseRows } from './sparse-rows.ts';

/** The last digits of sums of order one: what errors are left is what rounding leaves. */
const GOAL = 1e-15;
/** Who comes this close to failure may have failed: the solver that comes from above tells. */
const CLOSE_TO_FAILURE = 1e-9;

/**
 * The least h >= base with h = min(1, base + W h), W and base non-negative, base at most 1, for one shock: accelerated
 * sweeps, in a quarter of the time of `cappedLinear`, and `cappedLinear` where they do not settle or leave open who has failed.
 */
export function linearFixedPoint(rows: SparseRows, base: Float64Array, openLanes: OpenLanes): FixedPoint {
  const kernel = openLanes(rows, 1);
  const sweeps = settleOne(kernel, { base, start: base, goal: GOAL });
  if (sweeps === null || isOpen(kernel.values)) return cappedLinear(rows, base);
  const residual = kernel.residual();
  const converged = residual <= FIXED_POINT_TOLERANCE * 10;
  return converged ? { values: kernel.values.slice(), sweeps, residual, converged } : cappedLinear(rows, base);
}

/** True where a value leaves open who has failed. */
function isOpen(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? 0;
    if (value < 1 && value > 1 - CLOSE_TO_FAILURE) return true;
  }
  return false;
}
