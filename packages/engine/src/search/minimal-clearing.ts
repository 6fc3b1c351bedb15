import type { Column } from '@faultline/network';
import { greatestPayments } from '../contagion/clearing/greatest-payments.ts';
import { type PaymentNetwork, paymentNetworkOf } from '../contagion/clearing/payment-network.ts';
import { paymentRule } from '../contagion/clearing/payment-rule.ts';
import { solveLinear } from '../numeric/linear-solve.ts';
import { type SparseRows, weightedSum } from '../numeric/sparse-rows.ts';
import { transposeRows } from '../numeric/transpose-rows.ts';
import { requireAmounts, requireClaims } from './require-amounts.ts';

// Eisenberg-Noe clearing as searches ask for it: many times on the same obligations, each time with other assets; and
// payments when it is settled who defaults.

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
  readonly network: PaymentNetwork;
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

const LINEAR_TOLERANCE = 1e-13;

/** Throws RangeError naming the first institution whose amounts are missing, infinite or negative. */
export function clearingTerms({ claims, externalAssets, externalObligations }: ObligationNetwork): ClearingTerms {
  requireClaims(claims);
  requireAmounts('external assets', externalAssets, claims.count);
  requireAmounts('external obligations', externalObligations, claims.count);
  const network = paymentNetworkOf(transposeRows(claims), Float64Array.from(externalObligations));
  return { network, obligations: network.owed, shares: network.byCreditor };
}

/** Eisenberg, Noe (2001), Systemic risk in financial systems, Management Science 47; exactly enough is no default. */
export function clear({ network }: Pick<ClearingTerms, 'network'>, assets: Column): Cleared {
  const estate = Float64Array.from(assets);
  const rule = { network, assets: estate, receivedShare: 1, required: network.owed, estate, estateShare: 1 };
  const { payments, isInDefault } = greatestPayments(paymentRule(rule), 'MERGED');
  return { payments, failed: isInDefault };
}

/**
 * Payments when `failed` pay what they have and everybody else pays in full, consistent or not: affine in the assets.
 * NaN for those that fail where the system that determines them is singular (they owe only one another).
 */
export function paymentsWith(
  { obligations, shares }: Pick<ClearingTerms, 'obligations' | 'shares'>,
  assets: Column,
  failed: Uint8Array,
): Float64Array {
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
