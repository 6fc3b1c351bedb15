import type { Column } from '@faultline/network';
import type { CorrelatedNormals } from '../../distribution/correlated-normals.ts';
import { randomStream } from '../../numeric/random-stream.ts';
import type { Refusal } from '../../problems.ts';
import { type CrossCascade, crossCascade } from './cross-cascade.ts';
import type { MarginMode, MultiAssetBook, MultiAssetMarket } from './multi-asset-book.ts';

export interface ModeComparison {
  readonly shockRatio: Column;
  readonly cross: CrossCascade;
  readonly isolated: CrossCascade;
  /** Accounts that lose something isolated and nothing in cross margin, and the other way round. */
  readonly sparedByCross: readonly number[];
  readonly sparedByIsolated: readonly number[];
}

/** The same accounts under the same shocks with both kinds of margin, shock by shock. Refuses what `crossCascade` does. */
export function compareMarginModes(
  book: MultiAssetBook,
  market: MultiAssetMarket,
  shocks: readonly Column[],
): readonly ModeComparison[] | Refusal {
  const comparisons: ModeComparison[] = [];
  for (const shockRatio of shocks) {
    const under = (mode: MarginMode) => crossCascade({ book, market, shockRatio, mode });
    const [cross, isolated] = [under('CROSS'), under('ISOLATED')];
    if ('problem' in cross) return cross;
    if ('problem' in isolated) return isolated;
    const sparedBy = (spared: CrossCascade, hit: CrossCascade) =>
      hit.liquidatedAccounts.filter((account) => !spared.liquidatedAccounts.includes(account));
    comparisons.push({
      shockRatio,
      cross,
      isolated,
      sparedByCross: sparedBy(cross, isolated),
      sparedByIsolated: sparedBy(isolated, cross),
    });
  }
  return comparisons;
}

/**
 * Price shocks with correlated logarithms, exp(volatility times X) - 1 per asset, one random stream each, so that more of
 * them leave the first ones as they are. Volatility is the standard deviation of the logarithm over the horizon meant.
 */
export function correlatedPriceShocks(
  volatilityRatio: Column,
  normals: CorrelatedNormals,
  { seed, count }: { readonly seed: number; readonly count: number },
): readonly Float64Array[] {
  return Array.from({ length: count }, (_, scenario) =>
    normals(randomStream(seed, scenario)).map((x, asset) => Math.expm1((volatilityRatio[asset] ?? 0) * x)),
  );
}
