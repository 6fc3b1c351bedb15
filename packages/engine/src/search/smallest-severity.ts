/** The largest severity known not to reach the target and the smallest known to reach it: neighbours among numbers. */
export interface SeverityBracket {
  readonly below: number;
  readonly reached: number;
}

/** More halvings than that only tell 1e-60 of the largest severity from nothing. */
const MOST_HALVINGS = 200;

/**
 * Where a monotone response first reaches its target between 0 and `mostSeverity`, by bisection until no number lies
 * between. Null where `mostSeverity` does not reach it; { below: 0, reached: 0 } where 0 does; `below` is 0
 * beside the smallest severity tried where every one of them does.
 * `reachedAt` must not turn false again as the severity grows. At most 202 evaluations.
 */
export function smallestSeverity(
  reachedAt: (severity: number) => boolean,
  mostSeverity: number,
): SeverityBracket | null {
  if (!(mostSeverity >= 0 && mostSeverity < Number.POSITIVE_INFINITY))
    throw new RangeError(`the largest severity is ${mostSeverity}; a finite number of at least 0 is expected`);
  if (reachedAt(0)) return { below: 0, reached: 0 };
  if (!reachedAt(mostSeverity)) return null;
  let [below, reached] = [0, mostSeverity];
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    const middle = below + (reached - below) / 2;
    if (middle <= below || middle >= reached) return { below, reached };
    if (reachedAt(middle)) reached = middle;
    else below = middle;
  }
  return { below, reached };
}
