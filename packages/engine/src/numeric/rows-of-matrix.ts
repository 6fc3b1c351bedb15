import type { SparseRows } from './sparse-rows.ts';

/**
 * The non-zero entries of a square matrix given row by row; NaN counts as an entry. Throws RangeError where a row is
 * shorter or longer than there are rows.
 */
export function rowsOfMatrix(matrix: readonly (readonly number[])[]): SparseRows {
  const count = matrix.length;
  const starts = new Uint32Array(count + 1);
  const columns: number[] = [];
  const weights: number[] = [];
  matrix.forEach((row, i) => {
    if (row.length !== count) throw new RangeError(`row ${i} has ${row.length} entries; ${count} are expected`);
    row.forEach((weight, j) => {
      if (weight === 0) return;
      columns.push(j);
      weights.push(weight);
    });
    starts[i + 1] = columns.length;
  });
  return { count, starts, columns: Uint32Array.from(columns), weights: Float64Array.from(weights) };
}
