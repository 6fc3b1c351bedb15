import { describe, expect, test } from 'vitest';
import type { SparseRows } from '../numeric/sparse-rows.ts';
import { transposeRows } from '../numeric/transpose-rows.ts';
import { claimRows, refuseBadClaims } from './claim-rows.ts';
import { snapshotFromSample } from './sample-networks.ts';

const claims = claimRows(
  snapshotFromSample({
    claims: [
      [0, 4, 0],
      [0, 0, 5],
      [2, 3, 0],
    ],
    equity: [1, null, -1],
  }),
);

function rowsOf(entries: readonly (readonly [creditor: number, debtor: number, amount: number])[]): SparseRows {
  const starts = [0, 1, 2, 3].map((row) => entries.filter(([creditor]) => creditor < row).length);
  return {
    count: 3,
    starts: Uint32Array.from(starts),
    columns: Uint32Array.from(entries, ([, debtor]) => debtor),
    weights: Float64Array.from(entries, ([, , amount]) => amount),
  };
}

describe('claims by creditor', () => {
  test('are the exposures of a snapshot, whatever the capital of the two', () => {
    expect([...claims.starts]).toEqual([0, 1, 2, 4]);
    expect([...claims.columns]).toEqual([1, 2, 0, 1]);
    expect([...claims.weights]).toEqual([4, 5, 2, 3]);
  });

  test('turned around are the claims on each debtor, creditors ascending', () => {
    const byDebtor = transposeRows(claims);
    expect([...byDebtor.starts]).toEqual([0, 1, 3, 4]);
    expect([...byDebtor.columns]).toEqual([2, 0, 2, 1]);
    expect([...byDebtor.weights]).toEqual([2, 4, 3, 5]);
    expect(transposeRows(byDebtor)).toEqual(claims);
  });

  test.each([
    ['a negative claim', [[0, 1, -2]], 'the claim of row 0 on row 1 is -2'],
    ['a claim without an amount', [[2, 1, Number.NaN]], 'the claim of row 2 on row 1 is NaN'],
    ['a claim of a bank on itself', [[1, 1, 3]], 'row 1 on row 1 is not on another institution'],
    ['a claim on a bank there is not', [[1, 3, 3]], 'row 1 on row 3 is not on another institution'],
    [
      'two claims on one debtor',
      [
        [0, 2, 3],
        [0, 2, 4],
      ],
      'row 0 on row 2 follows one on row 2',
    ],
  ] as const)('refuse %s, naming the two', (_, entries, message) => {
    expect(() => refuseBadClaims(rowsOf(entries))).toThrow(message);
    expect(() => refuseBadClaims(claims)).not.toThrow();
  });
});
