import type { SparseRows } from '../../numeric/sparse-rows.ts';
import { type Entries, sparseRowsOf } from '../../numeric/sparse-rows-of.ts';
import type { Problem } from '../../problems.ts';

/** Who owes whom how much, and what each institution has and owes outside; amounts in one currency and scale, none negative. */
export interface ClearingSystem {
  /** By debtor: row i owes column j the weight. What an institution owes itself is kept as given. */
  readonly obligations: SparseRows;
  /** One entry per institution. */
  readonly externalAssets: Float64Array;
  /** Owed to creditors outside the system. */
  readonly externalLiabilities: Float64Array;
}

export interface ClearingSystemInput {
  /** Debtors, creditors and amounts, one entry per obligation, in any order. */
  readonly debtors: ArrayLike<number>;
  readonly creditors: ArrayLike<number>;
  readonly amounts: ArrayLike<number>;
  readonly externalAssets: ArrayLike<number>;
  readonly externalLiabilities: ArrayLike<number>;
  /** What to do with a pair that is given twice: there is no silent choice. */
  readonly duplicates: 'SUM' | 'REFUSE';
}

const MOST_NAMED = 5;

/**
 * A system of obligations, checked. Refused, naming the institutions' rows: an amount that is negative or not a finite
 * number, a pair given twice where duplicates are refused, and sums beyond the largest number.
 * @throws RangeError where columns differ in length or a row does not exist: a fault of the caller.
 */
export function clearingSystemOf(
  input: ClearingSystemInput,
): { readonly system: ClearingSystem } | { readonly problem: Problem } {
  const count = input.externalAssets.length;
  if (input.externalLiabilities.length !== count)
    throw new RangeError('external assets and external liabilities need one entry per institution each');
  const entries: Entries = { rows: input.debtors, columns: input.creditors, weights: input.amounts };
  const owes = (entry: number) => `${input.debtors[entry]} owes ${input.creditors[entry]} ${input.amounts[entry]}`;
  const problem =
    badAmounts('obligations', input.amounts, owes) ??
    badAmounts('externalAssets', input.externalAssets, (row) => `${row} has ${input.externalAssets[row]}`) ??
    badAmounts(
      'externalLiabilities',
      input.externalLiabilities,
      (row) => `${row} has ${input.externalLiabilities[row]}`,
    );
  if (problem) return { problem };
  const { matrix, repeated } = sparseRowsOf(count, entries);
  if (input.duplicates === 'REFUSE' && repeated.length > 0)
    return {
      problem: {
        code: 'BAD_PARAMETER',
        message: `Obligations are given more than once, by debtor and creditor row: ${named(repeated.map((pair) => pair.join(' to ')))}. Give each pair once, or ask for sums.`,
        path: ['obligations'],
      },
    };
  const system: ClearingSystem = {
    obligations: matrix,
    externalAssets: Float64Array.from(input.externalAssets),
    externalLiabilities: Float64Array.from(input.externalLiabilities),
  };
  const overflow = tooLargeToAddUp(system);
  return overflow ? { problem: overflow } : { system };
}

function badAmounts(column: string, amounts: ArrayLike<number>, tell: (entry: number) => string): Problem | null {
  const bad = Array.from(amounts, (amount, entry) => (amount >= 0 && amount < Infinity ? -1 : entry)).filter(
    (entry) => entry >= 0,
  );
  if (bad.length === 0) return null;
  return {
    code: 'BAD_PARAMETER',
    message: `Amounts in ${column} are negative or not finite: row ${named(bad.map(tell))}. Give amounts of zero or more.`,
    path: [column, String(bad[0])],
  };
}

function tooLargeToAddUp({ obligations, externalAssets, externalLiabilities }: ClearingSystem): Problem | null {
  let total = 0;
  for (const column of [obligations.weights, externalAssets, externalLiabilities])
    for (const amount of column) total += amount;
  if (Number.isFinite(total)) return null;
  return {
    code: 'NUMERIC_OVERFLOW',
    message: 'The amounts are too large to add up. State them in a larger scale.',
    path: ['obligations'],
  };
}

function named(entries: readonly string[]): string {
  const rest = entries.length - MOST_NAMED;
  return entries.slice(0, MOST_NAMED).join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}
