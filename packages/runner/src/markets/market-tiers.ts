import { type MarginTiers, marginTiers, type Problem, tierMargin } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';

/** What margin a position has to hold in a market, by the market's tiers. */
export interface MarketTiers {
  /** Maintenance margin of a notional in the snapshot's currency and scale; TIER_EXCEEDED above the last tier. */
  maintenanceAt(market: number, notional: number): number | { readonly problem: Problem };
  tiersOf(market: number): MarginTiers | { readonly problem: Problem };
}

export function marketTiers({ margin: { markets } }: NetworkSnapshot): MarketTiers {
  const known = new Map<number, MarginTiers | { readonly problem: Problem }>();
  const tiersOf = (market: number) => {
    const [start, end] = [markets.tierStart[market] ?? 0, markets.tierStart[market + 1] ?? 0];
    const from = (column: ArrayLike<number>) => Float64Array.from(column).subarray(start, end);
    const tiers =
      known.get(market) ??
      marginTiers({
        floorNotional: from(markets.tierFloors),
        capNotional: from(markets.tierCaps),
        maintenanceRatio: from(markets.tierMaintenance),
        maxLeverage: from(markets.tierMaxLeverage),
      });
    known.set(market, tiers);
    return tiers;
  };
  return {
    tiersOf,
    maintenanceAt(market, notional) {
      const tiers = tiersOf(market);
      if ('problem' in tiers) return tiers;
      const margin = tierMargin(tiers, notional);
      return 'problem' in margin ? margin : margin.maintenanceMarginAmount;
    },
  };
}
