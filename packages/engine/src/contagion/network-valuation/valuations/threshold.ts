import type { NumberParameter } from '../../../define.ts';
import { chosenNumber, NEVA, type Valuation, type ValuationFunction } from './valuation.ts';

// Valuations that know only solvent and failed debtors. Equity of exactly 0 is a default.

/** The recovery rate of every valuation that has a constant one. */
export const recoverySpec: NumberParameter = {
  name: 'rho',
  kind: 'NUMBER',
  meaning: 'Share of a claim that is recovered from a failed debtor',
  unit: 'ratio',
  minimum: 0,
  maximum: 1,
  default: 0.4,
};

const furfine2003 =
  'Furfine (2003), Interbank exposures: quantifying the risk of contagion, Journal of Money, Credit and Banking 35(1)';

/** V = 1 if E > 0, else 0. */
export const furfine: ValuationFunction = {
  name: 'furfine',
  title: 'Furfine',
  parameters: [],
  references: [furfine2003, NEVA],
  bind: () => threshold(0),
};

/** V = 1 if E > 0, else the recovery rate. */
export const furfineRecovery: ValuationFunction = {
  name: 'furfineRecovery',
  title: 'Furfine with recovery',
  parameters: [recoverySpec],
  references: [furfine2003, NEVA],
  bind: (parameters) => threshold(chosenNumber(parameters, recoverySpec)),
};

function threshold(recoveryRate: number): Valuation {
  return {
    value: (equity) => (equity > 0 ? 1 : recoveryRate),
    slope: () => 0,
    // From a solvent debtor a small loss of equity takes nothing.
    leastChord: () => 0,
    floor: () => recoveryRate,
  };
}
