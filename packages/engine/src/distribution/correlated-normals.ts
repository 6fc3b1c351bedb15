import type { Column } from '@faultline/network';
import type { CorrelationFactor } from '../numeric/correlation-factor.ts';
import type { RandomStream } from '../numeric/random-stream.ts';

/** One standard normal number per institution, correlated; takes its randomness from the stream alone. */
export type CorrelatedNormals = (stream: RandomStream) => Float64Array;

/** How the random shocks of all institutions hang together, in numbers that threads can be told. */
export interface Dependency {
  /** On the common factor, one per institution. */
  readonly loadings: Float64Array;
  /** Institutions whose numbers are correlated as a matrix says, and not by their loadings: in this order its rows. */
  readonly together: { readonly factor: CorrelationFactor; readonly rows: Uint32Array } | null;
}

/**
 * One-factor model: X_i = a_i M + sqrt(1 - a_i^2) Z_i, so that X_i and X_j are correlated by a_i a_j. Vasicek (2002),
 * The distribution of loan portfolio value, Risk 15. `loadings` has one number in [-1, 1] per institution; throws
 * RangeError otherwise. A stream gives M first, then Z in row order.
 */
export function oneFactorNormals(loadings: Column): CorrelatedNormals {
  requireLoadings(loadings);
  return (stream) => {
    const common = stream.normal();
    const values = new Float64Array(loadings.length);
    for (let row = 0; row < values.length; row++) values[row] = withFactor(loadings[row] ?? 0, common, stream.normal());
    return values;
  };
}

/** X_i of a loading a_i, given M and Z_i. */
export function withFactor(loading: number, common: number, own: number): number {
  return loading * common + Math.sqrt(1 - loading * loading) * own;
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

/** A stream gives the numbers of those drawn together first, then the common factor and one number for everybody. */
export function dependentNormals({ loadings, together }: Dependency): CorrelatedNormals {
  const byLoading = oneFactorNormals(loadings);
  if (!together) return byLoading;
  const byMatrix = factorNormals(together.factor);
  return (stream) => {
    const drawn = byMatrix(stream);
    const values = byLoading(stream);
    together.rows.forEach((row, entry) => {
      values[row] = drawn[entry] ?? 0;
    });
    return values;
  };
}

export function requireLoadings(loadings: Column): void {
  for (let row = 0; row < loadings.length; row++)
    if (!(Math.abs(loadings[row] ?? Number.NaN) <= 1))
      throw new RangeError(`the loading of institution ${row} is ${loadings[row]}; a number from -1 to 1 is expected`);
}
