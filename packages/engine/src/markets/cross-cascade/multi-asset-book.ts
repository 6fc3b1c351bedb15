import type { Column } from '@faultline/network';
import { isIn } from '../../check-ranges.ts';
import { type Refusal, refuse } from '../../problems.ts';
import { type PriceImpact, refuseImpact } from '../impact/price-impact.ts';

/** Accounts with positions in several assets. Tables have one row per account, of one number per asset. */
export interface MultiAssetBook {
  readonly cashAmount: Column;
  /** Table of units, negative where short. */
  readonly quantity: Column;
  /** Table. */
  readonly entryPrice: Column;
}

/** One number per asset. */
export interface MultiAssetMarket {
  readonly initialPrice: Column;
  readonly impact: readonly PriceImpact[];
  /** Maintenance margin over notional at the price, 0 or more and below 1. */
  readonly maintenanceRatio: Column;
  readonly insuranceFundAmount: number;
}

/** CROSS: all cash of an account backs all its positions; ISOLATED: each has a share of it, by notional at entry. */
export type MarginMode = 'CROSS' | 'ISOLATED';

export function refuseMultiAsset(book: MultiAssetBook, market: MultiAssetMarket, shockRatio: Column): Refusal | null {
  const assets = market.initialPrice.length;
  const cells = book.cashAmount.length * assets;
  const columns = [
    ['initialPrice', market.initialPrice, assets, { above: 0 }],
    ['maintenanceRatio', market.maintenanceRatio, assets, { atLeast: 0, below: 1 }],
    ['shockRatio', shockRatio, assets, { above: -1 }],
    ['cashAmount', book.cashAmount, book.cashAmount.length, {}],
    ['quantity', book.quantity, cells, {}],
    ['entryPrice', book.entryPrice, cells, { atLeast: 0 }],
    ['insuranceFundAmount', [market.insuranceFundAmount], 1, { atLeast: 0 }],
  ] as const;
  for (const [name, column, length, range] of columns) {
    if (column.length !== length)
      return refuse('BAD_PARAMETER', `There are ${column.length} numbers of ${name}; ${length} are expected.`, name);
    for (let place = 0; place < length; place++) {
      const value = column[place] ?? Number.NaN;
      if (!isIn(value, range))
        return refuse('BAD_PARAMETER', `${name} number ${place} is ${value}, out of its range.`, name, String(place));
    }
  }
  if (market.impact.length !== assets)
    return refuse('BAD_PARAMETER', `There are ${market.impact.length} impacts for ${assets} assets.`, 'impact');
  for (const impact of market.impact) {
    const refusal = refuseImpact(impact);
    if (refusal) return refusal;
  }
  return null;
}

/** What one requirement is judged against: a whole account, or one of its positions. */
export interface MarginPool {
  readonly account: number;
  /** Null where it has all of the account's positions. */
  readonly asset: number | null;
  readonly cashAmount: number;
  /** Cells of the tables. */
  readonly cells: readonly number[];
}

/** By account, then asset; an account without positions has none. */
export function marginPools(book: MultiAssetBook, assets: number, mode: MarginMode): readonly MarginPool[] {
  return Array.from(book.cashAmount, (cash, account): readonly MarginPool[] => {
    const cells = Array.from({ length: assets }, (_, asset) => account * assets + asset).filter(
      (cell) => book.quantity[cell] !== 0,
    );
    if (cells.length === 0) return [];
    if (mode === 'CROSS') return [{ account, asset: null, cashAmount: cash, cells }];
    const notionals = cells.map((cell) => Math.abs(book.quantity[cell] ?? 0) * (book.entryPrice[cell] ?? 0));
    const total = notionals.reduce((sum, notional) => sum + notional, 0);
    return cells.map((cell, place) => ({
      account,
      asset: cell - account * assets,
      cashAmount: total > 0 ? (cash * (notionals[place] ?? 0)) / total : cash / cells.length,
      cells: [cell],
    }));
  }).flat();
}
