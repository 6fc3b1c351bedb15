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
