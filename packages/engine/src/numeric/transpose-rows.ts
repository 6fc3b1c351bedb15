import type { SparseRows } from './sparse-rows.ts';

/** The transpose: row j of the answer holds column j, in ascending order of the rows it came from. */
export function transposeRows({ count, starts, columns, weights }: SparseRows): SparseRows {
  const begins = new Uint32Array(count + 1);
  for (const column of columns) begins[column + 1] = (begins[column + 1] ?? 0) + 1;
  for (let row = 0; row < count; row++) begins[row + 1] = (begins[row + 1] ?? 0) + (begins[row] ?? 0);
  const next = begins.slice();
  const rowsOf = new Uint32Array(columns.length);
  const moved = new Float64Array(columns.length);
  for (let row = 0; row < count; row++) {
    const end = starts[row + 1] ?? 0;
    for (let position = starts[row] ?? 0; position < end; position++) {
      const column = columns[position] ?? 0;
      const place = next[column] ?? 0;
      rowsOf[place] = row;
      moved[place] = weights[position] ?? 0;
      next[column] = place + 1;
    }
  }
  return { count, starts: begins, columns: rowsOf, weights: moved };
}
