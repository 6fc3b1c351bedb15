import type { Column } from '@faultline/network';
import { isIn, type NumberRange } from '../../check-ranges.ts';
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

const RANGES: Readonly<Record<keyof PerpetualBook, NumberRange>> = {
  side: { atLeast: -1, atMost: 1 },
  quantity: { atLeast: 0 },
  entryPrice: { above: 0 },
  collateralAmount: {},
  maintenanceRatio: { atLeast: 0, below: 1 },
};

export function refuseBook(book: PerpetualBook): Refusal | null {
  for (const name of Object.keys(RANGES) as (keyof PerpetualBook)[]) {
    if (book[name].length !== book.side.length)
      return refuse(
        'BAD_PARAMETER',
        `The book has ${book.side.length} sides and ${book[name].length} numbers of ${name}.`,
        'book',
        name,
      );
    for (let row = 0; row < book.side.length; row++) {
      const value = book[name][row] ?? Number.NaN;
      if (isIn(value, RANGES[name]) && (name !== 'side' || Math.abs(value) === 1)) continue;
      const message = `${name} of account ${row} is ${value}, which no position can have.`;
      return refuse('BAD_PARAMETER', message, 'book', name, String(row));
    }
  }
  return null;
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
