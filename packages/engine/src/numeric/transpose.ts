import type { SparseRows } from './sparse-rows.ts';

/** The same matrix with rows and columns exchanged. */
export function transpose({ count, starts, columns, weights }: SparseRows): SparseRows {
  const turnedStarts = new Uint32Array(count + 1);
  for (let position = 0; position < columns.length; position++) {
    const next = (columns[position] ?? 0) + 1;
    turnedStarts[next] = (turnedStarts[next] ?? 0) + 1;
  }
  for (let row = 0; row < count; row++) turnedStarts[row + 1] = (turnedStarts[row + 1] ?? 0) + (turnedStarts[row] ?? 0);
  const turnedColumns = new Uint32Array(columns.length);
  const turnedWeights = new Float64Array(columns.length);
  const ends = turnedStarts.slice();
  for (let row = 0; row < count; row++) {
    const end = starts[row + 1] ?? 0;
    for (let position = starts[row] ?? 0; position < end; position++) {
      const column = columns[position] ?? 0;
      const place = ends[column] ?? 0;
      ends[column] = place + 1;
      turnedColumns[place] = row;
      turnedWeights[place] = weights[position] ?? 0;
    }
  }
  return { count, starts: turnedStarts, columns: turnedColumns, weights: turnedWeights };
}
