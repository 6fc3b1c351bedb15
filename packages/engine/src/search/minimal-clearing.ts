import type { Column } from '@faultline/network';
import { solveLinear } from '../numeric/linear-solve.ts';
import { type SparseRows, weightedSum } from '../numeric/sparse-rows.ts';
import { requireAmounts, requireClaims } from './require-amounts.ts';

// The least of Eisenberg-Noe clearing that searches need: greatest payments, and payments when it is settled who
// defaults. Kept apart so that a full clearing solver can stand in behind the same functions.

/** Who owes what to whom. External creditors rank with interbank ones (pari passu). Amounts in one currency and scale. */
export interface ObligationNetwork {
  /** Claims between institutions: rows of creditors, columns of debtors; a claim on oneself is kept as given. */
  readonly claims: SparseRows;
  /** What each institution owns outside the network, at least 0. */
  readonly externalAssets: Column;
  /** What each institution owes outside the network, at least 0. */
  readonly externalObligations: Column;
}

export interface ClearingTerms {
  /** All that each institution owes. */
  readonly obligations: Float64Array;
  /** Row i, column j: the share of what j pays that i receives. */
  readonly shares: SparseRows;
}

export interface Cleared {
  /** What each institution pays of its obligations: the greatest clearing vector. */
  readonly payments: Float64Array;
  /** 1 for institutions that cannot pay in full. */
  readonly failed: Uint8Array;
}

/**
 * An institution defaults where it has less than it owes by more than this share of it: sums of decimal amounts miss
 * exact equality by rounding, and exactly enough is no default.
 */
export const SHORTFALL_TOLERANCE = 1e-11;
const LINEAR_TOLERANCE = 1e-13;

/** Throws RangeError naming the first institution whose amounts are missing, infinite or negative. */
export function clearingTerms({ claims, externalAssets, externalObligations }: ObligationNetwork): ClearingTerms {
  const { count, starts, columns, weights } = claims;
  requireClaims(claims);
  requireAmounts('external assets', externalAssets, count);
  requireAmounts('external obligations', externalObligations, count);
  const obligations = Float64Array.from(externalObligations);
  columns.forEach((debtor, position) => {
    obligations[debtor] = (obligations[debtor] ?? 0) + (weights[position] ?? 0);
  });
  const shares = weights.map((amount, position) => {
    const owed = obligations[columns[position] ?? 0] ?? 0;
    return owed > 0 ? amount / owed : 0;
  });
  return { obligations, shares: { count, starts, columns, weights: shares } };
}

/**
 * The fictitious default algorithm of Eisenberg, Noe (2001), Systemic risk in financial systems, Management Science 47.
 * At most one round per institution, since each adds at least one default.
 */
export function clear(terms: ClearingTerms, assets: Column): Cleared {
  const { obligations, shares } = terms;
  const failed = new Uint8Array(shares.count);
  for (;;) {
    const payments = paymentsWith(terms, assets, failed);
    let spread = false;
    for (let row = 0; row < shares.count; row++) {
      const own = (assets[row] ?? 0) + weightedSum(shares, row, payments);
      if (failed[row] === 1 || !(own < (obligations[row] ?? 0) * (1 - SHORTFALL_TOLERANCE))) continue;
      failed[row] = 1;
      spread = true;
    }
    if (!spread) return { payments, failed };
  }
}

/**
 * Payments when `failed` pay what they have and everybody else pays in full, consistent or not: affine in the assets.
 * NaN for those that fail where the system that determines them is singular (they owe only one another).
 */
export function paymentsWith({ obligations, shares }: ClearingTerms, assets: Column, failed: Uint8Array): Float64Array {
  const payments = obligations.map((owed, row) => (failed[row] === 1 ? 0 : owed));
  const free = Uint32Array.from(failed.keys()).filter((row) => failed[row] === 1);
  const right = Float64Array.from(free, (row) => (assets[row] ?? 0) + weightedSum(shares, row, payments));
  const slopes = new Float64Array(shares.count).fill(1);
  const paid = solveLinear({ rows: shares, free, slopes }, right, LINEAR_TOLERANCE);
  free.forEach((row, place) => {
    payments[row] = paid?.[place] ?? Number.NaN;
  });
  return payments;
}
