import { changeBetween } from '../../numeric/roots-between.ts';
import type { Response, ShockResponse } from './cascade-response.ts';

export interface CrossingSearch {
  readonly response: Response;
  readonly isReached: (response: ShockResponse) => boolean;
  /** The largest shock asked about. */
  readonly largest: number;
}

export interface FoundCrossings {
  /** Ascending; the first is where the target comes to be reached, the second where it is missed again, and so on. */
  readonly shocks: readonly number[];
  readonly searchedToRatio: number;
}

/** Crossings closer together than this, as a share of the price, are not told apart. */
const RESOLUTION = 1e-9;
/** Accounts looked at in all, some two seconds of work, after which the search goes on by grid. */
const MOST_EFFORT = 5e7;
/** Points of the grid, at most and, however large the book, at least. */
const GRID = { most: 200, least: 20 };

/** Where a larger shock never liquidates less. */
export function oneCrossing({ response, isReached, largest }: CrossingSearch): FoundCrossings {
  if (!isReached(response(largest))) return { shocks: [], searchedToRatio: largest };
  if (isReached(response(0))) return { shocks: [0], searchedToRatio: largest };
  return { shocks: [changeBetween((size) => !isReached(response(size)), 0, largest)], searchedToRatio: largest };
}

/**
 * From interval to interval of one signature, between the bounds: below them the target is missed and beyond them reached,
 * or there is nothing beyond. A crossing is bisected to the last bit, other ends only to the resolution.
 */
export function everyCrossing(
  search: CrossingSearch,
  { from, to, mostEffort = MOST_EFFORT }: { readonly from: number; readonly to: number; readonly mostEffort?: number },
): FoundCrossings {
  const { response, isReached, largest } = search;
  let effort = 0;
  const measured = (size: number) => {
    const found = response(size);
    effort += found.effort;
    return found;
  };
  const end = measured(to);
  let [at, here] = [from, measured(from)];
  const shocks = isReached(here) ? [from] : [];
  while (here.signature !== end.signature && effort < mostEffort) {
    const { signature } = here;
    const [same, other] = bracketOfChange((size) => measured(size).signature === signature, at, to);
    const there = measured(other);
    if (isReached(there) !== isReached(here))
      shocks.push(changeBetween((size) => isReached(measured(size)) === isReached(here), same, other));
    [at, here] = [other, there];
  }
  if (here.signature === end.signature) return { shocks, searchedToRatio: largest };
  return { shocks: [...shocks, ...crossingsOnGrid(search, at, to)], searchedToRatio: at };
}

/** The last shock known to be like the first and one that is not, no further apart than the resolution. */
function bracketOfChange(isSame: (size: number) => boolean, from: number, to: number): readonly [number, number] {
  let [same, other] = [from, to];
  // Ends of intervals are often close by: look there first.
  for (let step = 1e-6; same + step < to; step *= 4) {
    if (!isSame(same + step)) {
      other = same + step;
      break;
    }
    same += step;
  }
  while (other - same > RESOLUTION) {
    const middle = same + (other - same) / 2;
    if (isSame(middle)) same = middle;
    else other = middle;
  }
  return [same, other];
}

function crossingsOnGrid({ response, isReached }: CrossingSearch, from: number, to: number): readonly number[] {
  const steps = Math.max(GRID.least, Math.min(GRID.most, Math.floor(MOST_EFFORT / response(to).effort)));
  const sizes = Array.from({ length: steps + 1 }, (_, point) => from + ((to - from) * point) / steps);
  const reached = sizes.map((size) => isReached(response(size)));
  return sizes.flatMap((size, place) => {
    const next = sizes[place + 1];
    if (next === undefined || reached[place] === reached[place + 1]) return [];
    return [changeBetween((at) => isReached(response(at)) === reached[place], size, next)];
  });
}
