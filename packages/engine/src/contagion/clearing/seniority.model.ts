import {
  type ClearingFacts,
  type ContagionInput,
  choiceOf,
  defineContagionModel,
  numberOf,
  type ParameterSpec,
  type SolvedRounds,
} from '../../define.ts';
import { MAX_ROUNDS } from '../bounded-rounds.ts';
import { describeDistress } from '../describe-distress.ts';
import { clearingVector } from './clearing.model.ts';
import { SAME_VECTOR } from './clearing-vectors.ts';
import { convergenceOf } from './describe-clearing.ts';
import { leastSeniorityPayments } from './least-seniority.ts';
import { ofStated, paymentRounds } from './payment-rounds.ts';
import { type SeniorityClearing, seniorityClearing, seniorityResidual } from './seniority-clearing.ts';
import { type SeniorityDebts, seniorityDebts } from './seniority-debts.ts';
import { payInOrder } from './seniority-stage.ts';

const externalSeniority: ParameterSpec = {
  name: 'externalSeniority',
  kind: 'CHOICE',
  meaning: 'Rank of creditors outside the snapshot',
  choices: [
    { name: 'BEFORE_ALL', meaning: 'They are paid before any institution' },
    { name: 'SENIOR_UNSECURED', meaning: 'They share with senior unsecured claims, pro rata' },
    { name: 'SUBORDINATED', meaning: 'They share with subordinated claims, pro rata' },
  ],
  default: 'SENIOR_UNSECURED',
};

const unspecifiedSeniority: ParameterSpec = {
  name: 'unspecifiedSeniority',
  kind: 'CHOICE',
  meaning: 'Rank of claims whose seniority the source does not state',
  choices: [
    { name: 'SENIOR_SECURED', meaning: 'Senior secured' },
    { name: 'SENIOR_UNSECURED', meaning: 'Senior unsecured' },
    { name: 'SUBORDINATED', meaning: 'Subordinated' },
  ],
  default: 'SENIOR_UNSECURED',
};

export const seniorityClearingModel = defineContagionModel({
  name: 'seniorityClearing',
  title: 'Clearing by seniority classes',
  question: 'Whose claims are paid, and whose are not, when senior creditors of a default get theirs first?',
  mechanism:
    'A claim keeps its value until its debtor’s capital and all debts of more junior classes are used up; then the creditors of its class share, pro rata, what the debtor has left. Nothing is destroyed on the way.',
  version: '1',
  parameters: [unspecifiedSeniority, externalSeniority, clearingVector, MAX_ROUNDS],
  references: [
    'Elsinger (2009), Financial networks, cross holdings, and limited liability, OeNB Working Paper 156',
    'Eisenberg, Noe (2001), Systemic risk in financial systems, Management Science 47(2)',
  ],
  card: 'contagion/clearing/seniority.md',
  monotone: true,
  startsFromInsolvent: true,
  defaultRule: 'STRICT',
  run(input) {
    const settled = settle(input);
    return describeDistress(settled.debts.network, solvedOf(input, settled), () => factsOf(settled));
  },
  replay(input, solved) {
    return describeDistress(seniorityDebts(input).network, solved, () => factsOf(settle(input)));
  },
});

interface Settled {
  readonly debts: SeniorityDebts;
  readonly greatest: SeniorityClearing;
  readonly greatestPayments: Float64Array;
  readonly least: readonly Float64Array[];
  readonly leastPayments: Float64Array;
}

function settle(input: ContagionInput): Settled {
  const debts = seniorityDebts(input);
  const greatest = seniorityClearing(debts.system, 'APART');
  const least = leastSeniorityPayments(debts.system);
  const totals = (byClass: readonly Float64Array[]) =>
    debts.owed.map((_, row) => byClass.reduce((sum, column) => sum + (column[row] ?? 0), 0));
  return { debts, greatest, greatestPayments: totals(greatest.payments), least, leastPayments: totals(least) };
}

function solvedOf({ shockRatio, parameters }: ContagionInput, settled: Settled): SolvedRounds {
  const { debts, greatest, greatestPayments, least, leastPayments } = settled;
  const { system, network, owed } = debts;
  const isLeast = choiceOf<'GREATEST' | 'LEAST'>(parameters, 'clearingVector') === 'LEAST';
  const rounds = paymentRounds(network, shockRatio, {
    owed,
    next: payInOrder(system),
    limit: isLeast ? leastPayments : greatestPayments,
    maxRounds: numberOf(parameters, 'maxRounds'),
  });
  const shown = rounds.lossRatioByRound.length - 1;
  const convergence = isLeast
    ? convergenceOf('LEAST', shown, seniorityResidual(system, least))
    : { ...greatest.convergence, rounds: shown };
  return { ...rounds, convergence };
}

function factsOf({ debts, greatest, greatestPayments, leastPayments }: Settled): ClearingFacts {
  const { network, owed } = debts;
  const largest = owed.reduce((most, amount) => Math.max(most, amount), 0);
  return {
    obligationAmount: ofStated(network.capital, owed),
    greatestPaymentAmount: ofStated(network.capital, greatestPayments),
    leastPaymentAmount: ofStated(network.capital, leastPayments),
    isUnique: leastPayments.every((payment, row) => (greatestPayments[row] ?? 0) - payment <= SAME_VECTOR * largest),
    defaultRounds: greatest.defaultRounds.map((rows) => [...rows]),
  };
}
