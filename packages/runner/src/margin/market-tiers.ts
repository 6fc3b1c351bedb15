import {
  type MarginMarkets,
  type MarginTiers,
  marginTiers,
  type Problem,
  type Refusal,
  tierMargin,
} from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';

const known = new WeakMap<NetworkSnapshot, readonly (MarginTiers | Refusal)[]>();

/** Margin tiers of a market, or why there are none that hold. */
export function tiersOf(snapshot: NetworkSnapshot, market: number): MarginTiers | Refusal {
  const tiers = known.get(snapshot) ?? snapshot.margin.markets.keys.map((_, row) => readTiers(snapshot, row));
  known.set(snapshot, tiers);
  const found = tiers[market];
  if (!found) throw new Error(`there is no market ${market}`);
  return found;
}

/** That a market has none: an import takes no others than such as hold. */
export function noTiers({ margin: { markets } }: NetworkSnapshot, market: number): Problem {
  const message = `The dataset states no margin tiers of ${markets.keys[market]}: add them, or ask about another market.`;
  return { code: 'BAD_PARAMETER', message, path: ['market'] };
}

function readTiers({ margin: { markets } }: NetworkSnapshot, market: number): MarginTiers | Refusal {
  const [start = 0, end = 0] = [markets.tierStart[market], markets.tierStart[market + 1]];
  const cut = (column: { readonly [index: number]: number }) =>
    Float64Array.from({ length: end - start }, (_, tier) => column[start + tier] ?? Number.NaN);
  return marginTiers({
    floorNotional: cut(markets.tierFloors),
    capNotional: cut(markets.tierCaps),
    maintenanceRatio: cut(markets.tierMaintenance),
    maxLeverage: cut(markets.tierMaxLeverage),
  });
}

/** Maintenance margin of a notional, in the snapshot's currency and scale; TIER_EXCEEDED above the last tier. */
export function maintenanceAt(
  snapshot: NetworkSnapshot,
  market: number,
  notional: number,
): number | { readonly problem: Problem } {
  const tiers = tiersOf(snapshot, market);
  if ('problem' in tiers) return tiers;
  const margin = tierMargin(tiers, notional);
  return 'problem' in margin ? margin : margin.maintenanceMarginAmount;
}

/** Marks and tiers of all markets; a market without tiers has one that ends where it begins, so that nothing fits in. */
export function marginMarkets(snapshot: NetworkSnapshot): MarginMarkets {
  const { markets } = snapshot.margin;
  const tiers = markets.keys.map((_, market) => {
    const own = tiersOf(snapshot, market);
    return 'problem' in own ? NO_TIER : own;
  });
  return { marks: markets.marks.amounts, tiers };
}

const NO_TIER: MarginTiers = {
  floorNotional: [0],
  capNotional: [0],
  maintenanceRatio: [0],
  maxLeverage: [1],
  deductionAmount: new Float64Array(1),
};
