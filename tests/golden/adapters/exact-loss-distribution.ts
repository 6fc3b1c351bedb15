import {
  cascadeLosses,
  debtRankLosses,
  directLosses,
  exactLosses,
  expectedLoss,
  expectedShortfall,
  type LossDistribution,
  rowsOfMatrix,
  valueAtRisk,
} from '@faultline/engine';
import type { Adapter } from '../harness.ts';

interface Case {
  readonly claims: readonly (readonly number[])[];
  readonly equity: readonly number[];
  readonly pd: readonly number[];
}

/** A case names the confidence levels it asks for in the fields of its answer, which an adapter does not see. */
const CONFIDENCES = [0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999, 0.9999];

function measures(distribution: LossDistribution) {
  return Object.fromEntries([
    ['mean', expectedLoss(distribution)],
    ...CONFIDENCES.flatMap((confidence) => [
      [`var_${confidence}`, valueAtRisk(distribution, confidence)],
      [`es_${confidence}`, expectedShortfall(distribution, confidence)],
    ]),
  ]);
}

export const exactLossDistribution: Adapter<Case> = ({ claims, equity, pd }) => {
  const network = { claims: rowsOfMatrix(claims), capital: Float64Array.from(equity) };
  const under = (model: typeof directLosses) => exactLosses(network, Float64Array.from(pd), model);
  const cascade = under(cascadeLosses);
  return {
    direct: measures(under(directLosses).losses),
    furfine: measures(cascade.losses),
    debtrank: measures(under(debtRankLosses).losses),
    default_probability_with_contagion: [...cascade.failureProbability],
    expected_number_of_defaults: cascade.expectedFailures,
    probability_of_contagion_default: cascade.contagionProbability,
    scenarios: cascade.scenarios,
    total_probability: cascade.totalProbability,
  };
};
