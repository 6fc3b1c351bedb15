const MOST_SWEEPS = 60;

/**
 * Smallest eigenvalue of a symmetric matrix given by rows (size x size entries), by cyclic Jacobi rotations: Golub and
 * Van Loan (2013), Matrix Computations, section 8.5. Accurate to rounding of the largest entry; the work grows with the
 * cube of the size. Infinity for an empty matrix.
 */
export function smallestEigenvalue(matrix: Float64Array, size: number): number {
  const rotated = matrix.slice();
  const scale = rotated.reduce((largest, entry) => Math.max(largest, Math.abs(entry)), 0);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let largestLeft = 0;
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        largestLeft = Math.max(largestLeft, Math.abs(rotated[p * size + q] ?? 0));
        rotate(rotated, size, [p, q]);
      }
    if (largestLeft <= Number.EPSILON * scale) break;
  }
  let smallest = Number.POSITIVE_INFINITY;
  for (let p = 0; p < size; p++) smallest = Math.min(smallest, rotated[p * size + p] ?? 0);
  return smallest;
}

/** One rotation that makes the entries (p, q) and (q, p) zero, in place. */
function rotate(matrix: Float64Array, size: number, [p, q]: readonly [number, number]): void {
  const between = matrix[p * size + q] ?? 0;
  if (between === 0) return;
  const slope = ((matrix[q * size + q] ?? 0) - (matrix[p * size + p] ?? 0)) / (2 * between);
  const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.hypot(slope, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k++) turn(matrix, [k * size + p, k * size + q], [cosine, sine]);
  for (let k = 0; k < size; k++) turn(matrix, [p * size + k, q * size + k], [cosine, sine]);
}

function turn(
  matrix: Float64Array,
  [first, second]: readonly [number, number],
  [cosine, sine]: readonly [number, number],
): void {
  const [x, y] = [matrix[first] ?? 0, matrix[second] ?? 0];
  matrix[first] = cosine * x - sine * y;
  matrix[second] = sine * x + cosine * y;
}
