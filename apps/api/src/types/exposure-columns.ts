import type { Loaded } from '../values/money.ts';
import { rowAt } from './rows.ts';

/** In the snapshot's currency and scale. */
export function amountAt({ columns }: Loaded, position: number): number {
  return columns.exposures.amounts[position] ?? 0;
}

/** Row of the creditor of the exposure at a position. */
export function creditorAt({ columns }: Loaded, position: number): number {
  return rowAt(columns.exposures.rowStart, position);
}
