import type { LiquidationLadder, LiquidationLadders, Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { missingRates } from '../check-request.ts';
import { liquidationOfPosition } from './liquidation-of-position.ts';

/** Beyond this, prices of all positions are not worked out while somebody waits. */
export const MOST_PRICED_POSITIONS = 250_000;

/** Positions of one market in the order in which its mark reaches them, the other marks staying where they are. */
export interface MarketLadders extends LiquidationLadders {
  /** Positions of the snapshot no price above 0 liquidates, and those of accounts that cannot be valued. */
  readonly unpriced: readonly number[];
  readonly unvalued: readonly number[];
  /** Those whose margin pool has less than nothing; they are in a ladder, too. */
  readonly badDebt: readonly number[];
}

const bookRows = new WeakMap<NetworkSnapshot, readonly (readonly number[])[]>();
const known = new WeakMap<NetworkSnapshot, Map<number, MarketLadders>>();

/** Positions of a market, ascending. */
export function positionsIn(columns: NetworkSnapshot, market: number): readonly number[] {
  let rows = bookRows.get(columns);
  if (!rows) {
    const { markets, positions } = columns.margin;
    const groups = Array.from({ length: markets.count }, (): number[] => []);
    for (let position = 0; position < positions.count; position++)
      groups[positions.markets[position] ?? -1]?.push(position);
    rows = groups;
    bookRows.set(columns, rows);
  }
  return rows[market] ?? [];
}

/** By the same liquidation prices as each position has by itself. Refuses without rates, and markets of too many positions. */
export function marketLadders(columns: NetworkSnapshot, market: number): MarketLadders | Problem {
  const missing = missingRates(columns);
  if (missing) return missing;
  const positions = positionsIn(columns, market);
  if (positions.length > MOST_PRICED_POSITIONS)
    return {
      code: 'SNAPSHOT_TOO_LARGE',
      message: `The market has ${positions.length} positions; liquidation prices are worked out for up to ${MOST_PRICED_POSITIONS}.`,
      path: ['snapshot'],
    };
  const before = known.get(columns) ?? new Map<number, MarketLadders>();
  known.set(columns, before);
  const found = before.get(market) ?? laddersOf(columns, positions);
  before.set(market, found);
  return found;
}

interface PricedPosition {
  readonly position: number;
  readonly triggerPrice: number;
  /** NaN where no price above 0 takes all that backs it. */
  readonly bankruptcyPrice: number;
}

const ALWAYS = { long: Infinity, short: 0 } as const;

function laddersOf(columns: NetworkSnapshot, positions: readonly number[]): MarketLadders {
  const { rowStart, quantities } = columns.margin.positions;
  const sides: { long: PricedPosition[]; short: PricedPosition[] } = { long: [], short: [] };
  const [unpriced, unvalued, badDebt]: [number[], number[], number[]] = [[], [], []];
  let account = 0;
  for (const position of positions) {
    while ((rowStart[account + 1] ?? 0) <= position) account++;
    const found = liquidationOfPosition(columns, { account, position });
    if ('code' in found) {
      unvalued.push(position);
      continue;
    }
    if (found.isBadDebt) badDebt.push(position);
    const side = (quantities[position] ?? 0) < 0 ? 'short' : 'long';
    // Liquidated as it is, and by no price of this market alone rid of that: at every price.
    const triggerPrice = found.liquidationPrice ?? (found.isDue ? ALWAYS[side] : null);
    if (triggerPrice === null) unpriced.push(position);
    else sides[side].push({ position, triggerPrice, bankruptcyPrice: found.bankruptcyPrice ?? Number.NaN });
  }
  return {
    longs: ladderOf(columns, 1, sides.long),
    shorts: ladderOf(columns, -1, sides.short),
    unpriced,
    unvalued,
    badDebt,
  };
}

function ladderOf(columns: NetworkSnapshot, side: 1 | -1, priced: PricedPosition[]): LiquidationLadder {
  const { quantities } = columns.margin.positions;
  priced.sort((left, right) => side * (right.triggerPrice - left.triggerPrice) || left.position - right.position);
  const quantityOfFirst = new Float64Array(priced.length + 1);
  const bankruptcyAmountOfFirst = new Float64Array(priced.length + 1);
  let isInBankruptcyOrder = true;
  for (const [place, { position, bankruptcyPrice }] of priced.entries()) {
    const quantity = Math.abs(quantities[position] ?? 0);
    quantityOfFirst[place + 1] = (quantityOfFirst[place] ?? 0) + quantity;
    bankruptcyAmountOfFirst[place + 1] = (bankruptcyAmountOfFirst[place] ?? 0) + quantity * bankruptcyPrice;
    const before = priced[place - 1]?.bankruptcyPrice ?? side * Infinity;
    if (!(side * (before - bankruptcyPrice) >= 0)) isInBankruptcyOrder = false;
  }
  return {
    side,
    accounts: Int32Array.from(priced, ({ position }) => position),
    triggerPrice: Float64Array.from(priced, ({ triggerPrice }) => triggerPrice),
    bankruptcyPrice: Float64Array.from(priced, ({ bankruptcyPrice }) => bankruptcyPrice),
    quantityOfFirst,
    bankruptcyAmountOfFirst,
    isInBankruptcyOrder,
  };
}
