import type { Column } from '@faultline/network';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import type { CapitalNetwork } from '../search/cascade-response.ts';
import { requireOneEach } from '../search/require-amounts.ts';
import { type LossDistribution, lossDistribution } from './loss-distribution.ts';
import { cascadeLosses, debtRankLosses, directLosses, type LossModel } from './loss-models.ts';

/** Losses of a system whose institutions fail independently at first, over every set that can fail. */
export interface ExactLosses {
  readonly scenarios: number;
  /** 1 but for rounding. */
  readonly totalProbability: number;
  readonly direct: LossDistribution;
  readonly cascade: LossDistribution;
  readonly debtRank: LossDistribution;
  /** Per institution, at first or by the cascade. */
  readonly failureProbability: Float64Array;
  /** The mean number of failures at the end of the cascade. */
  readonly expectedFailures: number;
  /** That somebody fails by the cascade who did not fail at first. */
  readonly contagionProbability: number;
}

/** A million sets, each with a cascade and a DebtRank: minutes. */
const MOST_INSTITUTIONS = 20;

/**
 * The exact distribution of losses when each institution loses all its capital at first with its own probability,
 * independently: all 2^n sets of first failures are gone through. It is what a Monte Carlo estimate is to come close to.
 * Throws RangeError for more than 20 institutions, and for probabilities that are not in [0, 1] or not one each.
 */
export function exactLosses(network: CapitalNetwork, firstFailureProbability: Column): ExactLosses {
  const { count } = network.claims;
  requireProbabilities(firstFailureProbability, count);
  if (count > MOST_INSTITUTIONS)
    throw new RangeError(
      `${count} institutions make 2^${count} scenarios; at most ${MOST_INSTITUTIONS} are gone through`,
    );
  const scenarios = 2 ** count;
  const shocks = (scenario: number) => Float64Array.from({ length: count }, (_, row) => (scenario >>> row) & 1);
  const probabilities = Float64Array.from({ length: scenarios }, (_, scenario) =>
    shocks(scenario).reduce((product, fails, row) => {
      const chance = firstFailureProbability[row] ?? 0;
      return product * (fails === 1 ? chance : 1 - chance);
    }, 1),
  );
  const distributionOf = (model: LossModel, note: (scenario: number, failed: Uint8Array) => void = () => {}) => {
    const losses = Float64Array.from({ length: scenarios }, (_, scenario) => {
      const { lossAmount, failed } = model(shocks(scenario));
      note(scenario, failed);
      return lossAmount;
    });
    return lossDistribution(losses, probabilities);
  };
  // Who has failed at the end of the cascade, one bit each, as in the number of the scenario.
  const failures = new Uint32Array(scenarios);
  const noteFailures = (scenario: number, failed: Uint8Array) => {
    failures[scenario] = failed.reduce((bits, flag, row) => bits | (flag << row), 0);
  };
  const probabilityWhere = (holds: (failed: number, scenario: number) => boolean) =>
    compensatedSum(probabilities.filter((_, scenario) => holds(failures[scenario] ?? 0, scenario)));
  const direct = distributionOf(directLosses(network));
  const cascade = distributionOf(cascadeLosses(network), noteFailures);
  const debtRank = distributionOf(debtRankLosses(network));
  const failureProbability = Float64Array.from({ length: count }, (_, row) =>
    probabilityWhere((failed) => ((failed >>> row) & 1) === 1),
  );
  return {
    scenarios,
    totalProbability: compensatedSum(probabilities),
    direct,
    cascade,
    debtRank,
    failureProbability,
    expectedFailures: compensatedSum(failureProbability),
    contagionProbability: probabilityWhere((failed, scenario) => (failed & ~scenario) !== 0),
  };
}

/** Throws RangeError where there is not one probability in [0, 1] for each institution. */
export function requireProbabilities(probabilities: Column, count: number): void {
  requireOneEach('probabilities', probabilities, count);
  for (let row = 0; row < count; row++)
    if (!((probabilities[row] ?? -1) >= 0 && (probabilities[row] ?? 2) <= 1))
      throw new RangeError(
        `the probability of institution ${row} is ${probabilities[row]}; a number from 0 to 1 is expected`,
      );
}
