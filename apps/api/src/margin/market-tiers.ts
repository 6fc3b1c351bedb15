import { type MarginMarkets, type MarginTiers, marginTiers, type Refusal } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import type { Problem } from '../values/problem-codes.ts';

/** Margin tiers of a market, or why there are none that hold. */
export function tiersOf({ margin }: NetworkSnapshot, market: number): MarginTiers | Refusal {
  const { tierStart, tierFloors, tierCaps, tierMaintenance, tierMaxLeverage } = margin.markets;
  const [from, to] = [tierStart[market] ?? 0, tierStart[market + 1] ?? 0];
  const cut = (column: Iterable<number>) => Float64Array.from(column).subarray(from, to);
  return marginTiers({
    floorNotional: cut(tierFloors),
    capNotional: cut(tierCaps),
    maintenanceRatio: cut(tierMaintenance),
    maxLeverage: cut(tierMaxLeverage),
  });
}

/** Marks and tiers of all markets; a market without tiers has one that ends where it begins, so that nothing fits in. */
export function marginMarkets(columns: NetworkSnapshot): MarginMarkets {
  const { markets } = columns.margin;
  const tiers = markets.keys.map((_, market) => {
    const own = tiersOf(columns, market);
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

/** Without a rate nothing can be compared with anything, so whatever is asked of margin is refused, as every run is. */
export function missingRates({ missingFx }: NetworkSnapshot): Problem | null {
  if (missingFx.length === 0) return null;
  const pairs = missingFx.map(({ fromCurrency, toCurrency, asOf }) => `${fromCurrency} to ${toCurrency} on ${asOf}`);
  const message = `The dataset has no exchange rate from ${pairs.join(', ')}: add it to fx_rates and import again.`;
  return { code: 'MISSING_FX', message, path: ['snapshot'] };
}
