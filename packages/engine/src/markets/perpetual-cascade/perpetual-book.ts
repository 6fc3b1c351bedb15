import type { Column } from '@faultline/network';
import { type Refusal, refuse } from '../../problems.ts';

/** Positions of one market, each with collateral of its own; one row per account, in the order of its id. */
export interface PerpetualBook {
  /** 1 long, -1 short. */
  readonly side: Column;
  /** Units, 0 or more. */
  readonly quantity: Column;
  readonly entryPrice: Column;
  readonly collateralAmount: Column;
  /** Maintenance margin over notional at the mark, 0 or more and below 1. */
  readonly maintenanceRatio: Column;
}

/** Plain comparisons: a million positions are checked before every cascade. */
const IS_POSSIBLE: Readonly<Record<keyof PerpetualBook, (value: number) => boolean>> = {
  side: (value) => value === 1 || value === -1,
  quantity: (value) => value >= 0 && value < Infinity,
  entryPrice: (value) => value > 0 && value < Infinity,
  collateralAmount: (value) => Math.abs(value) < Infinity,
  maintenanceRatio: (value) => value >= 0 && value < 1,
};

export function refuseBook(book: PerpetualBook): Refusal | null {
  for (const name of Object.keys(IS_POSSIBLE) as (keyof PerpetualBook)[]) {
    const column = book[name];
    if (column.length !== book.side.length)
      return refuse(
        'BAD_PARAMETER',
        `The book has ${book.side.length} sides and ${column.length} numbers of ${name}.`,
        'book',
        name,
      );
    const row = firstImpossible(column, IS_POSSIBLE[name]);
    if (row >= 0)
      return refuse(
        'BAD_PARAMETER',
        `${name} of account ${row} is ${column[row]}, which no position can have.`,
        'book',
        name,
        String(row),
      );
  }
  return null;
}

function firstImpossible(column: Column, isPossible: (value: number) => boolean): number {
  for (let row = 0; row < column.length; row++) if (!isPossible(column[row] ?? Number.NaN)) return row;
  return -1;
}

/** Quantities long and short, and how many contracts there are: what one side lacks the liquidity provider holds. */
export function openInterest({ side, quantity }: PerpetualBook): {
  readonly longQuantity: number;
  readonly shortQuantity: number;
  readonly openQuantity: number;
} {
  let [longQuantity, shortQuantity] = [0, 0];
  for (let row = 0; row < side.length; row++)
    if ((side[row] ?? 0) > 0) longQuantity += quantity[row] ?? 0;
    else shortQuantity += quantity[row] ?? 0;
  return { longQuantity, shortQuantity, openQuantity: Math.max(longQuantity, shortQuantity) };
}

/** Equity at the mark below maintenance margin; exactly enough is enough, and who holds nothing needs none. */
export function fallsShortAt(book: PerpetualBook, row: number, mark: number): boolean {
  const quantity = book.quantity[row] ?? 0;
  const profit = (book.side[row] ?? 0) * quantity * (mark - (book.entryPrice[row] ?? 0));
  return (
    quantity > 0 && (book.collateralAmount[row] ?? 0) + profit < (book.maintenanceRatio[row] ?? 0) * quantity * mark
  );
}
