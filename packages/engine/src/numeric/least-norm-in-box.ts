import type { Column } from '@faultline/network';
import type { HalfSpace } from './least-norm-point.ts';

/** A sum that is short of the offset by no more than this share of it is short by rounding. */
const TOLERANCE = 1e-13;

/**
 * The point of one half space and the box 0 <= x <= limits nearest to the origin, minimising sum_i weight_i x_i^2
 * (weights positive); null where the two do not meet. At the nearest point x_i = min(limit_i, p normal_i / weight_i) with one
 * price p for all, and 0 where the normal is not positive: the continuous quadratic knapsack problem, solved by its
 * breakpoints (Kiwiel 2008, Breakpoint searching algorithms for the continuous quadratic knapsack problem, Mathematical
 * Programming 112).
 */
export function leastNormInBox({ normal, offset }: HalfSpace, weights: Column, limits: Column): Float64Array | null {
  const point = new Float64Array(normal.length);
  if (offset <= 0) return point;
  const roots = Float64Array.from(point, (_, i) => Math.sqrt(weights[i] ?? 1));
  const scaled = normal.map((entry, i) => Math.max(0, entry) / (roots[i] ?? 1));
  const largest = scaled.reduce((most, entry) => Math.max(most, entry), 0);
  if (largest === 0) return null;
  // In coordinates sqrt(weight_i) x_i, the largest entry of the normal being 1.
  const gains = scaled.map((entry) => entry / largest);
  const most = gains.map((_, i) => (limits[i] ?? 0) * (roots[i] ?? 1));
  const price = priceOf({ gains, most }, offset / largest);
  if (price === null) return null;
  return gains.map((gain, i) => (gain > 0 ? Math.min(most[i] ?? 0, price * gain) / (roots[i] ?? 1) : 0));
}

interface Scaled {
  readonly gains: Float64Array;
  readonly most: Float64Array;
}

/** The p at which sum_i gain_i min(most_i, p gain_i) is the offset: Infinity where that takes all, null where all is too little. */
function priceOf({ gains, most }: Scaled, offset: number): number | null {
  const fullAt = gains.map((gain, i) => (most[i] ?? 0) / gain);
  const order = [...gains.keys()]
    .filter((i) => (gains[i] ?? 0) > 0)
    .sort((left, right) => (fullAt[left] ?? 0) - (fullAt[right] ?? 0) || left - right);
  // What a unit of price adds through those that are not full yet, summed from the last so that nothing is subtracted.
  const slopes = order.map((i) => (gains[i] ?? 0) ** 2);
  for (let k = slopes.length - 2; k >= 0; k--) slopes[k] = (slopes[k] ?? 0) + (slopes[k + 1] ?? 0);
  let missing = offset;
  for (const [k, i] of order.entries()) {
    const price = missing / (slopes[k] ?? 1);
    if (price <= (fullAt[i] ?? 0)) return Math.max(0, price);
    missing -= (gains[i] ?? 0) * (most[i] ?? 0);
  }
  return missing <= TOLERANCE * offset ? Number.POSITIVE_INFINITY : null;
}
