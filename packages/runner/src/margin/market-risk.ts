import { type LiquidationBand, type LiquidationLadder, liquidationMap, type Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { refuse } from '../check-request.ts';
import { marketLadders } from './market-ladders.ts';

/** How many positions, and their quantity. */
export interface PositionsOf {
  readonly count: number;
  readonly quantity: number;
}

export interface AtRisk {
  readonly longs: PositionsOf;
  readonly shorts: PositionsOf;
  /** Of accounts that cannot be valued: whether they are at risk nobody can say. */
  readonly unvalued: PositionsOf;
  /** Of longs and shorts together, those whose margin pool has equity below 0 at the marks as they are. */
  readonly badDebt: PositionsOf;
}

/**
 * Positions a move of the mark by no more than `within` against them takes to their liquidation price or past it, and
 * those that are due as it is. At the price itself a venue that liquidates BELOW_MAINTENANCE does not yet liquidate.
 */
export function atRisk(columns: NetworkSnapshot, market: number, within: number): AtRisk | Problem {
  if (!(within >= 0 && within < 1)) return badShare(within, 'from 0');
  const ladders = marketLadders(columns, market);
  if ('code' in ladders) return ladders;
  const mark = columns.margin.markets.marks.amounts[market] ?? 0;
  const heldBy = (rows: readonly number[]) => ({ count: rows.length, quantity: heldIn(columns, rows) });
  return {
    longs: reachedBy(ladders.longs, mark * (1 - within)),
    shorts: reachedBy(ladders.shorts, mark * (1 + within)),
    unvalued: heldBy(ladders.unvalued),
    badDebt: heldBy(ladders.badDebt),
  };
}

function heldIn({ margin: { positions } }: NetworkSnapshot, rows: readonly number[]): number {
  return rows.reduce((total, row) => total + Math.abs(positions.quantities[row] ?? 0), 0);
}

/** A mark so near a liquidation price, as a share of it, is at it: both are rounded. */
const SAME = 1e-12;

/** The first of a ladder whose prices the mark has at least come to. */
function reachedBy({ side, triggerPrice, quantityOfFirst }: LiquidationLadder, mark: number): PositionsOf {
  const reached = mark * (1 - side * SAME);
  let [low, high] = [0, triggerPrice.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (side * ((triggerPrice[middle] ?? 0) - reached) >= 0) low = middle + 1;
    else high = middle;
  }
  return { count: low, quantity: quantityOfFirst[low] ?? 0 };
}

export interface MarketMap {
  readonly bands: readonly LiquidationBand[];
  /** Liquidated at prices beyond the bands. */
  readonly beyondLongQuantity: number;
  readonly beyondShortQuantity: number;
  /** Liquidated at no price. */
  readonly unpricedQuantity: number;
  /** Of accounts that cannot be valued. */
  readonly unvaluedQuantity: number;
}

/** Most bands on either side of the mark. */
export const MOST_BANDS = 100;

/** Liquidation prices in so many bands of equal width on either side of the mark, out to a share `within` of it. */
export function marketMap(
  columns: NetworkSnapshot,
  market: number,
  { bands, within }: { readonly bands: number; readonly within: number },
): MarketMap | Problem {
  if (!(within > 0 && within < 1)) return badShare(within, 'above 0');
  if (!(bands >= 1 && bands <= MOST_BANDS))
    return refuse('BAD_PARAMETER', `bands is ${bands}; a number from 1 to ${MOST_BANDS} is expected.`, ['bands'])
      .problem;
  const ladders = marketLadders(columns, market);
  if ('code' in ladders) return ladders;
  const mark = columns.margin.markets.marks.amounts[market] ?? 0;
  const edges = Array.from({ length: 2 * bands + 1 }, (_, edge) => mark + (mark * within * (edge - bands)) / bands);
  const drawn = liquidationMap(ladders, edges);
  if ('problem' in drawn)
    return refuse('BAD_PARAMETER', `within is ${within}; ${bands} bands so close to the mark are not told apart.`, [
      'within',
    ]).problem;
  const sum = (amounts: Iterable<number>) => [...amounts].reduce((total, amount) => total + amount, 0);
  const beyond = ({ quantityOfFirst }: LiquidationLadder, inBands: number) =>
    Math.max(0, (quantityOfFirst.at(-1) ?? 0) - inBands);
  return {
    bands: drawn,
    beyondLongQuantity: beyond(ladders.longs, sum(drawn.map(({ longQuantity }) => longQuantity))),
    beyondShortQuantity: beyond(ladders.shorts, sum(drawn.map(({ shortQuantity }) => shortQuantity))),
    unpricedQuantity: heldIn(columns, ladders.unpriced),
    unvaluedQuantity: heldIn(columns, ladders.unvalued),
  };
}

function badShare(within: number, least: 'from 0' | 'above 0'): Problem {
  const sentence = `within is ${within}; a share of the mark ${least} and below 1 is expected.`;
  return refuse('BAD_PARAMETER', sentence, ['within']).problem;
}
