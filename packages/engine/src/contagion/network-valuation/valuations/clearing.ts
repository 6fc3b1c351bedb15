import type { NumberParameter } from '../../../define.ts';
import { chosenNumber, type Debtor, NEVA, sShaped, type ValuationFunction } from './valuation.ts';

// Valuations at the moment of clearing: a debtor with enough pays all, any other shares out what it has. These are
// convex below -liabilities, linear above, and flat for solvent debtors.

/** V = 1 if E >= 0, else max(0, 1 + E / L): the debtor's assets over its liabilities. A debtor that owes nothing is worth 0 below 0. */
export const eisenbergNoe: ValuationFunction = {
  name: 'eisenbergNoe',
  title: 'Eisenberg-Noe',
  parameters: [],
  references: ['Eisenberg, Noe (2001), Systemic risk in financial systems, Management Science 47(2)', NEVA],
  bind: () =>
    sShaped({
      value: (equity, { liabilities }) => (equity >= 0 ? 1 : Math.max(0, 1 + equity / liabilities)),
      slope: (equity, { liabilities }) => (equity <= 0 && equity > -liabilities ? 1 / liabilities : 0),
      floor: () => 0,
    }),
};

export const alphaSpec: NumberParameter = {
  name: 'alpha',
  kind: 'NUMBER',
  meaning: 'Share of its external assets that a failed debtor realises',
  unit: 'ratio',
  minimum: 0,
  maximum: 1,
  default: 1,
};

export const betaSpec: NumberParameter = {
  name: 'beta',
  kind: 'NUMBER',
  meaning: 'Share of its interbank claims that a failed debtor realises',
  unit: 'ratio',
  minimum: 0,
  maximum: 1,
  default: 1,
};

/**
 * V = 1 if E > 0, else (alpha - beta) Ae / L + beta max(0, 1 + E / L): of its external assets a failed debtor realises
 * the share alpha, of its interbank claims the share beta. Equity of exactly 0 is a default. Not clipped: it exceeds 1
 * where E + L < Ae, which no balance sheet that adds up has. A debtor whose shock exceeds its external assets has none
 * to realise: Ae counts as 0, or with alpha < beta its failure would be worth more than its survival.
 */
export const rogersVeraart: ValuationFunction = {
  name: 'rogersVeraart',
  title: 'Rogers-Veraart',
  parameters: [alphaSpec, betaSpec],
  references: ['Rogers, Veraart (2013), Failure and rescue in an interbank network, Management Science 59(4)', NEVA],
  bind(parameters) {
    const [alpha, beta] = [chosenNumber(parameters, alphaSpec), chosenNumber(parameters, betaSpec)];
    const kept = ({ externalAssets, liabilities }: Debtor) =>
      liabilities > 0 ? ((alpha - beta) * Math.max(0, externalAssets)) / liabilities : 0;
    return sShaped({
      value(equity, debtor) {
        if (equity > 0) return 1;
        if (!(debtor.liabilities > 0)) return 0;
        return kept(debtor) + beta * Math.max(0, 1 + equity / debtor.liabilities);
      },
      slope: (equity, { liabilities }) => (equity <= 0 && equity > -liabilities ? beta / liabilities : 0),
      // A debtor with more external assets than debts never fails.
      floor: (debtor) => Math.min(1, kept(debtor)),
    });
  },
};
