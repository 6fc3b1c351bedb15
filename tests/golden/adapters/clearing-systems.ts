import { type ClearingSystem, clearingSystemOf } from '@faultline/engine';

/** A matrix of obligations, row owes column. */
export type Matrix = readonly (readonly number[])[];

export interface ClearingCase {
  readonly liabilities: Matrix;
  readonly external_assets: readonly number[];
  readonly external_liabilities: readonly number[];
  readonly alpha: number;
  readonly beta: number;
}

/** One entry per pair of a matrix, zeros included. */
export function pairsOf(matrix: Matrix) {
  return {
    debtors: matrix.flatMap((row, debtor) => row.map(() => debtor)),
    creditors: matrix.flatMap((row) => row.map((_, creditor) => creditor)),
    amounts: matrix.flat(),
  };
}

export function systemOfCase(given: ClearingCase): ClearingSystem {
  const built = clearingSystemOf({
    ...pairsOf(given.liabilities),
    externalAssets: given.external_assets,
    externalLiabilities: given.external_liabilities,
    duplicates: 'REFUSE',
  });
  if ('problem' in built) throw new Error(built.problem.message);
  return built.system;
}
