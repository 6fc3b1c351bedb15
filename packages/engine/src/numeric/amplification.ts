import type { OpenLanes } from './lane-kernel.ts';
import { settleOne } from './settle-lanes.ts';
import { type SparseRows, weightedSum } from './sparse-rows.ts';

/** How far losses grow in a network, whatever the shock. */
export interface Amplification {
  /**
   * A solution of h = min(1, base + W h) that misses itself by r somewhere is at most `factor` times r away from the
   * exact one: the largest row sum of (I - W)^-1, with W restricted to those who do not fail anyway.
   */
  readonly factor: number;
  /** True where the factor is proven, which it is below spectral radius 1 alone. */
  readonly proven: boolean;
  /** Losses that result when everybody loses a little, if some fail of it: those of a single shock end nearby. Else null. */
  readonly losses: Float64Array | null;
}

/** So small that nobody fails where losses grow less than a millionfold. */
const LITTLE = 1e-6;
const GOAL = 1e-13;

/**
 * Solves for a little loss of everybody at once. If nobody fails, x = s + W x with x > 0, which proves that the spectral
 * radius is below 1 and that no row sum of (I - W)^-1 exceeds the largest x over the smallest x - W x. If somebody fails,
 * a second, slightly larger loss tells how losses of the others respond.
 */
export function amplificationOf(rows: SparseRows, openLanes: OpenLanes): Amplification {
  const kernel = openLanes(rows, 1);
  const everybody = (ratio: number) => new Float64Array(rows.count).fill(ratio);
  const settled = settleOne(kernel, { base: everybody(LITTLE), start: everybody(1), goal: GOAL });
  const losses = kernel.values.slice();
  const least = smallestOwnLoss(rows, losses);
  const most = largest(losses);
  if (most < 1 && least > 0) return { factor: most / least, proven: true, losses: null };
  const again = settleOne(kernel, { base: everybody(2 * LITTLE), start: losses, goal: GOAL });
  if (settled === null || again === null) return { factor: Number.POSITIVE_INFINITY, proven: false, losses };
  const responses = kernel.values.map((value, row) => (value - (losses[row] ?? 0)) / LITTLE);
  return { factor: Math.max(1, largest(responses)), proven: false, losses };
}

/** The smallest x - W x: what each bank loses that no other causes. */
function smallestOwnLoss(rows: SparseRows, losses: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < rows.count; row++)
    least = Math.min(least, (losses[row] ?? 0) - weightedSum(rows, row, losses));
  return least;
}

function largest(column: Float64Array): number {
  return column.reduce((most, entry) => Math.max(most, entry), 0);
}
