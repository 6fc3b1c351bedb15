import type { SparseRows } from './sparse-rows.ts';
import { spectralRadius } from './spectral-radius.ts';

// Leverage matrices of a few hundred banks for tests, the same for the same seed. Imported by tests only.

export interface SampleRows {
  readonly count: number;
  readonly claimsPerBank: number;
  readonly radius: number;
  readonly seed: number;
}

export function sampleRows({ count, claimsPerBank, radius, seed }: SampleRows): SparseRows {
  let state = seed;
  // The generator of the C standard's example, its upper bits; good enough to scatter claims.
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
  const rows = Array.from({ length: count }, (_, creditor) => {
    const debtors = new Set<number>();
    for (let claim = 0; claim < claimsPerBank; claim++) debtors.add(Math.floor(count * next() ** 1.8));
    debtors.delete(creditor);
    return [...debtors].sort((left, right) => left - right).map((debtor) => ({ debtor, weight: 1000 ** next() }));
  });
  const matrix = rowsOf(rows);
  const factor = radius / spectralRadius(matrix);
  return { ...matrix, weights: matrix.weights.map((weight) => weight * factor) };
}

/** A matrix from the claims of each creditor, debtors ascending. */
export function rowsOf(
  claims: readonly (readonly { readonly debtor: number; readonly weight: number }[])[],
): SparseRows {
  const starts = new Uint32Array(claims.length + 1);
  claims.forEach((own, creditor) => {
    starts[creditor + 1] = (starts[creditor] ?? 0) + own.length;
  });
  const all = claims.flat();
  return {
    count: claims.length,
    starts,
    columns: Uint32Array.from(all, ({ debtor }) => debtor),
    weights: Float64Array.from(all, ({ weight }) => weight),
  };
}
