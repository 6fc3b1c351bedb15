import type { Column } from '@faultline/network';
import type { Refusal } from '../../problems.ts';
import { type PerpetualBook, refuseBook } from '../perpetual-cascade/perpetual-book.ts';

/** Positions of one side in the order in which a price moving against them reaches them. */
export interface LiquidationLadder {
  /** 1 longs, from the highest trigger price down; -1 shorts, from the lowest up. */
  readonly side: 1 | -1;
  /** Rows of the book. */
  readonly accounts: Int32Array;
  readonly triggerPrice: Float64Array;
  readonly bankruptcyPrice: Float64Array;
  /** Units of the first n positions; one entry more than there are positions. */
  readonly quantityOfFirst: Float64Array;
  /** Units times bankruptcy price of the first n positions. */
  readonly bankruptcyAmountOfFirst: Float64Array;
  /** Bankruptcy prices are in order too: all positions have one maintenance ratio. */
  readonly isInBankruptcyOrder: boolean;
}

export interface LiquidationLadders {
  readonly longs: LiquidationLadder;
  readonly shorts: LiquidationLadder;
}

/**
 * Sorted once, a book answers which positions a price reaches by bisection, and how much they hold by prefix sums. A long
 * falls short below (e - c/q)/(1 - m) and a short above (e + c/q)/(1 + m); it is bankrupt at e -+ c/q. Positions of
 * nothing are left out. Refuses books out of their ranges.
 */
export function liquidationLadders(book: PerpetualBook): LiquidationLadders | Refusal {
  const refusal = refuseBook(book);
  return refusal ?? { longs: ladderOf(book, 1), shorts: ladderOf(book, -1) };
}

function ladderOf(book: PerpetualBook, side: 1 | -1): LiquidationLadder {
  const rows = rowsOf(book, side);
  const bankruptcyOf = (row: number) =>
    (book.entryPrice[row] ?? 0) - (side * (book.collateralAmount[row] ?? 0)) / (book.quantity[row] ?? 0);
  const triggers = Float64Array.from(rows, (row) => bankruptcyOf(row) / (1 - side * (book.maintenanceRatio[row] ?? 0)));
  const order = orderOf(triggers, side);
  const accounts = Int32Array.from(order, (place) => rows[place] ?? 0);
  const triggerPrice = Float64Array.from(order, (place) => triggers[place] ?? 0);
  const bankruptcyPrice = Float64Array.from(accounts, bankruptcyOf);
  const quantityOfFirst = new Float64Array(accounts.length + 1);
  const bankruptcyAmountOfFirst = new Float64Array(accounts.length + 1);
  accounts.forEach((row, place) => {
    const quantity = book.quantity[row] ?? 0;
    quantityOfFirst[place + 1] = (quantityOfFirst[place] ?? 0) + quantity;
    bankruptcyAmountOfFirst[place + 1] =
      (bankruptcyAmountOfFirst[place] ?? 0) + quantity * (bankruptcyPrice[place] ?? 0);
  });
  const isInBankruptcyOrder = bankruptcyPrice.every(
    (price, place) => place === 0 || side * ((bankruptcyPrice[place - 1] ?? 0) - price) >= 0,
  );
  return {
    side,
    accounts,
    triggerPrice,
    bankruptcyPrice,
    quantityOfFirst,
    bankruptcyAmountOfFirst,
    isInBankruptcyOrder,
  };
}

function rowsOf({ side, quantity }: PerpetualBook, wanted: number): Int32Array {
  const rows = new Int32Array(side.length);
  let count = 0;
  for (let row = 0; row < side.length; row++)
    if (side[row] === wanted && (quantity[row] ?? 0) > 0) {
      rows[count] = row;
      count++;
    }
  return rows.subarray(0, count);
}

function orderOf(triggers: Column, side: 1 | -1): Uint32Array {
  return Uint32Array.from({ length: triggers.length }, (_, place) => place).sort(
    (left, right) => side * ((triggers[right] ?? 0) - (triggers[left] ?? 0)) || left - right,
  );
}

/** How many positions of a side fall short at a mark, of which `known` are known to; exactly at its trigger price none does. */
export function countShortAt({ side, triggerPrice }: LiquidationLadder, mark: number, known = 0): number {
  let [low, high] = [known, triggerPrice.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (side * ((triggerPrice[middle] ?? 0) - mark) > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
