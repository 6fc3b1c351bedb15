import type { NumberParameter } from '../../../define.ts';
import { lossDensity, lossProbability, meanAfterLoss } from './lognormal-assets.ts';
import { recoverySpec } from './threshold.ts';
import {
  chosenNumber,
  type Debtor,
  leastChordOfS,
  NEVA,
  sShaped,
  type Valuation,
  type ValuationFunction,
} from './valuation.ts';

/** Volatility, of every valuation before maturity. */
export const sigmaSpec: NumberParameter = {
  name: 'sigma',
  kind: 'NUMBER',
  meaning: 'Volatility of a debtor’s external assets until maturity in all, not per year',
  unit: 'standard deviation of the logarithm',
  minimum: 0.001,
  maximum: 5,
  default: 0.05,
};

const shareSpec: NumberParameter = {
  name: 'rho',
  kind: 'NUMBER',
  meaning: 'Share that creditors get of what a failed debtor has left',
  unit: 'ratio',
  minimum: 0,
  maximum: 1,
  default: 1,
};

const merton1974 =
  'Merton (1974), On the pricing of corporate debt: the risk structure of interest rates, Journal of Finance 29(2)';

/**
 * Value before maturity of a claim that then pays 1 if the debtor's equity is positive and the share `rho` of assets
 * over liabilities if it is not:
 * V = 1 - p(E) + rho [(1 + (E - Ae) / L) (p(E) - p(E + L)) + (Q(E) - Q(E + L)) / L].
 */
export const merton: ValuationFunction = {
  name: 'merton',
  title: 'Merton, before maturity',
  parameters: [shareSpec, sigmaSpec],
  references: [merton1974, NEVA],
  bind(parameters): Valuation {
    const [rho, sigma] = [chosenNumber(parameters, shareSpec), chosenNumber(parameters, sigmaSpec)];
    const survival = survivalOf(sigma);
    const clearing = clearingOf(sigma);
    const mixed = (ofSurvival: number, ofClearing: number) => (1 - rho) * ofSurvival + rho * ofClearing;
    return {
      // Within [0, 1] but for rounding.
      value: (equity, debtor) =>
        Math.min(1, Math.max(0, mixed(survival.value(equity, debtor), clearing.value(equity, debtor)))),
      slope: (equity, debtor) => mixed(survival.slope(equity, debtor), clearing.slope(equity, debtor)),
      // The mixture need not be S-shaped; its two parts are, their slopes being densities with one peak.
      leastChord: (low, high, debtor) =>
        mixed(leastChordOfS(survival, { low, high, debtor }), leastChordOfS(clearing, { low, high, debtor })),
      floor: () => 0,
    };
  },
};

/** V = 1 + (rho - 1) p(E): before maturity, of a claim that then pays 1 or, if the debtor has failed, the share rho. */
export const furfineMerton: ValuationFunction = {
  name: 'furfineMerton',
  title: 'Furfine, before maturity',
  parameters: [recoverySpec, sigmaSpec],
  references: [merton1974, NEVA],
  bind(parameters): Valuation {
    const [rho, sigma] = [chosenNumber(parameters, recoverySpec), chosenNumber(parameters, sigmaSpec)];
    const survival = survivalOf(sigma);
    return sShaped({
      value: (equity, debtor) => rho + (1 - rho) * survival.value(equity, debtor),
      slope: (equity, debtor) => (1 - rho) * survival.slope(equity, debtor),
      floor: () => rho,
    });
  },
};

/** The probability of no default: the claim with nothing recovered. */
function survivalOf(sigma: number) {
  return {
    value: (equity: number, debtor: Debtor) => 1 - lossProbability(equity, debtor, sigma),
    slope: (equity: number, debtor: Debtor) => lossDensity(equity, debtor, sigma),
  };
}

/** The mean of min(1, max(0, 1 + E / L)) at maturity: the claim with all recovered. A debtor that owes nothing has nothing to recover from. */
function clearingOf(sigma: number) {
  return {
    value(equity: number, debtor: Debtor) {
      const { externalAssets, liabilities } = debtor;
      const inDefault = lossProbability(equity, debtor, sigma);
      if (!(liabilities > 0)) return 1 - inDefault;
      const beyond = equity + liabilities;
      const recovered =
        (1 + (equity - externalAssets) / liabilities) * (inDefault - lossProbability(beyond, debtor, sigma)) +
        (meanAfterLoss(equity, debtor, sigma) - meanAfterLoss(beyond, debtor, sigma)) / liabilities;
      return 1 - inDefault + recovered;
    },
    slope(equity: number, debtor: Debtor) {
      const { liabilities } = debtor;
      if (!(liabilities > 0)) return lossDensity(equity, debtor, sigma);
      const sharing = lossProbability(equity, debtor, sigma) - lossProbability(equity + liabilities, debtor, sigma);
      return Math.max(0, sharing / liabilities);
    },
  };
}
