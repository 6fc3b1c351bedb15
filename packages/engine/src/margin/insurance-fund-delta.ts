import { refuseOutOfRange } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';

/** One fill that closes a one-position account whole. */
export interface LiquidationFill {
  /** Quote currency of the account: negative for what a long has borrowed. */
  readonly quoteBalanceAmount: number;
  /** Long above 0, short below. */
  readonly signedQuantity: number;
  readonly fillPrice: number;
  /** The most the fund takes of a fill that leaves something, as a share of its notional. */
  readonly maxFeeRatio: number;
}

export interface InsuranceFundDelta {
  /** What the position was sold for; negative where a short was bought back. */
  readonly proceedsAmount: number;
  /** Proceeds at which nothing is left and nothing is missing. */
  readonly bankruptcyAmount: number;
  /** Into the insurance fund, or negative out of it. */
  readonly fundDeltaAmount: number;
  /** Left to the account after the fee; 0 where the fund paid. */
  readonly paidOutAmount: number;
}

/**
 * What the insurance fund gains or loses by a liquidation fill: a fill worse than bankruptcy is made good by the fund, a
 * better one pays it the smaller of the largest fee and what is left. Amounts in quote currency.
 * From dYdX v4-chain, x/clob/keeper/liquidations.go, GetLiquidationInsuranceFundDelta.
 * BAD_PARAMETER for a quantity of 0, a price of 0 or less and a fee below 0; NUMERIC_OVERFLOW where an amount is not finite.
 */
export function insuranceFundDelta(fill: LiquidationFill): InsuranceFundDelta | Refusal {
  const { quoteBalanceAmount, signedQuantity, fillPrice, maxFeeRatio } = fill;
  const refusal = refuseOutOfRange(
    { quoteBalanceAmount, signedQuantity, fillPrice, maxFeeRatio },
    { quoteBalanceAmount: {}, signedQuantity: {}, fillPrice: { above: 0 }, maxFeeRatio: { atLeast: 0 } },
  );
  if (refusal) return refusal;
  if (signedQuantity === 0)
    return refuse('BAD_PARAMETER', 'The fill closes a quantity of 0; give what was closed.', 'signedQuantity');
  const proceedsAmount = signedQuantity * fillPrice;
  const bankruptcyAmount = -quoteBalanceAmount;
  const leftAmount = proceedsAmount - bankruptcyAmount;
  if (!Number.isFinite(leftAmount))
    return refuse('NUMERIC_OVERFLOW', 'The fill is too large to be represented; state amounts in a larger unit.');
  const fundDeltaAmount = leftAmount <= 0 ? leftAmount : Math.min(Math.abs(proceedsAmount) * maxFeeRatio, leftAmount);
  return {
    proceedsAmount,
    bankruptcyAmount,
    fundDeltaAmount,
    paidOutAmount: Math.max(0, leftAmount - fundDeltaAmount),
  };
}
