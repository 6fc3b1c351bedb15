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

/** Entries in any order as sparse rows; entries at the same place add up, in the order given. */
export function sparseRowsOf(
  count: number,
  entries: { readonly rows: Uint32Array; readonly columns: Uint32Array; readonly weights: Float64Array },
): SparseRows {
  const order = Uint32Array.from(entries.rows.keys()).sort(
    (left, right) =>
      (entries.rows[left] ?? 0) - (entries.rows[right] ?? 0) ||
      (entries.columns[left] ?? 0) - (entries.columns[right] ?? 0) ||
      left - right,
  );
  const starts = new Uint32Array(count + 1);
  const columns = new Uint32Array(order.length);
  const weights = new Float64Array(order.length);
  let end = 0;
  let before = -1;
  for (const place of order) {
    const [row, column] = [entries.rows[place] ?? 0, entries.columns[place] ?? 0];
    if (row !== before || columns[end - 1] !== column) columns[end++] = column;
    weights[end - 1] = (weights[end - 1] ?? 0) + (entries.weights[place] ?? 0);
    before = row;
    starts[row + 1] = end;
  }
  for (let row = 0; row < count; row++) starts[row + 1] = Math.max(starts[row + 1] ?? 0, starts[row] ?? 0);
  return { count, starts, columns: columns.slice(0, end), weights: weights.slice(0, end) };
}
