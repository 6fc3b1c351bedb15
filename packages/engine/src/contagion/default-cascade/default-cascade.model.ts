import { choiceOf, defineContagionModel, numberOf } from '../../define.ts';
import { ALL_LOST } from '../../numeric/all-lost.ts';
import { boundedRounds, exactAfter, MAX_ROUNDS } from '../bounded-rounds.ts';
import { claimRows } from '../claim-rows.ts';
import { describeDistress } from '../describe-distress.ts';
import { distressNetwork } from '../distress-network.ts';
import { lossRatios } from '../loss-ratios.ts';
import { defaultCascade } from './default-cascade.ts';
import type { DefaultRule } from './default-rule.ts';

const ALL_PASS_ON = { failedPassOn: true };

export const defaultCascadeModel = defineContagionModel({
  name: 'defaultCascade',
  title: 'Default cascade',
  question: 'Who fails because others have failed, when a failure takes a fixed share off every claim on it?',
  mechanism:
    'A claim keeps its value until its debtor has lost all of its capital; then the loss given default comes off it at once, and nothing before.',
  version: '1',
  parameters: [
    {
      name: 'lossGivenDefaultRatio',
      kind: 'NUMBER',
      meaning: 'Share of a claim that is lost when its debtor fails',
      unit: 'share',
      minimum: 0,
      maximum: 1,
      default: 1,
    },
    {
      name: 'defaultRule',
      kind: 'CHOICE',
      meaning:
        'Whether a loss of exactly all capital is a default; reverse stress tests and loss distributions are always strict',
      choices: [
        { name: 'STRICT', meaning: 'No: losses must exceed capital (Gai and Kapadia 2010)' },
        { name: 'WEAK', meaning: 'Yes: losses need only reach capital' },
      ],
      default: 'WEAK',
    },
    MAX_ROUNDS,
  ],
  references: [
    'Furfine (2003), Interbank exposures: quantifying the risk of contagion, Journal of Money, Credit and Banking 35',
    'Gai, Kapadia (2010), Contagion in financial networks, Proceedings of the Royal Society A 466',
  ],
  card: 'contagion/default-cascade/default-cascade.md',
  monotone: true,
  startsFromInsolvent: true,
  defaultRule: 'CHOSEN',
  run({ snapshot, shockRatio, parameters }) {
    const network = distressNetwork(snapshot, ALL_PASS_ON);
    const { capital } = network;
    const lossGivenDefaultRatio = numberOf(parameters, 'lossGivenDefaultRatio');
    const forced = [...capital.keys()].filter((row) => (shockRatio[row] ?? 0) >= ALL_LOST);
    const { rounds, defaultedInRound } = defaultCascade(
      { claims: claimRows(snapshot), equity: capital.map((own, row) => own * (1 - Math.min(1, shockRatio[row] ?? 0))) },
      forced,
      { lossGivenDefaultRatio, rule: choiceOf<DefaultRule>(parameters, 'defaultRule') },
    );
    // The losses of the last defaults are taken in a round of their own, in which nobody defaults any more.
    const writeDownByRound = [...rounds.keys(), rounds.length].map((round) =>
      Float64Array.from(defaultedInRound, (at) => (at >= 0 && at <= round ? lossGivenDefaultRatio : 0)),
    );
    const lossRatioByRound = writeDownByRound.map((_, round) =>
      lossRatios(network, shockRatio, writeDownByRound[round - 1]),
    );
    const solved = boundedRounds({ lossRatioByRound, writeDownByRound }, numberOf(parameters, 'maxRounds'));
    return describeDistress(network, { ...solved, convergence: exactAfter(solved.lossRatioByRound.length - 1) });
  },
  replay: ({ snapshot }, solved) => describeDistress(distressNetwork(snapshot, ALL_PASS_ON), solved),
});
