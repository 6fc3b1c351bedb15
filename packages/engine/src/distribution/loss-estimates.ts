import { compensatedSum } from '../numeric/compensated-sum.ts';
import { normalQuantile } from '../numeric/normal-quantile.ts';
import { requireConfidence } from './loss-distribution.ts';
import { quantileRanks } from './quantile-ranks.ts';

/** An estimate and the interval that covers the truth with the probability asked for; no upper end where the sample is too small to give one. */
export interface Estimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number | null;
}

/** What a sample of losses says of the distribution it was drawn from. */
export interface LossEstimates {
  readonly scenarios: number;
  /** Scenarios with a loss above the value at risk: what the expected shortfall rests on. */
  readonly tailScenarios: number;
  readonly mean: Estimate;
  /** The smallest loss that a share `confidence` of the scenarios do not exceed; interval of order statistics. */
  readonly valueAtRisk: Estimate;
  /**
   * Mean of the worst share 1 - `confidence` of scenarios, the atom at the value at risk split; asymptotic interval. With
   * fewer than LEAST_TAIL_SCENARIOS in the tail it has no upper end, and its lower end is that of the value at risk.
   */
  readonly expectedShortfall: Estimate;
}

export interface EstimateOptions {
  /** Of value at risk and expected shortfall, between 0 and 1, such as 0.99. */
  readonly confidence: number;
  /** Probability with which each interval alone covers the truth, such as 0.95. */
  readonly coverage: number;
}

/** With fewer the sample does not tell how much worse the tail is: none at all would give an interval of width zero. */
export const LEAST_TAIL_SCENARIOS = 10;

const RANK_SLACK = 1e-12;

/**
 * Estimates from losses of independent scenarios, 0 or more, in any order: they are sorted before anything is added up.
 *
 * The interval of the value at risk holds for any distribution and any number of scenarios. Those of the mean and of the
 * expected shortfall are normal approximations: VaR + E(X - VaR)+ / (1 - q) with the standard error of its mean, to which
 * the error of the value at risk adds nothing at first order (Manistre, Hancock (2005), Variance of the CTE estimator,
 * North American Actuarial Journal 9, in the form of Rockafellar and Uryasev); with few tail scenarios they are too narrow.
 * No interval reaches below 0, the least a loss can be.
 * Throws RangeError for fewer than two scenarios and for confidence or coverage that is not between 0 and 1.
 */
export function estimateLosses(losses: Float64Array, { confidence, coverage }: EstimateOptions): LossEstimates {
  requireConfidence(confidence);
  requireConfidence(coverage);
  if (losses.length < 2)
    throw new RangeError(`a sample of ${losses.length} says nothing about its error; 2 is the least`);
  const sorted = losses.toSorted();
  const scenarios = sorted.length;
  const deviations = normalQuantile((1 + coverage) / 2);
  const ranked = (rank: number | null) => (rank === null ? null : (sorted[rank - 1] ?? null));
  const atRisk = ranked(Math.max(1, Math.ceil(scenarios * (confidence - RANK_SLACK)))) ?? Number.NaN;
  const ranks = quantileRanks(scenarios, confidence, coverage);
  const beyond = sorted.map((loss) => Math.max(0, loss - atRisk));
  const [mean, excess] = [meanWithError(sorted), meanWithError(beyond)];
  const tail = 1 - confidence;
  const tailScenarios = beyond.filter((loss) => loss > 0).length;
  const valueAtRisk = { value: atRisk, lower: ranked(ranks.lower) ?? 0, upper: ranked(ranks.upper) };
  const shortfall = around(atRisk + excess.value / tail, (deviations * excess.error) / tail);
  return {
    scenarios,
    tailScenarios,
    mean: around(mean.value, deviations * mean.error),
    valueAtRisk,
    expectedShortfall:
      tailScenarios < LEAST_TAIL_SCENARIOS ? { ...shortfall, lower: valueAtRisk.lower, upper: null } : shortfall,
  };
}

/** The same estimates from the first 1/16, 1/8, 1/4, 1/2 of the scenarios and from all: whether they have settled. */
export function estimatesByScenarios(losses: Float64Array, options: EstimateOptions): LossEstimates[] {
  const sizes = [16, 8, 4, 2, 1].map((part) => Math.floor(losses.length / part)).filter((size) => size >= 2);
  return [...new Set(sizes)].map((size) => estimateLosses(losses.subarray(0, size), options));
}

function around(value: number, reach: number): Estimate {
  return { value, lower: Math.max(0, value - reach), upper: value + reach };
}

function meanWithError(values: Float64Array): { readonly value: number; readonly error: number } {
  const value = compensatedSum(values) / values.length;
  const squares = compensatedSum(values.map((each) => (each - value) ** 2));
  return { value, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}
