import { type ContagionInput, type ContagionModel, defineContagionModel, numberOf } from '../../define.ts';
import type { Transmission } from '../../numeric/least-fixed-point.ts';
import { openPlainLanes } from '../../numeric/plain-lanes.ts';
import { MAX_ROUNDS } from '../bounded-rounds.ts';
import { describeDistress } from '../describe-distress.ts';
import { distressNetwork } from '../distress-network.ts';
import { lossRatios } from '../loss-ratios.ts';
import { LINEAR, nonlinear, solveDebtRank } from './debt-rank.ts';

export const debtRankLinear = debtRank({
  name: 'debtRankLinear',
  version: '2',
  title: 'DebtRank, linear',
  question:
    'How much capital does the system lose when lenders write down claims in proportion to a borrower’s losses?',
  mechanism:
    'Whatever share of its capital a debtor loses comes off the claims on it at once, long before it fails; of a failed debtor nothing is recovered.',
  parameters: [MAX_ROUNDS],
  references: [
    'Bardoscia, Battiston, Caccioli, Caldarelli (2015), DebtRank: a microscopic foundation for shock propagation, PLoS ONE 10(6)',
    'Battiston, Caldarelli, D’Errico, Gurciullo (2016), Leveraging the network, Statistics & Risk Modeling 33',
  ],
  transmission: () => LINEAR,
});

export const debtRankNonlinear = debtRank({
  name: 'debtRankNonlinear',
  version: '1',
  title: 'DebtRank, non-linear',
  question: 'How much capital does the system lose when mild distress of a borrower is mostly shrugged off?',
  mechanism:
    'Mild distress of a debtor takes little off the claims on it, distress close to failure nearly all; of a failed debtor nothing is recovered.',
  parameters: [
    {
      name: 'alpha',
      kind: 'NUMBER',
      meaning: 'How strongly lenders discount mild distress; 0 is linear DebtRank, large values leave only failures',
      unit: 'dimensionless',
      minimum: 0,
      maximum: 50,
      default: 2,
    },
    MAX_ROUNDS,
  ],
  references: [
    'Bardoscia, Caccioli, Perotti, Vivaldo, Caldarelli (2016), Distress propagation in complex networks: the case of non-linear DebtRank, PLoS ONE 11(10)',
  ],
  transmission: (parameters) => nonlinear(numberOf(parameters, 'alpha')),
});

type DebtRank = Pick<
  ContagionModel,
  'name' | 'version' | 'title' | 'question' | 'mechanism' | 'parameters' | 'references'
> & {
  readonly transmission: (parameters: ContagionInput['parameters']) => Transmission;
};

function debtRank({ transmission, ...definition }: DebtRank): ContagionModel {
  return defineContagionModel({
    ...definition,
    card: 'contagion/debt-rank/debt-rank.md',
    monotone: true,
    startsFromInsolvent: false,
    defaultRule: null,
    run({ snapshot, shockRatio, parameters, openLanes = openPlainLanes }) {
      const network = distressNetwork(snapshot);
      const solved = solveDebtRank(network, lossRatios(network, shockRatio, undefined), {
        transmission: transmission(parameters),
        maxRounds: numberOf(parameters, 'maxRounds'),
        openLanes,
      });
      return describeDistress(network, solved);
    },
    replay: ({ snapshot }, solved) => describeDistress(distressNetwork(snapshot), solved),
  });
}
