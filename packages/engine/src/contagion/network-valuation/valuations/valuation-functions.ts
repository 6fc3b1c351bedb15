import { blackCox } from './black-cox.ts';
import { eisenbergNoe, rogersVeraart } from './clearing.ts';
import { linearDebtRank } from './linear-debt-rank.ts';
import { furfineMerton, merton } from './merton.ts';
import { furfine, furfineRecovery } from './threshold.ts';
import type { ValuationFunction } from './valuation.ts';

/** Every valuation a network can be valued with; to add one is its file and a line here. */
export const VALUATION_FUNCTIONS: readonly ValuationFunction[] = [
  eisenbergNoe,
  rogersVeraart,
  furfine,
  furfineRecovery,
  linearDebtRank,
  merton,
  blackCox,
  furfineMerton,
];
