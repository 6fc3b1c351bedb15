import { addTo, dot } from './vectors.ts';

/**
 * The span of vectors that come and go one at a time: an orthonormal basis Q of it and the vectors in its coordinates,
 * R, upper triangular. Kept by Gram-Schmidt with reorthogonalisation and by Givens rotations: Golub and Van Loan (2013),
 * Matrix Computations, sections 5.2.7 to 5.2.10 and 6.5.2.
 */
export interface OrthonormalBasis {
  readonly units: Float64Array[];
  /** For each vector, in the order they came, as many coordinates as its place and one. */
  readonly coordinates: number[][];
}

/** A vector as the part that lies in a span, in coordinates of its basis, and the rest at right angles to it. */
export interface Decomposed {
  readonly within: number[];
  readonly rest: Float64Array;
}

export function emptyBasis(): OrthonormalBasis {
  return { units: [], coordinates: [] };
}

/** In two passes: the second takes away what rounding left of the first. */
export function decompose({ units }: OrthonormalBasis, vector: Float64Array): Decomposed {
  const rest = vector.slice();
  const within = units.map(() => 0);
  for (let pass = 0; pass < 2; pass++)
    for (const [k, unit] of units.entries()) {
      const along = dot(unit, rest);
      within[k] = (within[k] ?? 0) + along;
      addTo(rest, -along, unit);
    }
  return { within, rest };
}

/** How much of each vector of the basis makes up the part of another that lies in their span: R x = within. */
export function combinationOf({ coordinates }: OrthonormalBasis, within: readonly number[]): Float64Array {
  const shares = Float64Array.from(within);
  for (let k = coordinates.length - 1; k >= 0; k--) {
    const column = coordinates[k] ?? [];
    const share = (shares[k] ?? 0) / (column[k] ?? 1);
    shares[k] = share;
    for (let row = 0; row < k; row++) shares[row] = (shares[row] ?? 0) - share * (column[row] ?? 0);
  }
  return shares;
}

/** Takes up a vector that has a part at right angles to all before. */
export function takeUp({ units, coordinates }: OrthonormalBasis, { within, rest }: Decomposed): void {
  const length = Math.sqrt(dot(rest, rest));
  units.push(rest.map((entry) => entry / length));
  coordinates.push([...within, length]);
}

/** Lets the vector at a place go: those after it have one coordinate too many, which rotations of the basis take away. */
export function letGo({ units, coordinates }: OrthonormalBasis, place: number): void {
  coordinates.splice(place, 1);
  for (let k = place; k < coordinates.length; k++) {
    const [kept = 0, gone = 0] = (coordinates[k] ?? []).slice(k, k + 2);
    const length = Math.hypot(kept, gone);
    const turn = { cosine: kept / length, sine: gone / length };
    for (const column of coordinates.slice(k)) rotate(column, k, turn);
    coordinates[k]?.pop();
    rotateUnits(units, k, turn);
  }
  units.pop();
}

interface Turn {
  readonly cosine: number;
  readonly sine: number;
}

function rotate(column: number[], k: number, { cosine, sine }: Turn): void {
  const [first = 0, second = 0] = column.slice(k, k + 2);
  column[k] = cosine * first + sine * second;
  column[k + 1] = cosine * second - sine * first;
}

function rotateUnits(units: readonly Float64Array[], k: number, { cosine, sine }: Turn): void {
  const [left, right] = [units[k], units[k + 1]];
  if (!left || !right) return;
  for (let i = 0; i < left.length; i++) {
    const [first, second] = [left[i] ?? 0, right[i] ?? 0];
    left[i] = cosine * first + sine * second;
    right[i] = cosine * second - sine * first;
  }
}
