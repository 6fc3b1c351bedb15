import { type Concentration, concentrationOf, leverageConcentration } from '@faultline/engine';
import type { Adapter } from '../harness.ts';

interface Case {
  readonly amounts?: readonly number[];
  readonly assets?: readonly number[];
  readonly equity?: readonly number[];
  readonly high_leverage_threshold?: number;
}

/** NaN is how a column says "undefined"; JSON says null. */
const listed = (column: Float64Array) => [...column].map((value) => (Number.isNaN(value) ? null : value));

function spread(found: Concentration) {
  return {
    hhi: found.hhi,
    hhi_0_10000: found.hhiPoints,
    normalised_hhi: found.normalisedHhi,
    effective_number: found.effectiveNumber,
    gini: found.gini,
    gini_unbiased: found.giniUnbiased,
    top: Object.fromEntries(found.topShares.map(({ largest, share }) => [largest, share])),
    entropy: found.entropy,
    theil: found.theil,
  };
}

export const concentration: Adapter<Case> = ({ amounts, assets, equity, high_leverage_threshold }) => {
  if (amounts) return spread(concentrationOf(amounts));
  const found = leverageConcentration({
    assets: Float64Array.from(assets ?? []),
    equity: Float64Array.from(equity ?? []),
    highLeverage: high_leverage_threshold ?? Number.POSITIVE_INFINITY,
  });
  return {
    leverage: listed(found.leverage),
    undefined: found.undefinedLeverage,
    aggregate_leverage: found.aggregate,
    equity_weighted_mean: found.equityWeightedMean,
    asset_weighted_mean: found.assetWeightedMean,
    median: found.median,
    top3_by_leverage: found.byLeverage.slice(0, 3),
    share_of_assets_above_threshold: found.highLeverageAssetShare,
    debt_hhi: found.debt?.hhi ?? null,
    debt_gini: found.debt?.gini ?? null,
    wipeout_shock_pct: listed(found.wipeoutShockPercent),
  };
};
