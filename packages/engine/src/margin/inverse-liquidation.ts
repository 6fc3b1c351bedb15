import { refuseOutOfRange } from '../check-ranges.ts';
import type { Refusal } from '../problems.ts';
import { type LiquidationPrices, pricesFrom } from './liquidation-prices.ts';

/** A position in contracts of a fixed amount of quote currency, margined in the base asset. */
export interface InversePosition {
  /** 1 long, -1 short. */
  readonly side: 1 | -1;
  /** N, in quote currency. */
  readonly contractAmount: number;
  readonly entryPrice: number;
  /** In units of the base asset. */
  readonly balanceQuantity: number;
  /** What open orders hold of the balance, in units of the base asset. */
  readonly orderMarginQuantity: number;
  /** Maintenance margin over the notional at entry, N / entry. */
  readonly maintenanceRatio: number;
  readonly takerFeeRatio: number;
}

/**
 * Equity in base units is B + side (N / entry - N / p), with B the balance less order margin. Bankrupt, the fee of closing
 * included, at BK = (1 + side fee) N / (N / entry + side B); liquidated where equity is the maintenance margin taken at
 * entry and the fee of closing at BK: side / LP = side / entry + (B - mmr N / entry - fee N / BK) / N. The form of
 * inverse perpetuals in cross margin, given for a long and mirrored for a short; a short that no price can bankrupt owes
 * no fee of closing there. Contracts of 0 have no prices. Refuses numbers out of range.
 */
export function inverseLiquidation(position: InversePosition): LiquidationPrices | Refusal {
  const { side, contractAmount, entryPrice, balanceQuantity, orderMarginQuantity } = position;
  const { maintenanceRatio, takerFeeRatio } = position;
  const refusal = refuseOutOfRange(
    { contractAmount, entryPrice, balanceQuantity, orderMarginQuantity, maintenanceRatio, takerFeeRatio },
    {
      contractAmount: { atLeast: 0 },
      entryPrice: { above: 0 },
      balanceQuantity: {},
      orderMarginQuantity: { atLeast: 0 },
      maintenanceRatio: { atLeast: 0, below: 1 },
      takerFeeRatio: { atLeast: 0, below: 1 },
    },
  );
  if (refusal) return refusal;
  const backingPerContract = (balanceQuantity - orderMarginQuantity) / contractAmount;
  const inverseBankruptcy = Math.max(0, (1 / entryPrice + side * backingPerContract) / (1 + side * takerFeeRatio));
  const requiredPerContract = maintenanceRatio / entryPrice + takerFeeRatio * inverseBankruptcy;
  return pricesFrom(1 / (1 / entryPrice + side * (backingPerContract - requiredPerContract)), 1 / inverseBankruptcy);
}
