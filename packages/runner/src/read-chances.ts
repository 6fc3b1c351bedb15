import { correlationFactor, type Dependency, type Problem } from '@faultline/engine';
import { refuse } from './check-request.ts';
import { isShare, keyAt, type ReadPlace, readByInstitution, readPlaces } from './read-falls.ts';

export interface FailureChance {
  readonly institution: string;
  readonly probability: number;
}

/** One probability for all institutions, or a list; who is not in it does not fail at first. */
export type FailureChances = number | readonly FailureChance[];

/** How first failures hang together: one loading on a common factor for all, or correlations of those named, the others apart. */
export type Dependence =
  | { readonly loading: number }
  | { readonly institutions: readonly string[]; readonly correlation: readonly (readonly number[])[] };

type Place = Omit<ReadPlace, 'path'>;

export function readChances(
  chances: FailureChances,
  place: Place,
): { readonly values: Float64Array; readonly stated: FailureChances } | { readonly problem: Problem } {
  const outside = (value: number) => `A probability of ${value} is none; choose a number from 0 to 1.`;
  if (typeof chances === 'number') {
    if (!isShare(chances)) return refuse('BAD_PARAMETER', outside(chances), ['failureProbability', 'everybody']);
    return { values: new Float64Array(place.network.rows.length).fill(chances), stated: chances };
  }
  const read = readByInstitution(
    chances.map(({ institution, probability }) => ({ institution, value: probability })),
    {
      ...place,
      path: ['failureProbability', 'institutions'],
      code: 'BAD_PARAMETER',
      field: 'probability',
      outside,
    },
  );
  if ('problem' in read) return read;
  const stated = [...read.values].flatMap((probability, at) =>
    probability > 0 ? [{ institution: keyAt(place, at), probability }] : [],
  );
  return { values: read.values, stated };
}

/** The same as the engine takes it; a matrix that is no correlation matrix is refused with its smallest eigenvalue. */
export function readDependence(
  dependence: Dependence,
  place: Place,
): { readonly dependency: Dependency } | { readonly problem: Problem } {
  const { length } = place.network.rows;
  if ('loading' in dependence) {
    const { loading } = dependence;
    if (!(Math.abs(loading) <= 1))
      return refuse(
        'BAD_PARAMETER',
        `A loading of ${loading} is none; choose a number from -1 to 1, of which the square is the correlation.`,
        ['dependence', 'loading'],
      );
    return { dependency: { loadings: new Float64Array(length).fill(loading), together: null } };
  }
  const { institutions, correlation } = dependence;
  const path = ['dependence', 'matrix'];
  const places = readPlaces(institutions, { ...place, path: [...path, 'institutions'], code: 'BAD_PARAMETER' });
  if ('problem' in places) return places;
  if (correlation.length !== institutions.length)
    return refuse(
      'BAD_PARAMETER',
      `The matrix has ${correlation.length} rows for ${institutions.length} institutions; one each is expected.`,
      [...path, 'correlation'],
    );
  const { names } = place.snapshot.institutions;
  const nameOf = (row: number) => names[place.network.rows[places.at[row] ?? -1] ?? -1] ?? '';
  const factored = correlationFactor(correlation, nameOf);
  if ('problem' in factored) return { problem: { ...factored.problem, path: [...path, 'correlation'] } };
  const together = { factor: factored.factor, rows: Uint32Array.from(places.at) };
  return { dependency: { loadings: new Float64Array(length), together } };
}
