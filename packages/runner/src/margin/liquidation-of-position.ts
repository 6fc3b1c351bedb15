import { accountLiquidationPrice, isolatedLiquidation, type Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { rangeOf } from './account-valuation.ts';

/** Where a position ends while the other marks stay. Prices per unit, in the snapshot's currency and scale. */
export interface PositionLiquidation {
  readonly liquidationPrice: number | null;
  readonly reason: 'NO_POSITIVE_ROOT' | 'TIER_EXCEEDED' | null;
  /** Price at which what backs the position is used up; null where no price above 0 does it. */
  readonly bankruptcyPrice: number | null;
  /** Rows of the other markets whose marks both prices assume. */
  readonly assumedMarkets: readonly number[];
  /** Of its margin pool at the marks as they are: whether it is liquidated, and whether its equity is below 0. */
  readonly isDue: boolean;
  readonly isBadDebt: boolean;
}

/** Of a position of an account; refused with what refuses the account. */
export function liquidationOfPosition(
  columns: NetworkSnapshot,
  { account, position }: { readonly account: number; readonly position: number },
): PositionLiquidation | Problem {
  const found = rangeOf(columns, account);
  if ('code' in found) return found;
  const { range, markets } = found;
  const { book, margins } = range;
  const row = position - range.firstPosition;
  const pool = poolBehind(margins, row);
  const price = accountLiquidationPrice({ book, markets, margins }, row);
  if ('problem' in price) return price.problem;
  const { liquidationPrice, reason, assumedMarkets } = price;
  const [quantity, entryPrice] = [book.quantities[row] ?? 0, book.entryPrices[row] ?? 0];
  // What is left of the pool without this position's own profit is lost at the price that takes just as much: maintenance of 0.
  const bankruptcy = isolatedLiquidation({
    side: quantity < 0 ? -1 : 1,
    quantity: Math.abs(quantity),
    entryPrice,
    maintenanceRatio: 0,
    deductionAmount: 0,
    collateralAmount: (margins.equityAmount[pool] ?? 0) - (margins.positionProfitAmount[row] ?? 0),
  });
  if ('problem' in bankruptcy) return bankruptcy.problem;
  return {
    liquidationPrice,
    reason,
    bankruptcyPrice: bankruptcy.bankruptcyPrice,
    assumedMarkets,
    isDue: margins.isLiquidatable[pool] === 1,
    isBadDebt: margins.isBadDebt[pool] === 1,
  };
}

/** The pool a position of the book is in. */
function poolBehind(
  { poolStart, equityAmount }: { readonly poolStart: Int32Array; readonly equityAmount: Float64Array },
  row: number,
): number {
  let [low, high] = [0, equityAmount.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((poolStart[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}
