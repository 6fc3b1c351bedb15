import { rowsOfMatrix, type SparseRows, transposeRows } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import { snapshotFromSample } from '../../../packages/engine/src/contagion/sample-networks.ts';

/** A snapshot of a matrix of claims (claims[i][j]: claim of i on j) and equity: row i of a case is row i of the snapshot. */
export function snapshotOfClaims(claims: readonly (readonly number[])[], equity: readonly number[]): NetworkSnapshot {
  // Keys in an order that is also canonical.
  const keys = claims.map((_, row) => `bank-${String(row).padStart(6, '0')}`);
  return snapshotFromSample({ claims, equity }, { keys, digestOf: () => 'case' });
}

/** Claims of a matrix of liabilities (liabilities[i][j]: i owes j): rows of creditors, columns of debtors. */
export function claimsOfLiabilities(liabilities: readonly (readonly number[])[]): SparseRows {
  return transposeRows(rowsOfMatrix(liabilities));
}

/** A matrix of claims as rows of creditors, where a case has no equity to put beside it. */
export function claimsOfMatrix(claims: readonly (readonly number[])[]): SparseRows {
  return rowsOfMatrix(claims);
}
