import { type ContagionInput, type ContagionModel, defineContagionModel, type ParameterSpec } from '../../define.ts';
import type { Transmission } from '../../numeric/least-fixed-point.ts';
import { openPlainLanes } from '../../numeric/plain-lanes.ts';
import { describeDistress } from '../describe-distress.ts';
import { distressNetwork } from '../distress-network.ts';
import { LINEAR, nonlinear, solveDebtRank } from './debt-rank.ts';

const maxRounds: ParameterSpec = {
  name: 'maxRounds',
  kind: 'INTEGER',
  meaning: 'Rounds shown one by one; whatever is left to the exact limit is booked in one last round',
  unit: 'rounds',
  minimum: 1,
  maximum: 200,
  default: 25,
};

export const debtRankLinear = debtRank({
  name: 'debtRankLinear',
  version: '2',
  title: 'DebtRank, linear',
  question:
    'How much capital does the system lose when lenders write down claims in proportion to a borrower’s losses?',
  parameters: [maxRounds],
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
    maxRounds,
  ],
  references: [
    'Bardoscia, Caccioli, Perotti, Vivaldo, Caldarelli (2016), Distress propagation in complex networks: the case of non-linear DebtRank, PLoS ONE 11(10)',
  ],
  transmission: (parameters) => nonlinear(parameters.alpha ?? 0),
});

type DebtRank = Pick<ContagionModel, 'name' | 'version' | 'title' | 'question' | 'parameters' | 'references'> & {
  readonly transmission: (parameters: ContagionInput['parameters']) => Transmission;
};

function debtRank({ transmission, ...definition }: DebtRank): ContagionModel {
  return defineContagionModel({
    ...definition,
    card: 'contagion/debt-rank/debt-rank.md',
    monotone: true,
    run({ snapshot, shockRatio, parameters, openLanes = openPlainLanes }) {
      const network = distressNetwork(snapshot);
      const pass = transmission(parameters);
      const solved = solveDebtRank(network, Float64Array.from(shockRatio), {
        transmission: pass,
        maxRounds: parameters.maxRounds ?? maxRounds.default,
        openLanes,
      });
      return describeDistress(network, pass, solved);
    },
    replay: ({ snapshot, parameters }, solved) =>
      describeDistress(distressNetwork(snapshot), transmission(parameters), solved),
  });
}
