import {
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
  const found = exactLosses(
    { claims: rowsOfMatrix(claims), capital: Float64Array.from(equity) },
    Float64Array.from(pd),
  );
  return {
    direct: measures(found.direct),
    furfine: measures(found.cascade),
    debtrank: measures(found.debtRank),
    default_probability_with_contagion: [...found.failureProbability],
    expected_number_of_defaults: found.expectedFailures,
    probability_of_contagion_default: found.contagionProbability,
    scenarios: found.scenarios,
    total_probability: found.totalProbability,
  };
};
