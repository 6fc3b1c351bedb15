import type { Column } from '@faultline/network';
import type { CorrelationFactor } from '../numeric/correlation-factor.ts';
import type { RandomStream } from '../numeric/random-stream.ts';

/** One standard normal number per institution, correlated; takes its randomness from the stream alone. */
export type CorrelatedNormals = (stream: RandomStream) => Float64Array;

/**
 * One-factor model: X_i = a_i M + sqrt(1 - a_i^2) Z_i, so that X_i and X_j are correlated by a_i a_j. Vasicek (2002),
 * The distribution of loan portfolio value, Risk 15. `loadings` has one number in [-1, 1] per institution; throws
 * RangeError otherwise. A stream gives M first, then Z in row order.
 */
export function oneFactorNormals(loadings: Column): CorrelatedNormals {
  for (let row = 0; row < loadings.length; row++)
    if (!(Math.abs(loadings[row] ?? Number.NaN) <= 1))
      throw new RangeError(`the loading of institution ${row} is ${loadings[row]}; a number from -1 to 1 is expected`);
  return (stream) => {
    const common = stream.normal();
    return Float64Array.from(
      loadings,
      (loading) => loading * common + Math.sqrt(1 - loading * loading) * stream.normal(),
    );
  };
}

/** X = L Z for a factor L of the correlation matrix; see numeric/correlation-factor.ts. */
export function factorNormals({ rows, columns, entries }: CorrelationFactor): CorrelatedNormals {
  return (stream) => {
    const independent = Float64Array.from({ length: columns }, () => stream.normal());
    return Float64Array.from({ length: rows }, (_, row) => {
      let sum = 0;
      for (let k = 0; k < columns; k++) sum += (entries[row * columns + k] ?? 0) * (independent[k] ?? 0);
      return sum;
    });
  };
}
