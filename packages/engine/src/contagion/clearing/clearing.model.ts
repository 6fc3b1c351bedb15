import {
  type ClearingFacts,
  type ContagionInput,
  type ContagionModel,
  choiceOf,
  defineContagionModel,
  numberOf,
  type ParameterSpec,
  type SolvedRounds,
} from '../../define.ts';
import { transposeRows } from '../../numeric/transpose-rows.ts';
import { balanceSheetsOf, shockedSheets } from '../balance-sheets-of.ts';
import { MAX_ROUNDS } from '../bounded-rounds.ts';
import { describeDistress } from '../describe-distress.ts';
import { distressNetwork } from '../distress-network.ts';
import { alphaSpec, betaSpec } from '../network-valuation/valuations/clearing.ts';
import { type ClearingProblem, type ClearingRules, clearingProblem, defaultCostRule } from './clearing-problem.ts';
import { type ClearingVectors, clearingVectors } from './clearing-vectors.ts';
import { receivedFrom } from './payment-network.ts';
import { ofStated, paymentRounds } from './payment-rounds.ts';
import { estatePayment, fallsShort } from './payment-rule.ts';

const externalRank: ParameterSpec = {
  name: 'externalRank',
  kind: 'CHOICE',
  meaning: 'Rank of creditors outside the snapshot',
  choices: [
    { name: 'PARI_PASSU', meaning: 'They share what is left with institutions, pro rata' },
    { name: 'SENIOR', meaning: 'They are paid first, and institutions share what is left then' },
  ],
  default: 'PARI_PASSU',
};

/** The parameter of every model that settles debts. */
export const clearingVector: ParameterSpec = {
  name: 'clearingVector',
  kind: 'CHOICE',
  meaning: 'Which of possibly several ways to settle all debts',
  choices: [
    { name: 'GREATEST', meaning: 'The one in which everybody pays the most of all clearing vectors' },
    { name: 'LEAST', meaning: 'The one in which everybody pays the least of all clearing vectors' },
  ],
  default: 'GREATEST',
};

export const eisenbergNoeClearing = clearingModel({
  name: 'eisenbergNoe',
  title: 'Clearing, Eisenberg-Noe',
  question: 'Who cannot pay its debts in full, and what do its creditors get, when everybody pays what it has?',
  mechanism:
    'A claim keeps its value until its debtor’s capital is used up; then creditors share, pro rata, all that the debtor has left. Nothing is destroyed on the way.',
  parameters: [externalRank, clearingVector, MAX_ROUNDS],
  references: ['Eisenberg, Noe (2001), Systemic risk in financial systems, Management Science 47(2)'],
});

export const rogersVeraartClearing = clearingModel({
  name: 'rogersVeraart',
  title: 'Clearing with default costs, Rogers-Veraart',
  question:
    'Who cannot pay its debts in full, and what do its creditors get, when default destroys part of what is left?',
  mechanism:
    'A claim keeps its value until its debtor’s capital is used up; then part of what the debtor has left is destroyed, and creditors share the rest pro rata.',
  parameters: [{ ...alphaSpec, default: 0.7 }, { ...betaSpec, default: 0.7 }, externalRank, clearingVector, MAX_ROUNDS],
  references: ['Rogers, Veraart (2013), Failure and rescue in an interbank network, Management Science 59(4)'],
});

type Clearing = Pick<ContagionModel, 'name' | 'title' | 'question' | 'mechanism' | 'parameters' | 'references'>;

const ALL_PASS_ON = { failedPassOn: true };

function clearingModel(definition: Clearing): ContagionModel {
  return defineContagionModel({
    ...definition,
    version: '1',
    card: 'contagion/clearing/clearing.md',
    monotone: true,
    startsFromInsolvent: true,
    defaultRule: 'STRICT',
    run(input) {
      const settled = settle(input);
      return described(input, solvedOf(input, settled), () => settled);
    },
    replay: (input, solved) => described(input, solved, () => settle(input)),
  });
}

interface Settled {
  readonly problem: ClearingProblem;
  readonly vectors: ClearingVectors;
}

function settle({ snapshot, shockRatio, parameters }: ContagionInput): Settled {
  const { capital } = distressNetwork(snapshot, ALL_PASS_ON);
  const sheets = shockedSheets(balanceSheetsOf(snapshot, capital), capital, shockRatio);
  const orNothing = (amount: number) => (Number.isNaN(amount) ? 0 : amount);
  const system = {
    obligations: transposeRows(sheets.claims),
    externalAssets: sheets.externalAssets.map(orNothing),
    externalLiabilities: sheets.externalLiabilities.map(orNothing),
  };
  const share = (name: string) => (name in parameters ? numberOf(parameters, name) : 1);
  const rules: ClearingRules = {
    alpha: share('alpha'),
    beta: share('beta'),
    externalRank: choiceOf(parameters, 'externalRank'),
  };
  return { problem: clearingProblem(system, rules), vectors: clearingVectors(system, rules) };
}

function solvedOf({ snapshot, shockRatio, parameters }: ContagionInput, { problem, vectors }: Settled): SolvedRounds {
  const network = distressNetwork(snapshot, ALL_PASS_ON);
  const { byCreditor, owed } = problem.network;
  const rule = defaultCostRule(problem);
  const chosen =
    choiceOf<'GREATEST' | 'LEAST'>(parameters, 'clearingVector') === 'LEAST' ? vectors.least : vectors.greatest;
  const rounds = paymentRounds(network, shockRatio, {
    owed,
    next: (payments) =>
      receivedFrom(byCreditor, payments).map((amount, row) =>
        fallsShort(rule, row, amount) ? estatePayment(rule, row, amount) : (owed[row] ?? 0),
      ),
    limit: chosen.payments,
    maxRounds: numberOf(parameters, 'maxRounds'),
  });
  return { ...rounds, convergence: { ...chosen.convergence, rounds: rounds.lossRatioByRound.length - 1 } };
}

function described({ snapshot }: ContagionInput, solved: SolvedRounds, settled: () => Settled) {
  const network = distressNetwork(snapshot, ALL_PASS_ON);
  return describeDistress(network, solved, () => factsOf(network.capital, settled()));
}

function factsOf(capital: Float64Array, { problem, vectors }: Settled): ClearingFacts {
  return {
    obligationAmount: ofStated(capital, problem.network.owed),
    greatestPaymentAmount: ofStated(capital, vectors.greatest.payments),
    leastPaymentAmount: ofStated(capital, vectors.least.payments),
    isUnique: vectors.leastEqualsGreatest,
    defaultRounds: vectors.defaultRounds.map((rows) => [...rows]),
  };
}
