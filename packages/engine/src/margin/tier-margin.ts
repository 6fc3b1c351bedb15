import { type Refusal, refuse } from '../problems.ts';
import type { MarginTiers } from './margin-tiers.ts';

/** What a position of one notional has to hold. */
export interface TierMargin {
  /** Row of the table. */
  readonly tier: number;
  readonly maxLeverage: number;
  readonly maintenanceMarginAmount: number;
  /** Notional over the most leverage its tier allows. */
  readonly initialMarginAmount: number;
}

/**
 * Margin of a notional, mmr_k n - cum_k and n / maxLeverage_k. Refuses a notional below 0 or that is not a number, and
 * with TIER_EXCEEDED one above the last cap: no leverage is allowed there, so the last tier does not apply.
 */
export function tierMargin(tiers: MarginTiers, notional: number): TierMargin | Refusal {
  if (!(notional >= 0 && notional < Infinity))
    return refuse('BAD_PARAMETER', `The notional is ${notional}; a number of at least 0 is expected.`, 'notional');
  const tier = tierOf(tiers, notional);
  if (tier === null)
    return refuse(
      'TIER_EXCEEDED',
      `A notional of ${notional} is above the last margin tier, which ends at ${lastCap(tiers)}. Split or reduce the position.`,
      'notional',
    );
  const maxLeverage = tiers.maxLeverage[tier] ?? 1;
  return {
    tier,
    maxLeverage,
    maintenanceMarginAmount: maintenanceIn(tiers, tier, notional),
    initialMarginAmount: notional / maxLeverage,
  };
}

/** Row of the tier with floor <= notional < cap; the last tier has its cap too. Null above it and below 0. */
export function tierOf(tiers: MarginTiers, notional: number): number | null {
  if (!(notional >= 0) || notional > lastCap(tiers)) return null;
  const { floorNotional } = tiers;
  let [low, high] = [0, floorNotional.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((floorNotional[middle] ?? 0) <= notional) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Maintenance margin by the rate and deduction of a given tier, whether the notional is in it or not. */
export function maintenanceIn({ maintenanceRatio, deductionAmount }: MarginTiers, tier: number, notional: number) {
  return (maintenanceRatio[tier] ?? 0) * notional - (deductionAmount[tier] ?? 0);
}

function lastCap({ capNotional }: MarginTiers): number {
  return capNotional[capNotional.length - 1] ?? 0;
}
