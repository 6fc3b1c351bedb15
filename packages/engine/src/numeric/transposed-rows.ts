import type { SparseRows } from './sparse-rows.ts';

/**
 * The transpose: row j of the answer has the rows that hold something in column j, ascending, and what they hold. Of
 * claims by creditor it is the claims by debtor. Linear in the number of entries.
 */
export function transposedRows({ count, starts, columns, weights }: SparseRows): SparseRows {
  const transposed = {
    count,
    starts: new Uint32Array(count + 1),
    columns: new Uint32Array(columns.length),
    weights: new Float64Array(columns.length),
  };
  for (let position = 0; position < columns.length; position++) {
    const next = (columns[position] ?? 0) + 1;
    transposed.starts[next] = (transposed.starts[next] ?? 0) + 1;
  }
  for (let column = 0; column < count; column++)
    transposed.starts[column + 1] = (transposed.starts[column + 1] ?? 0) + (transposed.starts[column] ?? 0);
  const ends = transposed.starts.slice();
  for (let row = 0; row < count; row++) {
    const end = starts[row + 1] ?? 0;
    for (let position = starts[row] ?? 0; position < end; position++) {
      const column = columns[position] ?? 0;
      const place = ends[column] ?? 0;
      transposed.columns[place] = row;
      transposed.weights[place] = weights[position] ?? 0;
      ends[column] = place + 1;
    }
  }
  return transposed;
}
