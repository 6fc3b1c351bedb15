import type { Column } from '@faultline/network';
import { type SparseRows, weightedSum } from '../numeric/sparse-rows.ts';
import { transposeRows } from '../numeric/transpose-rows.ts';

// Default cascades as searches and loss distributions ask for them: who has failed in the end, a hundred thousand times on
// the same claims, which are turned round once. `contagion/default-cascade` answers one shock, round by round, to the cent.

/**
 * Losses that exceed what can be borne by no more than rounding do not: exactly enough capital survives. Wider than that
 * of the model, because what can be borne is itself capital less a multiple of a shock.
 */
const ROUNDING = 1e-12;

/** 1 for everybody who has failed in the end, given what each can still bear and who has failed already. */
export type Cascade = (bearable: Column, failed: Uint8Array) => Uint8Array;

/**
 * The threshold cascade with nothing recovered and the strict rule: an institution fails once its claims on failed
 * ones exceed what it can bear; one that can bear less than nothing has failed. Furfine (2003), Interbank exposures:
 * quantifying the risk of contagion, Journal of Money, Credit and Banking 35, with a loss given default of 1.
 */
export function failureCascade(claims: SparseRows): Cascade {
  const creditors = transposeRows(claims);
  return (bearable, failedBefore) => {
    const failed = Uint8Array.from(failedBefore);
    const losses = new Float64Array(claims.count);
    const queue: number[] = [];
    const consider = (row: number) => {
      if (failed[row] === 1 || !exceeds(losses[row] ?? 0, bearable[row] ?? Number.NaN)) return;
      failed[row] = 1;
      queue.push(row);
    };
    failed.forEach((isFailed, row) => {
      if (isFailed === 1) queue.push(row);
      else consider(row);
    });
    for (let visited = 0; visited < queue.length; visited++) {
      const debtor = queue[visited] ?? 0;
      const end = creditors.starts[debtor + 1] ?? 0;
      for (let position = creditors.starts[debtor] ?? 0; position < end; position++) {
        const creditor = creditors.columns[position] ?? 0;
        losses[creditor] = (losses[creditor] ?? 0) + (creditors.weights[position] ?? 0);
        consider(creditor);
      }
    }
    return failed;
  };
}

/** The sum of each institution's claims on failed ones. */
export function claimsOnFailed(claims: SparseRows, failed: Uint8Array): Float64Array {
  const flags = Float64Array.from(failed);
  return Float64Array.from(flags, (_, row) => weightedSum(claims, row, flags));
}

function exceeds(loss: number, bearable: number): boolean {
  return loss - bearable > ROUNDING * Math.max(loss, Math.abs(bearable));
}
