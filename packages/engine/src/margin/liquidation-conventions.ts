import { refuseOutOfRange } from '../check-ranges.ts';
import type { Refusal } from '../problems.ts';
import { type LiquidationPrices, pricesFrom } from './liquidation-prices.ts';
import type { IsolatedPosition } from './tiered-liquidation-price.ts';

// Conventions that are not to be mixed: they take maintenance margin at different prices, and give different ones.

export interface PositionWithFee extends IsolatedPosition {
  /** Maintenance margin over notional at the liquidation price. */
  readonly maintenanceRatio: number;
  /** What closing costs, over the same notional. */
  readonly takerFeeRatio: number;
}

/**
 * Maintenance margin holds the fee of closing: LP = (entry - side collateral / q) / (1 - side (mmr + fee)), as Gate and OKX
 * do for isolated positions. The bankruptcy price is before the fee. Quantity 0 has no prices. Refuses numbers out of
 * range, and a rate and fee that are together 1 or more.
 */
export function liquidationWithFee(position: PositionWithFee): LiquidationPrices | Refusal {
  const { side, quantity, entryPrice, collateralAmount, maintenanceRatio, takerFeeRatio } = position;
  const requiredRatio = maintenanceRatio + takerFeeRatio;
  const refusal = refuseOutOfRange(
    { quantity, entryPrice, collateralAmount, maintenanceRatio, takerFeeRatio, requiredRatio },
    {
      quantity: { atLeast: 0 },
      entryPrice: { above: 0 },
      collateralAmount: {},
      maintenanceRatio: { atLeast: 0 },
      takerFeeRatio: { atLeast: 0 },
      requiredRatio: { below: 1 },
    },
  );
  if (refusal) return refusal;
  const bankruptcyRoot = entryPrice - (side * collateralAmount) / quantity;
  return pricesFrom(bankruptcyRoot / (1 - side * requiredRatio), bankruptcyRoot);
}

export interface PositionAtEntryMargin {
  /** 1 long, -1 short. */
  readonly side: 1 | -1;
  readonly entryPrice: number;
  /** Notional over collateral at entry, above 0. */
  readonly leverage: number;
  /** Maintenance margin over notional at entry, 0 or more and below 1. */
  readonly maintenanceRatio: number;
}

/**
 * Maintenance margin stays what it was at entry: LP = entry (1 - side (1 / L - mmr)), bankrupt at entry (1 - side / L).
 * Says AT_OPEN where mmr is at least 1 / L. Refuses numbers out of range.
 */
export function liquidationAtEntryMargin(position: PositionAtEntryMargin): LiquidationPrices | Refusal {
  const { side, entryPrice, leverage, maintenanceRatio } = position;
  const refusal = refuseOutOfRange(
    { entryPrice, leverage, maintenanceRatio },
    { entryPrice: { above: 0 }, leverage: { above: 0 }, maintenanceRatio: { atLeast: 0, below: 1 } },
  );
  if (refusal) return refusal;
  const headroomRatio = 1 / leverage - maintenanceRatio;
  const prices = pricesFrom(entryPrice * (1 - side * headroomRatio), entryPrice * (1 - side / leverage));
  return headroomRatio <= 0 ? { ...prices, reason: 'AT_OPEN' } : prices;
}

export interface HyperliquidPosition {
  /** 1 long, -1 short. */
  readonly side: 1 | -1;
  readonly quantity: number;
  readonly mark: number;
  /** Equity of the account at this mark. */
  readonly accountValueAmount: number;
  /** Most leverage of the market: maintenance is half of the initial margin it stands for. At least 1. */
  readonly maxLeverage: number;
}

export interface HyperliquidPrices extends LiquidationPrices {
  readonly maintenanceMarginAmount: number;
}

/**
 * From the mark rather than from entry: LP = mark - side (accountValue - MM) / q / (1 - side l), where l = 1 / (2 maxLeverage)
 * and MM = l q mark; "Liquidations" in Hyperliquid's documentation, here with one position. Quantity 0 has no prices.
 * Refuses numbers out of range.
 */
export function hyperliquidLiquidation(position: HyperliquidPosition): HyperliquidPrices | Refusal {
  const { side, quantity, mark, accountValueAmount, maxLeverage } = position;
  const refusal = refuseOutOfRange(
    { quantity, mark, accountValueAmount, maxLeverage },
    { quantity: { atLeast: 0 }, mark: { above: 0 }, accountValueAmount: {}, maxLeverage: { atLeast: 1 } },
  );
  if (refusal) return refusal;
  const maintenanceRatio = 1 / (2 * maxLeverage);
  const maintenanceMarginAmount = (quantity * mark) / (2 * maxLeverage);
  const freeAmount = accountValueAmount - maintenanceMarginAmount;
  return {
    maintenanceMarginAmount,
    ...pricesFrom(
      mark - (side * freeAmount) / quantity / (1 - side * maintenanceRatio),
      mark - (side * accountValueAmount) / quantity,
    ),
  };
}
