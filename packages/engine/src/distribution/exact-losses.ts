import type { Column } from '@faultline/network';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import type { CapitalNetwork } from '../search/cascade-response.ts';
import { requireOneEach } from '../search/require-amounts.ts';
import { type LossDistribution, lossDistribution } from './loss-distribution.ts';
import type { LossModel } from './loss-models.ts';

/** What becomes of a system whose institutions fail independently at first, over every set that can fail. */
export interface ExactLosses {
  readonly scenarios: number;
  /** 1 but for rounding. */
  readonly totalProbability: number;
  readonly losses: LossDistribution;
  /** Per institution: to have lost all its capital in the end, by its own shock, by others, or before. */
  readonly failureProbability: Float64Array;
  /** The mean number of institutions that have failed in the end. */
  readonly expectedFailures: number;
  /** The mean number of those that failed at first or before. */
  readonly expectedFirstFailures: number;
  /** That somebody has failed in the end who had not failed at first. */
  readonly contagionProbability: number;
}

/** A million sets, each with a cascade or a DebtRank: minutes. */
const MOST_INSTITUTIONS = 20;

/**
 * What follows under a model, exactly, when each institution loses all its capital at first with its own probability,
 * independently: all 2^n sets of first failures are gone through. It is what a Monte Carlo estimate is to come close to.
 * Throws RangeError for more than 20 institutions, and for probabilities that are not in [0, 1] or not one each.
 */
export function exactLosses(
  network: CapitalNetwork,
  firstFailureProbability: Column,
  modelOf: (network: CapitalNetwork) => LossModel,
): ExactLosses {
  const { count } = network.claims;
  requireProbabilities(firstFailureProbability, count);
  if (count > MOST_INSTITUTIONS)
    throw new RangeError(
      `${count} institutions make 2^${count} scenarios; at most ${MOST_INSTITUTIONS} are gone through`,
    );
  const scenarios = 2 ** count;
  const model = modelOf(network);
  const probabilities = new Float64Array(scenarios);
  const losses = new Float64Array(scenarios);
  // Who has failed, one bit each, as in the number of the scenario.
  const failedFirst = new Uint32Array(scenarios);
  const failed = new Uint32Array(scenarios);
  for (let scenario = 0; scenario < scenarios; scenario++) {
    const shock = Float64Array.from({ length: count }, (_, row) => (scenario >>> row) & 1);
    const outcome = model(shock);
    probabilities[scenario] = probabilityOf(shock, firstFailureProbability);
    losses[scenario] = outcome.lossAmount;
    failedFirst[scenario] = bitsOf(outcome.failedAtFirst);
    failed[scenario] = bitsOf(outcome.failed);
  }
  const probabilityWhere = (holds: (scenario: number) => boolean) =>
    compensatedSum(probabilities.filter((_, scenario) => holds(scenario)));
  const probabilityByRow = (sets: Uint32Array) =>
    Float64Array.from({ length: count }, (_, row) =>
      probabilityWhere((scenario) => (((sets[scenario] ?? 0) >>> row) & 1) === 1),
    );
  const failureProbability = probabilityByRow(failed);
  return {
    scenarios,
    totalProbability: compensatedSum(probabilities),
    losses: lossDistribution(losses, probabilities),
    failureProbability,
    expectedFailures: compensatedSum(failureProbability),
    expectedFirstFailures: compensatedSum(probabilityByRow(failedFirst)),
    contagionProbability: probabilityWhere(
      (scenario) => ((failed[scenario] ?? 0) & ~(failedFirst[scenario] ?? 0)) !== 0,
    ),
  };
}

/** Of the set of first failures that a shock of ones and zeros names. */
function probabilityOf(shock: Float64Array, firstFailureProbability: Column): number {
  return shock.reduce((product, fails, row) => {
    const chance = firstFailureProbability[row] ?? 0;
    return product * (fails === 1 ? chance : 1 - chance);
  }, 1);
}

function bitsOf(flags: Uint8Array): number {
  return flags.reduce((bits, flag, row) => bits | (flag << row), 0);
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
