import type { SparseRows } from '../../numeric/sparse-rows.ts';
import type { Problem } from '../../problems.ts';
import { type ClearingSystemInput, clearingSystemOf } from './clearing-system.ts';

/** Debts of one seniority class, in currency units. */
export interface ObligationClass {
  /** By debtor: row i owes column j the weight. */
  readonly obligations: SparseRows;
  /** Owed in this class to creditors outside the system, one entry per institution. */
  readonly externalLiabilities: Float64Array;
}

export interface SenioritySystem {
  /** Most senior first. */
  readonly classes: readonly ObligationClass[];
  readonly externalAssets: Float64Array;
}

export interface SenioritySystemInput {
  /** Most senior first. */
  readonly classes: readonly Omit<ClearingSystemInput, 'externalAssets' | 'duplicates'>[];
  readonly externalAssets: ArrayLike<number>;
  readonly duplicates: ClearingSystemInput['duplicates'];
}

/**
 * Obligations by seniority class, checked as those of a ClearingSystem are. The path of a problem begins with its class.
 * @throws RangeError where columns differ in length or a row does not exist: a fault of the caller.
 */
export function senioritySystemOf({
  classes,
  externalAssets,
  duplicates,
}: SenioritySystemInput): { readonly system: SenioritySystem } | { readonly problem: Problem } {
  const checked: ObligationClass[] = [];
  for (const [rank, given] of classes.entries()) {
    const result = clearingSystemOf({ ...given, externalAssets, duplicates });
    if ('problem' in result)
      return { problem: { ...result.problem, path: ['classes', String(rank), ...result.problem.path] } };
    checked.push(result.system);
  }
  return { system: { classes: checked, externalAssets: Float64Array.from(externalAssets) } };
}
