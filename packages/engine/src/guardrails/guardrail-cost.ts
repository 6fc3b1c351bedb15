import type { CascadeInput, PerpetualCascade } from '../markets/perpetual-cascade/perpetual-cascade.ts';

/** What guardrails cost, in the market's quote currency and in rounds. */
export interface GuardrailCost {
  /** Notional at entry that accounts do not hold because of them. */
  readonly exposureGivenUpAmount: number;
  readonly collateralAddedAmount: number;
  readonly fundAddedAmount: number;
  /** Gains that auto-deleveraged accounts forgo against the mark. */
  readonly forgoneGainAmount: number;
  readonly haltedRounds: number;
  /** The four amounts over notional at entry without guardrails: one axis for all; money tied up or given up, not its price per year. */
  readonly costRatio: number;
}

export function guardrailCost(
  without: CascadeInput,
  { book, rules }: CascadeInput,
  { forgoneGainAmount, haltedRounds }: PerpetualCascade,
): GuardrailCost {
  let [notional, exposureGivenUpAmount, collateralAddedAmount] = [0, 0, 0];
  for (let row = 0; row < without.book.side.length; row++) {
    const entry = without.book.entryPrice[row] ?? 0;
    const quantity = without.book.quantity[row] ?? 0;
    notional += quantity * entry;
    exposureGivenUpAmount += (quantity - (book.quantity[row] ?? 0)) * entry;
    collateralAddedAmount += (book.collateralAmount[row] ?? 0) - (without.book.collateralAmount[row] ?? 0);
  }
  const fundAddedAmount = rules.insuranceFundAmount - without.rules.insuranceFundAmount;
  const amount = exposureGivenUpAmount + collateralAddedAmount + fundAddedAmount + forgoneGainAmount;
  return {
    exposureGivenUpAmount,
    collateralAddedAmount,
    fundAddedAmount,
    forgoneGainAmount,
    haltedRounds,
    costRatio: notional > 0 ? amount / notional : 0,
  };
}
