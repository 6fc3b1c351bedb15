import { refuseOutOfRange } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';
import { type LiquidationPrices, pricesFrom } from './liquidation-prices.ts';
import type { IsolatedPosition } from './tiered-liquidation-price.ts';

/** A position in a linear contract at a flat rate, or in one known margin tier. */
export interface LinearPosition {
  /** 1 long, -1 short. */
  readonly side: 1 | -1;
  readonly quantity: number;
  readonly entryPrice: number;
  /** Maintenance margin over notional at the mark, 0 or more and below 1. */
  readonly maintenanceRatio: number;
  /** What the position's tier deducts from that, 0 where the rate is flat: Binance's maintenance amount. */
  readonly deductionAmount: number;
}

export interface MarkedPosition extends LinearPosition {
  readonly mark: number;
}

export interface CrossLiquidation extends LiquidationPrices {
  /** Balance less what the other positions require, plus what they have gained: backs the position like isolated collateral. */
  readonly backingAmount: number;
  /** Marks of the other positions, in order: another mark of any of them gives another price. */
  readonly assumedMarks: readonly number[];
}

const RANGES = {
  quantity: { atLeast: 0 },
  entryPrice: { above: 0 },
  maintenanceRatio: { atLeast: 0, below: 1 },
  deductionAmount: {},
} as const;

/**
 * Collateral of the position's own: LP = (collateral + cum - side q entry) / (q (mmr - side)), from equity = mmr q p - cum;
 * bankrupt at entry - side collateral / q. Binance's FAQ on the liquidation price of USD-M futures, with no other
 * positions. Quantity 0 has no prices. Refuses numbers out of range.
 */
export function isolatedLiquidation(position: LinearPosition & IsolatedPosition): LiquidationPrices | Refusal {
  const { collateralAmount } = position;
  return (
    refuseOutOfRange({ ...position }, RANGES) ??
    refuseOutOfRange({ collateralAmount }, { collateralAmount: {} }) ??
    linearPrices(position, { collateralAmount, otherMaintenanceAmount: 0 })
  );
}

/**
 * All cash of an account backs all its positions: LP = (WB - TMM + UPNL + cum - side q entry) / (q (mmr - side)), with TMM
 * and UPNL of the others at their marks; the same FAQ. The bankruptcy price is the one at which the whole account has
 * nothing left, the others staying where they are. To let the tier change on the way, give `backingAmount` as collateral
 * to `tieredLiquidationPrice`. Refuses numbers out of range and a row that is none.
 */
export function crossLiquidation(
  account: { readonly balanceAmount: number; readonly positions: readonly MarkedPosition[] },
  row: number,
): CrossLiquidation | Refusal {
  const { balanceAmount, positions } = account;
  const position = positions[row];
  if (!position)
    return refuse('BAD_PARAMETER', `There is no position ${row}; the account has ${positions.length}.`, 'row');
  for (const [place, each] of positions.entries()) {
    const refusal = refuseOutOfRange({ ...each, balanceAmount }, { ...RANGES, mark: { above: 0 }, balanceAmount: {} });
    if (refusal)
      return { problem: { ...refusal.problem, path: ['positions', String(place), ...refusal.problem.path] } };
  }
  const others = positions.filter((_, place) => place !== row);
  const collateralAmount = balanceAmount + others.reduce((sum, other) => sum + profitOf(other), 0);
  const otherMaintenanceAmount = others.reduce((sum, other) => sum + maintenanceOf(other), 0);
  return {
    ...linearPrices(position, { collateralAmount, otherMaintenanceAmount }),
    backingAmount: collateralAmount - otherMaintenanceAmount,
    assumedMarks: others.map(({ mark }) => mark),
  };
}

function linearPrices(
  { side, quantity, entryPrice, maintenanceRatio, deductionAmount }: LinearPosition,
  { collateralAmount, otherMaintenanceAmount }: { collateralAmount: number; otherMaintenanceAmount: number },
): LiquidationPrices {
  return pricesFrom(
    (collateralAmount - otherMaintenanceAmount + deductionAmount - side * quantity * entryPrice) /
      (quantity * (maintenanceRatio - side)),
    entryPrice - (side * collateralAmount) / quantity,
  );
}

function profitOf({ side, quantity, entryPrice, mark }: MarkedPosition): number {
  return side * quantity * (mark - entryPrice);
}

function maintenanceOf({ quantity, maintenanceRatio, deductionAmount, mark }: MarkedPosition): number {
  return quantity * mark * maintenanceRatio - deductionAmount;
}
