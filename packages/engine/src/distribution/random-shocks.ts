import type { Column } from '@faultline/network';
import { normalQuantile } from '../numeric/normal-quantile.ts';
import type { RandomStream } from '../numeric/random-stream.ts';
import type { CorrelatedNormals } from './correlated-normals.ts';
import { requireProbabilities } from './exact-losses.ts';

/** The share of its capital each institution loses at once in one scenario, in [0, 1]. */
export type RandomShock = (stream: RandomStream) => Float64Array;

/**
 * First failures under a Gaussian copula: institution i loses all its capital where X_i falls below the quantile of its
 * failure probability. Li (2000), On default correlation: a copula function approach, Journal of Fixed Income 9.
 * Throws RangeError where there is not one probability in [0, 1] per institution.
 */
export function failureShocks(normals: CorrelatedNormals, failureProbability: Column): RandomShock {
  requireProbabilities(failureProbability, failureProbability.length);
  const thresholds = Float64Array.from(failureProbability, normalQuantile);
  return (stream) => normals(stream).map((value, row) => (value < (thresholds[row] ?? Number.NaN) ? 1 : 0));
}

/**
 * Falls of value: institution i loses -X_i standard deviations, nothing where X_i is positive and at most all its capital.
 * `deviationRatio` is one standard deviation of its losses over its capital, at least 0; throws RangeError otherwise.
 */
export function fallShocks(normals: CorrelatedNormals, deviationRatio: Column): RandomShock {
  for (let row = 0; row < deviationRatio.length; row++)
    if (!((deviationRatio[row] ?? -1) >= 0 && (deviationRatio[row] ?? 0) < Number.POSITIVE_INFINITY))
      throw new RangeError(`the deviation of institution ${row} is ${deviationRatio[row]}; at least 0 is expected`);
  return (stream) => normals(stream).map((value, row) => Math.min(1, Math.max(0, -value * (deviationRatio[row] ?? 0))));
}
