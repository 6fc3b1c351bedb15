import type { NetworkSnapshot } from '@faultline/network';
import type { SparseRows } from '../numeric/sparse-rows.ts';
import { balanceSheetsOf } from './balance-sheets-of.ts';
import { distressNetwork } from './distress-network.ts';

/**
 * The institutions of a snapshot that state their capital, and nobody else: what searches and loss distributions are asked
 * of. One entry per such institution, in canonical order; amounts in the snapshot's currency and scale.
 */
export interface StatedNetwork {
  /** Row in the snapshot. */
  readonly rows: Uint32Array;
  /** Rows of creditors, columns of debtors, numbered as here. */
  readonly claims: SparseRows;
  readonly capital: Float64Array;
  /** Claims on sinks included. */
  readonly externalAssets: Float64Array;
  /** Claims of sinks included. */
  readonly externalObligations: Float64Array;
}

export function statedNetwork(snapshot: NetworkSnapshot): StatedNetwork {
  const { capital } = distressNetwork(snapshot, { failedPassOn: true });
  const { claims, externalAssets, externalLiabilities } = balanceSheetsOf(snapshot, capital);
  const rows = Uint32Array.from(capital.keys()).filter((row) => !Number.isNaN(capital[row]));
  const placeOf = new Map([...rows].map((row, place) => [row, place]));
  const only = (column: Float64Array) => Float64Array.from(rows, (row) => column[row] ?? Number.NaN);
  const starts = new Uint32Array(rows.length + 1).fill(claims.weights.length);
  rows.forEach((row, place) => {
    starts[place] = claims.starts[row] ?? 0;
  });
  return {
    rows,
    // A sink has no claims here and owes none, so that only numbers change.
    claims: {
      count: rows.length,
      starts,
      columns: claims.columns.map((debtor) => placeOf.get(debtor) ?? 0),
      weights: claims.weights,
    },
    capital: only(capital),
    externalAssets: only(externalAssets),
    externalObligations: only(externalLiabilities),
  };
}
