import { refuseOutOfRange } from '../../check-ranges.ts';
import { type Refusal, refuse } from '../../problems.ts';
import { followsLadder } from '../liquidation-ladder/ladder-cascade.ts';
import { liquidationLadders } from '../liquidation-ladder/liquidation-ladder.ts';
import { openInterest } from '../perpetual-cascade/perpetual-book.ts';
import { type CascadeInput, perpetualCascade } from '../perpetual-cascade/perpetual-cascade.ts';
import { lastingResponse, type ShockResponse, sweptResponse } from './cascade-response.ts';
import { everyCrossing, oneCrossing } from './every-crossing.ts';
import { searchBounds } from './search-bounds.ts';

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
  /** The smallest shock that reaches the target; 0 where any does, however small; null where none up to the largest does. */
  readonly tippingShockRatio: number | null;
  /** Every one found, ascending. */
  readonly crossings: readonly Crossing[];
  /** A larger shock never liquidates less: there is one crossing or none. */
  readonly isMonotone: boolean;
  /** Shocks up to here were searched without a gap; beyond it only between points of a grid. */
  readonly searchedToRatio: number;
  /** Cascades looked at that were not over when they were ended (MAX_ROUNDS): they may liquidate more than is known. */
  readonly unsettledCount: number;
}

const BESIDE = 1e-9;
/** A share that is off by no more than rounding is the share. */
const ROUNDING = 1e-12;
/** So near to no shock a crossing is at no shock: trigger prices and prices after a shock are off by as much. */
const AT_START = 1e-12;
/**
 * The smallest shock whose cascade liquidates a share of open interest, and every other shock at which that share is
 * reached or missed again: with a breaker, a refilling book or a smoothed mark a larger shock may liquidate less, and
 * bisection alone would find some crossing and not the first. Where the response is monotone one bisection does; else the
 * search goes from one interval of shocks with the same decisions to the next, bisecting only inside brackets in which the
 * decisions change. A crossing within 1e-12 of the price is at 0: an account that stands exactly at its trigger price falls
 * short at any shock however small, which bisection finds at the last bit of the price. Refuses what `perpetualCascade`
 * does; NO_OPEN_INTEREST where nobody has a position.
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
      'Nobody has a position, so that no share of open interest can be liquidated: give a book with positions.',
      'book',
    );
  const lasting = lastingResponse(market, sign, ladders);
  const monotone = followsLadder(market.rules) ? lasting : null;
  const target = liquidatedShare * openQuantity * (1 - ROUNDING);
  const response = monotone ?? sweptResponse(market, sign);
  let unsettledCount = 0;
  const search = {
    response: (size: number) => {
      const found = response(size);
      if (!found.isSettled) unsettledCount++;
      return found;
    },
    isReached: ({ liquidatedQuantity }: ShockResponse) => liquidatedQuantity >= target,
    largest: largestShockRatio,
  };
  const { shocks, searchedToRatio } = monotone
    ? oneCrossing(search)
    : everyCrossing(search, searchBounds(search, { market, sign, ladders, lasting, target }));
  const crossings = shocks.map(
    (size, place): Crossing => ({
      shockRatio: size <= AT_START ? 0 : size,
      becomes: place % 2 === 0 ? 'REACHED' : 'MISSED',
      justBelow: movesOf(search.response(size <= AT_START ? 0 : size * (1 - BESIDE))),
      justAbove: movesOf(search.response(Math.min(size * (1 + BESIDE), largestShockRatio))),
    }),
  );
  return {
    tippingShockRatio: crossings[0]?.shockRatio ?? null,
    crossings,
    isMonotone: monotone !== null,
    searchedToRatio,
    unsettledCount,
  };
}

function movesOf({ liquidatedQuantity, totalMoveRatio }: ShockResponse) {
  return { liquidatedQuantity, totalMoveRatio };
}
