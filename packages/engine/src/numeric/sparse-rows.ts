/** A square sparse matrix by rows: row i has columns[k], weights[k] for starts[i] <= k < starts[i + 1], columns ascending. */
export interface SparseRows {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly weights: Float64Array;
}

/** sum_j M_ij x_j for one row i. */
export function weightedSum(matrix: SparseRows, row: number, vector: Float64Array): number {
  const { columns, weights } = matrix;
  let sum = 0;
  const end = matrix.starts[row + 1] ?? 0;
  for (let position = matrix.starts[row] ?? 0; position < end; position++)
    sum += (weights[position] ?? 0) * (vector[columns[position] ?? 0] ?? 0);
  return sum;
}

const MOST_POWER_STEPS = 200;

/**
 * Spectral radius of a non-negative matrix by power iteration on I + M (which has no cyclic eigenvalues to oscillate
 * between), from the all-ones vector. Good to about 1e-6: it is a diagnosis, no result depends on it.
 */
export function spectralRadius(matrix: SparseRows): number {
  let vector: Float64Array = new Float64Array(matrix.count).fill(1);
  let radius = 0;
  for (let step = 0; step < MOST_POWER_STEPS; step++) {
    const next = new Float64Array(matrix.count);
    let norm = 0;
    for (let row = 0; row < matrix.count; row++) {
      const sum = (vector[row] ?? 0) + weightedSum(matrix, row, vector);
      next[row] = sum;
      norm = Math.max(norm, sum);
    }
    if (norm === 0) return 0;
    const before = radius;
    radius = norm - 1;
    vector = next.map((entry) => entry / norm);
    if (Math.abs(radius - before) <= 1e-9 * Math.max(1, radius)) break;
  }
  return Math.max(0, radius);
}
