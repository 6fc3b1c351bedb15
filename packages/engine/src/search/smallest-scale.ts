/** The largest scale known not to reach the target and the smallest known to reach it: neighbours among numbers. */
export interface ScaleBracket {
  readonly below: number;
  readonly reached: number;
}

/** More halvings than that only tell 1e-60 of the largest scale from nothing. */
const MOST_HALVINGS = 200;

/**
 * Where a monotone response first reaches its target between 0 and `mostScale`, by bisection until no number lies
 * between. Null where `mostScale` does not reach it; { below: 0, reached: 0 } where 0 does, or every scale tried.
 * `reachedAt` must not turn false again as the scale grows. At most 202 evaluations.
 */
export function smallestScale(reachedAt: (scale: number) => boolean, mostScale: number): ScaleBracket | null {
  if (!(mostScale >= 0 && mostScale < Number.POSITIVE_INFINITY))
    throw new RangeError(`the largest scale is ${mostScale}; a finite number of at least 0 is expected`);
  if (reachedAt(0)) return { below: 0, reached: 0 };
  if (!reachedAt(mostScale)) return null;
  let [below, reached] = [0, mostScale];
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    const middle = below + (reached - below) / 2;
    if (middle <= below || middle >= reached) return { below, reached };
    if (reachedAt(middle)) reached = middle;
    else below = middle;
  }
  return below === 0 ? { below: 0, reached: 0 } : { below, reached };
}
