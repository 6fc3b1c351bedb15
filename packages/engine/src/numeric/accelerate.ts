import { eliminate } from './eliminate.ts';
import { dot } from './vectors.ts';

const WINDOW = 3;

/**
 * Iterates a linear map in place towards its fixed point, each time from the combination of the last few iterates that
 * moves least (Anderson (1965), J. ACM 12; Walker and Ni (2011), SIAM J. Numer. Anal. 49, algorithm AA with m = 3).
 * `advance` replaces a vector by its image. Answers the largest change of the last image; the caller judges whether
 * that is small enough. For a map that is not linear, an iterate may lie beyond the solution it is after.
 */
export function accelerate(
  advance: (vector: Float64Array) => void,
  vector: Float64Array,
  { mostSteps, goal }: { readonly mostSteps: number; readonly goal: number },
): number {
  const moves: Float64Array[] = [];
  const images: Float64Array[] = [];
  let moveBefore: Float64Array | null = null;
  let imageBefore: Float64Array | null = null;
  let change = Number.POSITIVE_INFINITY;
  for (let step = 0; step < mostSteps; step++) {
    const here = vector.slice();
    advance(vector);
    const move = difference(vector, here);
    change = largest(move);
    if (!(change > goal)) break;
    const image = vector.slice();
    if (moveBefore && imageBefore) {
      moves.push(difference(move, moveBefore));
      images.push(difference(image, imageBefore));
      if (moves.length > WINDOW) {
        moves.shift();
        images.shift();
      }
      const weights = leastSquares(moves, move);
      weights?.forEach((weight, at) => {
        addTo(vector, images[at], -weight);
      });
    }
    moveBefore = move;
    imageBefore = image;
  }
  return change;
}

/** Weights w that make target - sum_k w_k columns_k smallest, by normal equations; null where they are singular. */
function leastSquares(columns: readonly Float64Array[], target: Float64Array): Float64Array | null {
  const size = columns.length;
  const products = columns.map((column, i) => columns.slice(0, i + 1).map((other) => dot(column, other)));
  const lengths = products.map((row) => Math.sqrt(row.at(-1) ?? 0));
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  products.forEach((row, i) => {
    right[i] = dot(columns[i] ?? target, target) / (lengths[i] ?? 1);
    row.forEach((product, j) => {
      const scaled = product / ((lengths[i] ?? 1) * (lengths[j] ?? 1));
      matrix[i * size + j] = scaled;
      matrix[j * size + i] = scaled;
    });
  });
  return eliminate(matrix, right)?.map((weight, i) => weight / (lengths[i] ?? 1)) ?? null;
}

function difference(left: Float64Array, right: Float64Array): Float64Array {
  const result = new Float64Array(left.length);
  for (let place = 0; place < left.length; place++) result[place] = (left[place] ?? 0) - (right[place] ?? 0);
  return result;
}

function largest(vector: Float64Array): number {
  let most = 0;
  for (let place = 0; place < vector.length; place++) most = Math.max(most, Math.abs(vector[place] ?? 0));
  return most;
}

function addTo(to: Float64Array, from: Float64Array | undefined, factor: number): void {
  if (from) for (let place = 0; place < to.length; place++) to[place] = (to[place] ?? 0) + factor * (from[place] ?? 0);
}
