import {
  type ContagionInput,
  type ContagionModel,
  defineContagionModel,
  numberOf,
  type SolvedRounds,
} from '../../define.ts';
import { reachedRows } from '../../numeric/reached-rows.ts';
import { balanceSheetsOf } from '../balance-sheets-of.ts';
import { MAX_ROUNDS } from '../bounded-rounds.ts';
import { describeDistress } from '../describe-distress.ts';
import { distressNetwork } from '../distress-network.ts';
import { writeDownRounds } from '../write-down-rounds.ts';
import { greatestEquity, RESIDUAL_TOLERANCE } from './greatest-equity.ts';
import { equityAfter, type ValuationMap, valuationMap, writeDownOf } from './valuation-map.ts';
import { blackCox } from './valuations/black-cox.ts';
import { furfineMerton, merton } from './valuations/merton.ts';
import type { ValuationFunction } from './valuations/valuation.ts';

/** Total volatility of a bank's assets until its debts fall due; the registry of valuations has one for all debtors. */
const BANK_VOLATILITY = 0.02;

export const mertonValuation = exAnteModel(merton, {
  name: 'exAnteMerton',
  question: 'How much are claims worth before they fall due, when debtors could still fail by then?',
  mechanism:
    'A claim falls in value as its debtor’s failure by maturity becomes more likely, from the first euro lost; in failure creditors get their share of what is left.',
});

export const blackCoxValuation = exAnteModel(blackCox, {
  name: 'exAnteBlackCox',
  question: 'How much are claims worth before they fall due, when debtors fail the moment their capital is used up?',
  mechanism:
    'A claim falls in value as it becomes more likely that its debtor’s capital is used up at any time until maturity; a fixed share of the claim is recovered.',
});

export const furfineValuation = exAnteModel(furfineMerton, {
  name: 'exAnteFurfine',
  question: 'How much are claims worth before they fall due, when a debtor that has failed by then pays a fixed share?',
  mechanism:
    'A claim falls in value as its debtor’s failure by maturity becomes more likely, from the first euro lost; a fixed share of it is recovered, whatever the debtor has left.',
});

const ALL_PASS_ON = { failedPassOn: true };

function exAnteModel(
  valuation: ValuationFunction,
  definition: Pick<ContagionModel, 'name' | 'question' | 'mechanism'>,
): ContagionModel {
  return defineContagionModel({
    ...definition,
    title: valuation.title,
    version: '1',
    parameters: [
      ...valuation.parameters.map((spec) => (spec.name === 'sigma' ? { ...spec, default: BANK_VOLATILITY } : spec)),
      MAX_ROUNDS,
    ],
    references: valuation.references,
    card: 'contagion/network-valuation/network-valuation.md',
    monotone: true,
    startsFromInsolvent: true,
    defaultRule: null,
    run: (input) => describeDistress(distressNetwork(input.snapshot, ALL_PASS_ON), solvedOf(valuation, input)),
    replay: ({ snapshot }, solved) => describeDistress(distressNetwork(snapshot, ALL_PASS_ON), solved),
  });
}

/**
 * Claims are worth less than their face value without any shock, so a shock's losses are those against the same
 * valuation without it: a claim is written down by what its value falls from there.
 */
function solvedOf(valuation: ValuationFunction, { snapshot, shockRatio, parameters }: ContagionInput): SolvedRounds {
  const network = distressNetwork(snapshot, ALL_PASS_ON);
  const sheets = balanceSheetsOf(snapshot, network.capital);
  const shock = Float64Array.from(shockRatio);
  const bound = valuation.bind(parameters);
  const calm = valuationMap(sheets, new Float64Array(shock.length), bound);
  const shaken = valuationMap(sheets, shock, bound);
  const [before, after] = [greatestEquity(calm), greatestEquity(shaken)];
  const reached = new Uint8Array(shock.length);
  for (const row of reachedRows(sheets.claims, shock)) reached[row] = 1;
  // Whom the shock does not reach is worth what it was; the two valuations may differ there by rounding.
  const fall = (writeDown: Float64Array) =>
    writeDown.map((share, row) => (reached[row] === 1 ? Math.max(0, share - (before.writeDown[row] ?? 0)) : 0));
  const rounds = writeDownRounds(network, shockRatio, {
    first: fall(roundOf(shaken, before.writeDown)),
    next: (further) =>
      fall(
        roundOf(
          shaken,
          further.map((share, row) => share + (before.writeDown[row] ?? 0)),
        ),
      ),
    limit: fall(after.writeDown),
    maxRounds: numberOf(parameters, 'maxRounds'),
  });
  return {
    ...rounds,
    convergence: {
      solution: 'GREATEST',
      converged: before.converged && after.converged,
      rounds: rounds.lossRatioByRound.length - 1,
      residual: Math.max(before.residual, after.residual),
      tolerance: RESIDUAL_TOLERANCE,
      spectralRadius: null,
    },
  };
}

/** Write-downs on equity that follows from these write-downs. */
function roundOf(map: ValuationMap, writeDown: Float64Array): Float64Array {
  const next = new Float64Array(writeDown.length);
  for (const row of map.rows) next[row] = writeDownOf(map, row, equityAfter(map, row, writeDown));
  return next;
}
