import { type Refusal, refuse } from '../problems.ts';
import { type AccountMargins, isIsolated } from './account-margins.ts';
import type { MarginBook, MarginMarkets } from './margin-book.ts';
import { type TieredLiquidationPrice, tieredLiquidationPrice } from './tiered-liquidation-price.ts';

export interface AccountLiquidationPrice extends TieredLiquidationPrice {
  /** Rows of the other markets whose marks the price assumes; none where the position is isolated. */
  readonly assumedMarkets: readonly number[];
}

/**
 * The price of one position's market at which its pool has exactly the maintenance margin of all its positions, while the
 * others stay at their marks; margin tiers of the position itself change on the way. Backed by the pool's equity less
 * the position's own profit and what the others require. `margins` are those of the same book and markets. Refuses a
 * row that is no position.
 */
export function accountLiquidationPrice(
  { book, markets, margins }: { book: MarginBook; markets: MarginMarkets; margins: AccountMargins },
  row: number,
): AccountLiquidationPrice | Refusal {
  const market = book.markets[row] ?? -1;
  const tiers = markets.tiers[market];
  if (!tiers) return refuse('BAD_PARAMETER', `There is no position ${row} in the book.`, 'row');
  const pool = poolOf(margins, row);
  const quantity = book.quantities[row] ?? 0;
  const entryPrice = book.entryPrices[row] ?? 0;
  const ownProfit = quantity * ((markets.marks[market] ?? 0) - entryPrice);
  const otherMaintenance = (margins.maintenanceMarginAmount[pool] ?? 0) - (margins.positionMaintenanceAmount[row] ?? 0);
  const found = tieredLiquidationPrice(tiers, {
    side: quantity < 0 ? -1 : 1,
    quantity: Math.abs(quantity),
    entryPrice,
    collateralAmount: (margins.equityAmount[pool] ?? 0) - ownProfit - otherMaintenance,
  });
  if ('problem' in found) return found;
  const isolated = isIsolated(book, margins.accounts[pool] ?? 0);
  const [first, end] = [margins.poolStart[pool] ?? 0, margins.poolStart[pool + 1] ?? 0];
  const others = isolated ? [] : Array.from({ length: end - first }, (_, place) => book.markets[first + place] ?? 0);
  return { ...found, assumedMarkets: others.filter((other) => other !== market) };
}

/** The last pool that begins at or before a position and is not empty. */
function poolOf({ poolStart }: AccountMargins, row: number): number {
  let [low, high] = [0, poolStart.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((poolStart[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}
