import { type Column, capitalOf, isAggregate, type NetworkSnapshot } from '@faultline/network';
import type { SparseRows } from '../numeric/sparse-rows.ts';

/**
 * The part of a snapshot through which distress travels: W_ij = A_ij / E_i, what creditor i loses, as a share of its
 * capital, when debtor j loses everything. Exposures between the same pair add up. Not capped: W_ij may exceed 1.
 */
export interface DistressNetwork {
  /** Capital per institution; NaN for a sink. Zero or negative: failed before the shock. */
  readonly capital: Float64Array;
  /** Rows of creditors that can lose, columns of debtors that can transmit; empty rows elsewhere. */
  readonly leverage: SparseRows;
  /** Where claims on a debtor rank; absent where each loses the same share of itself. */
  readonly tranches?: Tranches;
}

/**
 * Where claims rank, one entry per position of the leverage matrix, which may then have several on the same debtor, one
 * after the other: shares of all the debtor owes. A claim begins to lose when its attachment share is lost, and is lost
 * whole when its detachment share is. 0 <= attachment < detachment <= 1.
 */
export interface Tranches {
  readonly attachment: Float64Array;
  readonly detachment: Float64Array;
}

const built = new WeakMap<NetworkSnapshot, Map<boolean, DistressNetwork>>();

/**
 * Built once per snapshot, which never changes. `failedPassOn` says whether claims on institutions that had failed before
 * the shock can still lose value: a model that settles debts or counts defaults starts from them, DebtRank takes what they
 * cost for written off already.
 */
export function distressNetwork(
  snapshot: NetworkSnapshot,
  { failedPassOn }: { readonly failedPassOn: boolean } = { failedPassOn: false },
): DistressNetwork {
  const known = built.get(snapshot) ?? new Map<boolean, DistressNetwork>();
  const network = known.get(failedPassOn) ?? buildNetwork(snapshot, failedPassOn);
  built.set(snapshot, known.set(failedPassOn, network));
  return network;
}

function buildNetwork(snapshot: NetworkSnapshot, failedPassOn: boolean): DistressNetwork {
  const { institutions, exposures } = snapshot;
  const capital = Float64Array.from({ length: institutions.count }, (_, row) =>
    isAggregate(snapshot, row) ? Number.NaN : (capitalOf(snapshot, row)?.amount ?? Number.NaN),
  );
  const starts = new Uint32Array(institutions.count + 1);
  const columns = new Uint32Array(exposures.count);
  const weights = new Float64Array(exposures.count);
  let end = 0;
  for (let creditor = 0; creditor < institutions.count; creditor++) {
    const own = capital[creditor] ?? Number.NaN;
    const rowStart = end;
    const last = own > 0 ? (exposures.rowStart[creditor + 1] ?? 0) : 0;
    for (let position = exposures.rowStart[creditor] ?? 0; position < last; position++) {
      const debtor = exposures.debtors[position] ?? 0;
      const theirs = capital[debtor] ?? Number.NaN;
      if (failedPassOn ? Number.isNaN(theirs) : !(theirs > 0)) continue;
      // Debtors ascend within a row, so a second exposure to the same debtor follows the first.
      if (end === rowStart || columns[end - 1] !== debtor) columns[end++] = debtor;
      weights[end - 1] = (weights[end - 1] ?? 0) + (exposures.amounts[position] ?? 0) / own;
    }
    starts[creditor + 1] = end;
  }
  // Large systems lose few positions, and a copy of them would be their second.
  const whole = end === exposures.count;
  return {
    capital,
    leverage: {
      count: institutions.count,
      starts,
      columns: whole ? columns : columns.slice(0, end),
      weights: whole ? weights : weights.slice(0, end),
    },
  };
}

/** True for institutions whose loss ratio means something: capital stated and positive. */
export function canLose(capital: Column, row: number): boolean {
  return (capital[row] ?? Number.NaN) > 0;
}
