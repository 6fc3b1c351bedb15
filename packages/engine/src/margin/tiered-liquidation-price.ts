import { refuseOutOfRange } from '../check-ranges.ts';
import type { Refusal } from '../problems.ts';
import { priceOrNull } from './liquidation-prices.ts';
import type { MarginTiers } from './margin-tiers.ts';
import { maintenanceIn, tierOf } from './tier-margin.ts';

/** A position with collateral of its own. */
export interface IsolatedPosition {
  /** 1 long, -1 short. */
  readonly side: 1 | -1;
  readonly quantity: number;
  readonly entryPrice: number;
  /** In quote currency; below 0 where more has been drawn than was paid in. */
  readonly collateralAmount: number;
}

export interface TieredLiquidationPrice {
  /** Price at which equity is the maintenance margin of the tier reached there; null where no price above 0 is. */
  readonly liquidationPrice: number | null;
  /** Row of the tier of the notional at entry; null above the last cap. */
  readonly tierAtEntry: number | null;
  /** Row of the tier of the notional at the liquidation price; null where there is none. */
  readonly tierAtLiquidation: number | null;
  /** TIER_EXCEEDED: the notional at entry, or at the root, is above the last cap, where margin is not defined. */
  readonly reason: 'TIER_EXCEEDED' | 'NO_POSITIVE_ROOT' | null;
  /**
   * What the tier at entry alone would give: wrong where the tier changes on the way, and then even below 0 at times.
   * For comparison with venues and back-tests that stop there; null where entry has no tier, or there is no position.
   */
  readonly entryTierPrice: number | null;
}

/**
 * The root of collateral + side q (p - entry) = MM(q p). Equity less margin is monotone in the notional n = q p, because
 * margin is continuous with a slope below 1, so the tier of the root is found by bisection over the floors and the price
 * from that tier's rate: p_k = (collateral + cum_k - side q entry) / (q (mmr_k - side)). Binance's FAQ on liquidation:
 * where the brackets at entry and at liquidation differ, the one at liquidation counts. Quantity 0 has no price. Refuses numbers out of range.
 */
export function tieredLiquidationPrice(
  tiers: MarginTiers,
  position: IsolatedPosition,
): TieredLiquidationPrice | Refusal {
  const { quantity, entryPrice, collateralAmount } = position;
  const refusal = refuseOutOfRange(
    { quantity, entryPrice, collateralAmount, entryNotional: quantity * entryPrice },
    { quantity: { atLeast: 0 }, entryPrice: { above: 0 }, collateralAmount: {}, entryNotional: {} },
  );
  if (refusal) return refusal;
  const tierAtEntry = tierOf(tiers, quantity * entryPrice);
  const reached = quantity > 0 ? rootTier(tiers, position) : 'NO_POSITIVE_ROOT';
  const found = typeof reached === 'number';
  return {
    liquidationPrice: found ? priceOrNull(priceInTier(tiers, reached, position)) : null,
    tierAtEntry,
    tierAtLiquidation: found ? reached : null,
    reason: tierAtEntry === null ? 'TIER_EXCEEDED' : found ? null : reached,
    entryTierPrice: tierAtEntry === null || quantity === 0 ? null : priceInTier(tiers, tierAtEntry, position),
  };
}

/** The last tier whose floor the root is not below. */
function rootTier(tiers: MarginTiers, position: IsolatedPosition): number | 'TIER_EXCEEDED' | 'NO_POSITIVE_ROOT' {
  const { side } = position;
  /** Falls from above 0 to below 0 at the root as the notional rises: what a long lacks at it, what a short has left. */
  const isBelowRoot = (tier: number, notional: number) => -side * headroomAt(tiers, tier, position, notional) >= 0;
  if (-side * headroomAt(tiers, 0, position, 0) <= 0) return 'NO_POSITIVE_ROOT';
  const last = tiers.floorNotional.length - 1;
  const end = tiers.capNotional[last] ?? 0;
  if (end < Infinity && -side * headroomAt(tiers, last, position, end) > 0) return 'TIER_EXCEEDED';
  let [low, high] = [0, last];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (isBelowRoot(middle, tiers.floorNotional[middle] ?? 0)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Equity less maintenance margin where the position is worth this notional. */
function headroomAt(tiers: MarginTiers, tier: number, position: IsolatedPosition, notional: number): number {
  const { side, quantity, entryPrice, collateralAmount } = position;
  return collateralAmount + side * (notional - quantity * entryPrice) - maintenanceIn(tiers, tier, notional);
}

function priceInTier(tiers: MarginTiers, tier: number, position: IsolatedPosition): number {
  const { side, quantity, entryPrice, collateralAmount } = position;
  return (
    (collateralAmount + (tiers.deductionAmount[tier] ?? 0) - side * quantity * entryPrice) /
    (quantity * ((tiers.maintenanceRatio[tier] ?? 0) - side))
  );
}
