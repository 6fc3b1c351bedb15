import { normalCdf, normalDensity } from '../../../numeric/normal-distribution.ts';
import type { Debtor } from './valuation.ts';

// External assets that will be worth Ae exp(sigma Z - sigma^2 / 2) at maturity, Z standard normal: their mean is Ae,
// sigma their total volatility until then. Claims and debts stay at today's value. Without external assets (Ae zero or
// less) nothing is left to chance.

/** p(x): the probability that external assets lose more than x until maturity; that of default, for x the equity. */
export function lossProbability(loss: number, { externalAssets }: Debtor, sigma: number): number {
  if (!(externalAssets > 0)) return loss < 0 ? 1 : 0;
  return loss >= externalAssets ? 0 : normalCdf(standardised(loss, externalAssets, sigma));
}

/** Q(x): the mean of external assets at maturity over the cases in which they lose more than x. */
export function meanAfterLoss(loss: number, { externalAssets }: Debtor, sigma: number): number {
  if (!(externalAssets > 0)) return loss < 0 ? externalAssets : 0;
  return loss >= externalAssets ? 0 : externalAssets * normalCdf(standardised(loss, externalAssets, sigma) - sigma);
}

/** -p'(x). */
export function lossDensity(loss: number, { externalAssets }: Debtor, sigma: number): number {
  if (!(externalAssets > 0) || loss >= externalAssets) return 0;
  return normalDensity(standardised(loss, externalAssets, sigma)) / (sigma * (externalAssets - loss));
}

/** (ln(1 - x / Ae) + sigma^2 / 2) / sigma. */
function standardised(loss: number, externalAssets: number, sigma: number): number {
  return Math.log1p(-loss / externalAssets) / sigma + sigma / 2;
}
