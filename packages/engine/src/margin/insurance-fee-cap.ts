import { refuseOutOfRange } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';

/** A liquidation that is about to happen; ratios are shares of the notional closed. */
export interface FeeCapInput {
  /** What the account lacks of its maintenance margin, in quote currency. */
  readonly marginShortageAmount: number;
  /** Quantity being closed. */
  readonly quantity: number;
  readonly oraclePrice: number;
  readonly maintenanceRatio: number;
  readonly liquidatorFeeRatio: number;
  readonly maxInsuranceFeeRatio: number;
}

/** Leaves the account a twentieth of what it could pay, so that the fee alone does not bankrupt it. */
const CHARGEABLE_SHARE = 0.95;

/**
 * The fee an insurance fund may take of a liquidation without bankrupting the account: what the maintenance margin
 * releases, less the liquidator's fee and the shortage, both per unit of notional. A share of notional, 0 or more.
 * From Drift protocol-v2, math/liquidation.rs, calculate_perp_if_fee.
 * BAD_PARAMETER for a quantity or price of 0 or less, and for anything else below 0.
 */
export function insuranceFeeCap(input: FeeCapInput): { readonly insuranceFeeRatio: number } | Refusal {
  const { marginShortageAmount, quantity, oraclePrice, maintenanceRatio, liquidatorFeeRatio, maxInsuranceFeeRatio } =
    input;
  const refusal = refuseOutOfRange(
    { marginShortageAmount, quantity, oraclePrice, maintenanceRatio, liquidatorFeeRatio, maxInsuranceFeeRatio },
    {
      marginShortageAmount: { atLeast: 0 },
      quantity: { above: 0 },
      oraclePrice: { above: 0 },
      maintenanceRatio: { atLeast: 0 },
      liquidatorFeeRatio: { atLeast: 0 },
      maxInsuranceFeeRatio: { atLeast: 0 },
    },
  );
  if (refusal) return refusal;
  const notionalAmount = quantity * oraclePrice;
  if (!(notionalAmount > 0 && notionalAmount < Number.POSITIVE_INFINITY))
    return refuse('NUMERIC_OVERFLOW', 'The notional is too large or too small to be represented.', 'quantity');
  const releasedRatio = maintenanceRatio - liquidatorFeeRatio - marginShortageAmount / notionalAmount;
  return { insuranceFeeRatio: Math.min(maxInsuranceFeeRatio, CHARGEABLE_SHARE * Math.max(0, releasedRatio)) };
}
