import { refuseOutOfRange } from '../../check-ranges.ts';
import { changeBetween } from '../../numeric/roots-between.ts';
import { type Refusal, refuse } from '../../problems.ts';
import { liquidationLadders } from '../liquidation-ladder/liquidation-ladder.ts';
import { openInterest } from '../perpetual-cascade/perpetual-book.ts';
import { type CascadeInput, perpetualCascade } from '../perpetual-cascade/perpetual-cascade.ts';
import { monotoneResponse, type Response, type ShockResponse, sweptResponse } from './cascade-response.ts';

export interface TippingInput {
  readonly market: Omit<CascadeInput, 'shockRatio'>;
  /** DOWN: the price falls and longs are sold; UP: a squeeze of shorts. */
  readonly direction: 'DOWN' | 'UP';
  /** Share of open interest whose liquidation is the target, above 0. */
  readonly liquidatedShare: number;
  /** Shocks up to this size are searched; below 1 where the price falls. */
  readonly largestShockRatio: number;
}

/** A shock at which the target comes to be reached, or to be missed again. Sizes are 0 or more, in the direction asked for. */
export interface Crossing {
  readonly shockRatio: number;
  readonly becomes: 'REACHED' | 'MISSED';
  /** A billionth of the shock before and after it: how far the market jumps. */
  readonly justBelow: Pick<ShockResponse, 'liquidatedQuantity' | 'totalMoveRatio'>;
  readonly justAbove: Pick<ShockResponse, 'liquidatedQuantity' | 'totalMoveRatio'>;
}

export interface TippingPoint {
  /** The smallest shock that reaches the target; null where none up to the largest does. */
  readonly tippingShockRatio: number | null;
  /** Every one found, ascending. */
  readonly crossings: readonly Crossing[];
  /** A larger shock never liquidates less: there is one crossing or none. */
  readonly isMonotone: boolean;
  /** Shocks up to here were searched without a gap; beyond it only between points of a grid. */
  readonly searchedToRatio: number;
}

const BESIDE = 1e-9;
/** A share that is off by no more than rounding is the share. */
const ROUNDING = 1e-12;
/** Two crossings closer together than this, as a share of the price, count as none. */
const RESOLUTION = 1e-11;
/** Accounts looked at in all, about a second of work, after which the search goes on by grid. */
const MOST_EFFORT = 3e8;
const GRID = 200;

/**
 * The smallest shock whose cascade liquidates a share of open interest, and every other shock at which that share is
 * reached or missed again: with a breaker, a refilling book or a smoothed mark a larger shock may liquidate less, and
 * bisection alone would find some crossing and not the first. Where the response is monotone one bisection does; else the
 * search goes from one interval of shocks with the same decisions to the next, bisecting only inside brackets in which the
 * decisions change. Refuses what `perpetualCascade` does; NO_OPEN_INTEREST where nobody has a position.
 */
export function tippingPoint({ market, ...asked }: TippingInput): TippingPoint | Refusal {
  const { direction, liquidatedShare, largestShockRatio } = asked;
  const refusal = refuseOutOfRange(
    { liquidatedShare, largestShockRatio },
    { liquidatedShare: { above: 0 }, largestShockRatio: { above: 0, ...(direction === 'DOWN' ? { below: 1 } : {}) } },
  );
  if (refusal) return refusal;
  const ladders = liquidationLadders(market.book);
  if ('problem' in ladders) return ladders;
  const sign = direction === 'DOWN' ? -1 : 1;
  const tried = perpetualCascade({ ...market, shockRatio: sign * largestShockRatio });
  if ('problem' in tried) return tried;
  const { openQuantity } = openInterest(market.book);
  if (openQuantity === 0)
    return refuse(
      'NO_OPEN_INTEREST',
      'Nobody has a position, so that no share of open interest can be liquidated.',
      'book',
    );
  const monotone = monotoneResponse(market, sign, ladders);
  const target = liquidatedShare * openQuantity * (1 - ROUNDING);
  const search = {
    response: monotone ?? sweptResponse(market, sign),
    isReached: ({ liquidatedQuantity }: ShockResponse) => liquidatedQuantity >= target,
    largest: largestShockRatio,
  };
  const { shocks, searchedToRatio } = monotone ? oneCrossing(search) : everyCrossing(search);
  const crossings = shocks.map(
    (shockRatio, place): Crossing => ({
      shockRatio,
      becomes: place % 2 === 0 ? 'REACHED' : 'MISSED',
      justBelow: movesOf(search.response(shockRatio * (1 - BESIDE))),
      justAbove: movesOf(search.response(Math.min(shockRatio * (1 + BESIDE), largestShockRatio))),
    }),
  );
  return {
    tippingShockRatio: shocks[0] ?? null,
    crossings,
    isMonotone: monotone !== null,
    searchedToRatio,
  };
}

interface Search {
  readonly response: Response;
  readonly isReached: (response: ShockResponse) => boolean;
  readonly largest: number;
}

interface Found {
  readonly shocks: readonly number[];
  readonly searchedToRatio: number;
}

function movesOf({ liquidatedQuantity, totalMoveRatio }: ShockResponse) {
  return { liquidatedQuantity, totalMoveRatio };
}

function oneCrossing({ response, isReached, largest }: Search): Found {
  if (!isReached(response(largest))) return { shocks: [], searchedToRatio: largest };
  if (isReached(response(0))) return { shocks: [0], searchedToRatio: largest };
  return { shocks: [changeBetween((size) => !isReached(response(size)), 0, largest)], searchedToRatio: largest };
}

/** From interval to interval of one signature; a crossing is bisected to the last bit, other ends only to the resolution. */
function everyCrossing(search: Search): Found {
  const { response, isReached, largest } = search;
  let effort = 0;
  const measured = (size: number) => {
    const found = response(size);
    effort += found.effort;
    return found;
  };
  const end = measured(largest);
  let [at, here] = [0, measured(0)];
  const shocks = isReached(here) ? [0] : [];
  while (here.signature !== end.signature && effort < MOST_EFFORT) {
    const { signature } = here;
    const [same, other] = bracketOfChange((size) => measured(size).signature === signature, at, largest);
    const there = measured(other);
    if (isReached(there) !== isReached(here))
      shocks.push(changeBetween((size) => isReached(measured(size)) === isReached(here), same, other));
    [at, here] = [other, there];
  }
  if (here.signature === end.signature) return { shocks, searchedToRatio: largest };
  return { shocks: [...shocks, ...crossingsOnGrid(search, at)], searchedToRatio: at };
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

function crossingsOnGrid({ response, isReached, largest }: Search, from: number): readonly number[] {
  const sizes = Array.from({ length: GRID + 1 }, (_, point) => from + ((largest - from) * point) / GRID);
  const reached = sizes.map((size) => isReached(response(size)));
  return sizes.flatMap((size, place) => {
    const next = sizes[place + 1];
    if (next === undefined || reached[place] === reached[place + 1]) return [];
    return [changeBetween((at) => isReached(response(at)) === reached[place], size, next)];
  });
}
