import type { Column } from '@faultline/network';
import { type Refusal, refuse } from '../problems.ts';
import type { MarginTiers, MarginTierTable } from './margin-tiers.ts';
import { maintenanceIn } from './tier-margin.ts';

/**
 * By how much maintenance margin jumps at each floor, in quote currency, where tier k deducts `deductionAmount[k]`: 0 at
 * the first, and everywhere for what `marginTiers` deducts. Deductions of 0 are the slab rule, which charges the whole
 * notional at the rate of its tier: a position just above a floor is then liquidated though the price did not move.
 */
export function tierJumps({ floorNotional, maintenanceRatio }: MarginTierTable, deductionAmount: Column): Float64Array {
  const at = (tier: number, notional: number) =>
    (maintenanceRatio[tier] ?? 0) * notional - (deductionAmount[tier] ?? 0);
  return Float64Array.from(floorNotional, (floor, tier) => (tier === 0 ? 0 : at(tier, floor) - at(tier - 1, floor)));
}

/**
 * Refuses with AT_OPEN the first tier in which a position opened at the highest leverage would be liquidated at once:
 * somewhere in it maintenance margin is at least n / maxLeverage. Both are linear within a tier, so its ends decide.
 */
export function refuseTiersAtOpen(tiers: MarginTiers): Refusal | null {
  for (let tier = 0; tier < tiers.floorNotional.length; tier++) {
    const [floor, cap] = [tiers.floorNotional[tier] ?? 0, tiers.capNotional[tier] ?? 0];
    if ((floor > 0 && isAtOpen(tiers, tier, floor)) || isAtOpen(tiers, tier, cap))
      return refuse(
        'AT_OPEN',
        `In margin tier ${tier} maintenance margin reaches the collateral of a position at ${tiers.maxLeverage[tier]} times leverage. Use less leverage, or a lower maintenance ratio.`,
        'maxLeverage',
        String(tier),
      );
  }
  return null;
}

function isAtOpen(tiers: MarginTiers, tier: number, notional: number): boolean {
  const leverage = tiers.maxLeverage[tier] ?? 1;
  if (notional < Infinity) return maintenanceIn(tiers, tier, notional) >= notional / leverage;
  const headroomRatio = 1 / leverage - (tiers.maintenanceRatio[tier] ?? 0);
  return headroomRatio < 0 || (headroomRatio === 0 && (tiers.deductionAmount[tier] ?? 0) <= 0);
}
