/** From any two numbers to neighbours takes at most so many halvings. */
const MOST_HALVINGS = 2100;
/** Roots closer together, as a share of their size, are one that two points next to each other both come near. */
const SAME_ROOT = 1e-12;

/**
 * Every root, ascending, of a continuous function that is monotone between each two neighbours of `points`: at a point
 * where it is 0 give or take `zeroAt` (a root without a change of sign, or one exactly there), and between points where
 * its sign changes, by bisection until no number lies between. Of a function that is 0
 * all the way from one point to the next both points are given.
 */
export function rootsBetween(
  valueAt: (x: number) => number,
  points: readonly number[],
  zeroAt: (x: number) => number,
): readonly number[] {
  const ascending = [...points].sort((left, right) => left - right).filter((x, place, all) => x !== all[place - 1]);
  const signs = ascending.map((x) => (Math.abs(valueAt(x)) <= zeroAt(x) ? 0 : Math.sign(valueAt(x))));
  const roots = ascending.flatMap((x, place) => {
    const next = ascending[place + 1];
    if (signs[place] === 0) return [x];
    if (next === undefined || signs[place] !== -(signs[place + 1] ?? 0)) return [];
    return [changeBetween((at) => Math.sign(valueAt(at)) === signs[place], x, next)];
  });
  return roots.filter((x, place) => place === 0 || x - (roots[place - 1] ?? 0) > SAME_ROOT * Math.abs(x));
}

/** Where a condition that holds at `holds` and not at `fails` stops holding, to the last bit: the end where it does not. */
export function changeBetween(condition: (x: number) => boolean, holds: number, fails: number): number {
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    const middle = holds + (fails - holds) / 2;
    if (middle === holds || middle === fails) break;
    if (condition(middle)) holds = middle;
    else fails = middle;
  }
  return fails;
}
