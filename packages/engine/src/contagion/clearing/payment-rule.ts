import type { PaymentNetwork } from './payment-network.ts';

/**
 * What an institution pays on what it receives. It pays in full unless it falls short; then it pays what its estate
 * leaves for this rank, min(owed, max(0, estate + estateShare x received)).
 */
export interface PaymentRule {
  readonly network: PaymentNetwork;
  /** Counted against `required`, beside `receivedShare` of what is received. Infinity: pays in full whatever happens. */
  readonly assets: Float64Array;
  readonly receivedShare: number;
  /** All an institution owes, senior ranks included. */
  readonly required: Float64Array;
  /** What default leaves of the external assets, less what is owed in senior ranks; may be negative. */
  readonly estate: Float64Array;
  readonly estateShare: number;
  /**
   * How much of what it would receive in full an institution may surely go without. It may fall short beyond that, which
   * is then tested on sums taken anew; it has fallen short already where this is negative.
   */
  readonly slack: Float64Array;
}

/**
 * An institution that lacks less than this share of what it owes has exactly enough, and rounding hides it. Relative to
 * the institution, so that it means the same at 1e-9 and at 1e14.
 */
export const DEFAULT_TOLERANCE = 1e-11;
/** What rounding may hide in a balance of thousands of amounts, as a share of what is owed and received in full. */
const DRIFT = 1e-12;

export function paymentRule(rule: Omit<PaymentRule, 'slack'>): PaymentRule {
  const { required, assets, receivedShare, network } = rule;
  const slack = required.map((owed, row) => {
    const inFull = network.receivedInFull[row] ?? 0;
    const spare = (assets[row] ?? 0) + receivedShare * inFull - owed * (1 - DEFAULT_TOLERANCE);
    if (receivedShare === 0) return spare < 0 ? -Number.MAX_VALUE : Number.MAX_VALUE;
    return spare / receivedShare - DRIFT * (owed / receivedShare + inFull);
  });
  return { ...rule, slack };
}

export function fallsShort(rule: PaymentRule, row: number, received: number): boolean {
  return (rule.assets[row] ?? 0) + rule.receivedShare * received < (rule.required[row] ?? 0) * (1 - DEFAULT_TOLERANCE);
}

/** The payment of an institution in default. */
export function estatePayment(rule: PaymentRule, row: number, received: number): number {
  const left = (rule.estate[row] ?? 0) + rule.estateShare * received;
  return Math.min(rule.network.owed[row] ?? 0, Math.max(0, left));
}
