import type { NetworkSnapshot } from '@faultline/network';
import type { SparseRows } from '../numeric/sparse-rows.ts';
import { OverflowError } from '../overflow-error.ts';

/**
 * The claims A_ij of creditor i on debtor j: rows of creditors, columns of debtors, weights in the snapshot's currency
 * and scale. Exposures between the same pair, by instrument, seniority or maturity, are one claim.
 */
export function claimRows({ institutions, exposures }: NetworkSnapshot): SparseRows {
  const { count } = institutions;
  const starts = new Uint32Array(count + 1);
  const columns = new Uint32Array(exposures.count);
  const weights = new Float64Array(exposures.count);
  let end = 0;
  for (let creditor = 0; creditor < count; creditor++) {
    const rowStart = end;
    const last = exposures.rowStart[creditor + 1] ?? 0;
    for (let position = exposures.rowStart[creditor] ?? 0; position < last; position++) {
      const debtor = exposures.debtors[position] ?? 0;
      // Debtors ascend within a row, so a second exposure to the same debtor follows the first.
      if (end === rowStart || columns[end - 1] !== debtor) columns[end++] = debtor;
      weights[end - 1] = (weights[end - 1] ?? 0) + (exposures.amounts[position] ?? 0);
    }
    starts[creditor + 1] = end;
  }
  return { count, starts, columns: columns.slice(0, end), weights: weights.slice(0, end) };
}

/**
 * Refuses claims that no result could be right for: negative, infinite or missing amounts, a claim of an institution on
 * itself, two claims on the same debtor. Throws RangeError naming creditor and debtor by their rows, an OverflowError
 * where a claim is infinite.
 */
export function refuseBadClaims({ count, starts, columns, weights }: SparseRows): void {
  for (let creditor = 0; creditor < count; creditor++) {
    const [start, end] = [starts[creditor] ?? 0, starts[creditor + 1] ?? 0];
    for (let position = start; position < end; position++) {
      const debtor = columns[position] ?? count;
      const amount = weights[position] ?? Number.NaN;
      const claim = () => `the claim of row ${creditor} on row ${debtor}`;
      if (amount === Number.POSITIVE_INFINITY)
        throw new OverflowError(creditor, `${claim()} is ${amount}; claims are finite amounts, 0 or more`);
      if (!(amount >= 0)) throw new RangeError(`${claim()} is ${amount}; claims are finite amounts, 0 or more`);
      if (debtor === creditor || debtor >= count) throw new RangeError(`${claim()} is not on another institution`);
      if (position > start && debtor <= (columns[position - 1] ?? 0))
        throw new RangeError(`${claim()} follows one on row ${columns[position - 1]}; debtors ascend, each once`);
    }
  }
}
