import { refuseOutOfRange } from '../check-ranges.ts';
import type { Refusal } from '../problems.ts';

export interface MarginShortage {
  /** Maintenance margin less equity, in quote currency; 0 or more. */
  readonly shortageAmount: number;
  /** Margin over notional of the position to close, 0 or more. */
  readonly marginRatio: number;
  /** What the liquidator earns, over the notional closed. */
  readonly liquidatorFeeRatio: number;
  /** What the insurance fund earns, over the notional closed before it is valued in the reporting currency. */
  readonly insuranceFeeRatio: number;
  /** Of a unit, in quote currency. */
  readonly oraclePrice: number;
  /** Of the quote currency, in the reporting currency of the shortage. */
  readonly quotePrice: number;
}

export interface CureSize {
  /** Units whose close ends the shortage; not capped at what the position has. Null where no partial close does. */
  readonly closedQuantity: number | null;
  /** Closing frees no more than its fees cost, so that only closing everything ends the shortage. */
  readonly closesAll: boolean;
}

/** Fees of 9 % and 1 % leave 1e-17 of a margin of 10 %: a difference of so few last digits is none. */
const ROUNDING = 8 * Number.EPSILON;

/**
 * How much of a position must be closed so that margin suffices again: a unit closed at the oracle price frees
 * price quotePrice (marginRatio - liquidatorFee) - price insuranceFee. Drift protocol v2, math/liquidation.rs,
 * calculate_base_asset_amount_to_cover_margin_shortage. Refuses numbers out of range.
 */
export function cureSize(shortage: MarginShortage): CureSize | Refusal {
  const refusal = refuseOutOfRange(
    { ...shortage },
    {
      shortageAmount: { atLeast: 0 },
      marginRatio: { atLeast: 0 },
      liquidatorFeeRatio: { atLeast: 0 },
      insuranceFeeRatio: { atLeast: 0 },
      oraclePrice: { above: 0 },
      quotePrice: { above: 0 },
    },
  );
  if (refusal) return refusal;
  const { shortageAmount, marginRatio, liquidatorFeeRatio, insuranceFeeRatio, oraclePrice, quotePrice } = shortage;
  const requiredPerUnit = oraclePrice * quotePrice * marginRatio;
  const freedPerUnit = oraclePrice * quotePrice * (marginRatio - liquidatorFeeRatio) - oraclePrice * insuranceFeeRatio;
  const closedQuantity = shortageAmount / freedPerUnit;
  return liquidatorFeeRatio >= marginRatio || !(freedPerUnit > ROUNDING * requiredPerUnit && closedQuantity < Infinity)
    ? { closedQuantity: null, closesAll: true }
    : { closedQuantity, closesAll: false };
}
