import { normalCdf, normalDensity } from '../../../numeric/normal-distribution.ts';
import { sigmaSpec } from './merton.ts';
import { recoverySpec } from './threshold.ts';
import { chosenNumber, type Debtor, NEVA, sShaped, type ValuationFunction } from './valuation.ts';

/**
 * V = 1 + (rho - 1) pd(E): before maturity, of a claim that loses all but the share rho if the debtor's equity touches
 * zero at any moment until then.
 */
export const blackCox: ValuationFunction = {
  name: 'blackCox',
  title: 'Black-Cox, before maturity',
  parameters: [recoverySpec, sigmaSpec],
  references: [
    'Black, Cox (1976), Valuing corporate securities: some effects of bond indenture provisions, Journal of Finance 31(2)',
    NEVA,
  ],
  bind(parameters) {
    const [rho, sigma] = [chosenNumber(parameters, recoverySpec), chosenNumber(parameters, sigmaSpec)];
    return sShaped({
      value: (equity, debtor) => 1 + (rho - 1) * touchProbability(equity, debtor, sigma),
      slope: (equity, debtor) => (1 - rho) * touchDensity(equity, debtor, sigma),
      floor: () => rho,
    });
  },
};

/**
 * The probability that external assets Ae exp(sigma W_t - sigma^2 t / 2) ever lose x for t up to 1:
 * Phi((b + s^2/2) / s) + Ae / (Ae - x) Phi((b - s^2/2) / s), b = ln(1 - x / Ae). 1 for x <= 0, 0 for x >= Ae.
 */
function touchProbability(loss: number, { externalAssets }: Debtor, sigma: number): number {
  if (loss <= 0) return 1;
  if (loss >= externalAssets) return 0;
  const distance = Math.log1p(-loss / externalAssets) / sigma;
  const mirrored = normalCdf(distance - sigma / 2) / (1 - loss / externalAssets);
  return Math.min(1, normalCdf(distance + sigma / 2) + mirrored);
}

/** Minus the slope of that: (2 phi(d) / s - Ae / (Ae - x) Phi(d - s)) / (Ae - x), d = (b + s^2/2) / s; one peak. */
function touchDensity(loss: number, { externalAssets }: Debtor, sigma: number): number {
  if (loss <= 0 || loss >= externalAssets) return 0;
  const distance = Math.log1p(-loss / externalAssets) / sigma;
  const mirrored = normalCdf(distance - sigma / 2) / (1 - loss / externalAssets);
  return Math.max(0, ((2 * normalDensity(distance + sigma / 2)) / sigma - mirrored) / (externalAssets - loss));
}
