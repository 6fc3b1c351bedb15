import { normalCdf } from '../numeric/normal-distribution.ts';
import { normalQuantile } from '../numeric/normal-quantile.ts';
import { type Dependency, dependentNormals, withFactor } from './correlated-normals.ts';
import { failureShocks, type RandomShock } from './random-shocks.ts';

/** By how much, of itself, a uniform number must be clear of the one at which failure begins: far beyond any rounding. */
const CLEAR = 1e-9;
/** Of sqrt(1 - a^2): below it what divides by it is no longer as good as that. */
const SMALLEST_OWN_WEIGHT = 1e-3;

/**
 * The shocks of `failureShocks` under a dependency, to the last digit, in a quarter of the time where all institutions
 * are alike: X_i is worked out only where the uniform number behind it leaves open whether i fails. Throws RangeError as
 * that does.
 */
export function firstFailures(dependency: Dependency, failureProbability: Float64Array): RandomShock {
  const slow = failureShocks(dependentNormals(dependency), failureProbability);
  const { loadings, together } = dependency;
  const [loading = 0, probability = 0] = [loadings[0], failureProbability[0]];
  const ownWeight = Math.sqrt(1 - loading * loading);
  const alike = loadings.every((each) => each === loading) && failureProbability.every((each) => each === probability);
  if (together || !alike || ownWeight < SMALLEST_OWN_WEIGHT) return slow;
  const threshold = normalQuantile(probability);
  return (stream) => {
    const common = stream.normal();
    const boundary = normalCdf((threshold - loading * common) / ownWeight);
    const [fails, survives] = [boundary * (1 - CLEAR), boundary * (1 + CLEAR)];
    const shocks = stream.uniforms(loadings.length);
    for (let row = 0; row < shocks.length; row++) {
      const own = shocks[row] ?? 0;
      if (own > survives) shocks[row] = 0;
      else if (own < fails) shocks[row] = 1;
      else shocks[row] = withFactor(loading, common, normalQuantile(own)) < threshold ? 1 : 0;
    }
    return shocks;
  };
}
