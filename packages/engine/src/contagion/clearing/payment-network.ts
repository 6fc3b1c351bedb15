import { type SparseRows, weightedSum } from '../../numeric/sparse-rows.ts';
import { transposeRows } from '../../numeric/transpose-rows.ts';

/** How payments of one rank are shared out, pro rata: the relative liabilities of Eisenberg and Noe (2001). */
export interface PaymentNetwork {
  /** By debtor j: the share of its payment that goes to column i. */
  readonly byDebtor: SparseRows;
  /** The transpose: row i receives weight times the payment of column j. */
  readonly byCreditor: SparseRows;
  /** What each owes in this rank, outside creditors included; currency units. */
  readonly owed: Float64Array;
  /** The share of a payment that leaves the system; 0 where nothing is owed. */
  readonly outsideShare: Float64Array;
  /** What each receives when everybody pays in full. */
  readonly receivedInFull: Float64Array;
}

/** `outside` is owed to creditors outside the system in the same rank, one entry per institution. */
export function paymentNetworkOf(obligations: SparseRows, outside: Float64Array): PaymentNetwork {
  const { count, starts, columns, weights } = obligations;
  const owed = obligationsOf(obligations).map((sum, row) => sum + (outside[row] ?? 0));
  const shares = new Float64Array(weights.length);
  for (let debtor = 0; debtor < count; debtor++) {
    const end = starts[debtor + 1] ?? 0;
    for (let position = starts[debtor] ?? 0; position < end; position++)
      // A claim of nothing on somebody who owes nothing is a share of nothing.
      shares[position] = weights[position] === 0 ? 0 : (weights[position] ?? 0) / (owed[debtor] ?? 0);
  }
  const byDebtor = { count, starts, columns, weights: shares };
  const byCreditor = transposeRows(byDebtor);
  return {
    byDebtor,
    byCreditor,
    owed,
    outsideShare: outside.map((amount, row) => (amount === 0 ? 0 : amount / (owed[row] ?? 0))),
    receivedInFull: receivedFrom(byCreditor, owed),
  };
}

/** What each row owes in all. */
export function obligationsOf({ count, starts, weights }: SparseRows): Float64Array {
  const sums = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const end = starts[row + 1] ?? 0;
    for (let position = starts[row] ?? 0; position < end; position++)
      sums[row] = (sums[row] ?? 0) + (weights[position] ?? 0);
  }
  return sums;
}

/** What each institution receives when the others pay `payments`. */
export function receivedFrom(byCreditor: SparseRows, payments: Float64Array): Float64Array {
  return payments.map((_, row) => weightedSum(byCreditor, row, payments));
}
