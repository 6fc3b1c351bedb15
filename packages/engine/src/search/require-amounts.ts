import type { Column } from '@faultline/network';
import type { SparseRows } from '../numeric/sparse-rows.ts';

/** Throws RangeError where a column has another length, or an amount that is missing, infinite or negative. */
export function requireAmounts(name: string, amounts: Column, count: number): void {
  requireOneEach(name, amounts, count);
  for (let row = 0; row < count; row++)
    if (!isAmount(amounts[row]))
      throw new RangeError(`the ${name} of institution ${row} are ${amounts[row]}; a finite amount is expected`);
}

/** Throws RangeError naming creditor and debtor of the first claim that is missing, infinite or negative. */
export function requireClaims({ count, starts, columns, weights }: SparseRows): void {
  for (let creditor = 0; creditor < count; creditor++)
    for (let position = starts[creditor] ?? 0; position < (starts[creditor + 1] ?? 0); position++)
      if (!isAmount(weights[position]))
        throw new RangeError(
          `the claim of institution ${creditor} on ${columns[position]} is ${weights[position]}; a finite amount is expected`,
        );
}

/** Throws RangeError where a column has not one entry per institution. */
export function requireOneEach(name: string, column: Column, count: number): void {
  if (column.length !== count)
    throw new RangeError(`there are ${column.length} ${name} for ${count} institutions: one each is expected`);
}

function isAmount(amount: number | undefined): boolean {
  return amount !== undefined && amount >= 0 && amount < Number.POSITIVE_INFINITY;
}
