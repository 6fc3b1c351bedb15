import { choiceOf, defineContagionModel, numberOf, type Parameters } from '../../define.ts';
import { exactAfter, MAX_ROUNDS } from '../bounded-rounds.ts';
import { describeDistress } from '../describe-distress.ts';
import { type DistressNetwork, distressNetwork } from '../distress-network.ts';
import { lossRatios } from '../loss-ratios.ts';
import { solveDebtRank2012, type WeightCap } from './debt-rank-2012.ts';

export const debtRank2012 = defineContagionModel({
  name: 'debtRank2012',
  title: 'DebtRank of 2012',
  question: 'How much capital does the system lose when every institution passes its distress on once and no more?',
  mechanism:
    'An institution that distress reaches passes it on once, as great as it is at that moment; whatever reaches it later stays with it.',
  version: '1',
  parameters: [
    {
      name: 'weightCap',
      kind: 'CHOICE',
      meaning: 'Whether the failure of one debtor can cost a creditor more than its capital',
      choices: [
        { name: 'CAPPED', meaning: 'No: the weight of a claim is at most 1, as in the paper' },
        { name: 'UNCAPPED', meaning: 'Yes: the weight of a claim is the claim over capital, whatever that is' },
      ],
      default: 'CAPPED',
    },
    MAX_ROUNDS,
  ],
  references: [
    'Battiston, Puliga, Kaushik, Tasca, Caldarelli (2012), DebtRank: too central to fail?, Scientific Reports 2, 541',
  ],
  card: 'contagion/debt-rank-2012/debt-rank-2012.md',
  // A larger shock can make an institution transmit earlier, and less.
  monotone: false,
  startsFromInsolvent: false,
  defaultRule: null,
  run({ snapshot, shockRatio, parameters }) {
    const network = weighted(distressNetwork(snapshot), parameters);
    const maxRounds = numberOf(parameters, 'maxRounds');
    const solved = solveDebtRank2012(network, lossRatios(network, shockRatio, undefined), {
      weightCap: 'UNCAPPED',
      maxRounds,
    });
    const { lossRatioByRound, distressedInRound, passedOnRatio } = solved;
    const last = lossRatioByRound.length - 1;
    const writeDownByRound = lossRatioByRound.map((_, round) =>
      passedOnRatio.map((passed, row) => (round === last || (distressedInRound[row] ?? 0) <= round ? passed : 0)),
    );
    const convergence = exactAfter(last);
    return describeDistress(network, { lossRatioByRound, writeDownByRound, convergence });
  },
  replay: ({ snapshot, parameters }, solved) =>
    describeDistress(weighted(distressNetwork(snapshot), parameters), solved),
});

function weighted({ capital, leverage }: DistressNetwork, parameters: Parameters): DistressNetwork {
  if (choiceOf<WeightCap>(parameters, 'weightCap') === 'UNCAPPED') return { capital, leverage };
  return { capital, leverage: { ...leverage, weights: leverage.weights.map((weight) => Math.min(1, weight)) } };
}
