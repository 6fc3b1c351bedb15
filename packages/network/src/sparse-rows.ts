/** Start positions of each row's run in `rowOf`, which must be ascending; length rowCount + 1. */
export function rowStarts(rowOf: Uint32Array, rowCount: number): Uint32Array {
  const starts = new Uint32Array(rowCount + 1);
  for (const row of rowOf) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = 0; row < rowCount; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  return starts;
}

/** Positions of `rowOf` in ascending (columnOf, position) order, by counting sort; with the starts of each column's run. */
export function transpose(columnOf: Uint32Array, columnCount: number): { starts: Uint32Array; positions: Uint32Array } {
  const starts = new Uint32Array(columnCount + 1);
  for (const column of columnOf) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  for (let column = 0; column < columnCount; column++)
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  const next = starts.slice(0, columnCount);
  const positions = new Uint32Array(columnOf.length);
  for (let position = 0; position < columnOf.length; position++) {
    const column = columnOf[position] ?? 0;
    const place = next[column] ?? 0;
    positions[place] = position;
    next[column] = place + 1;
  }
  return { starts, positions };
}

/** The values in this order, which names each of their positions once. */
export function permuted<T extends Float64Array | Uint32Array>(values: T, order: Uint32Array): T {
  const found = values.slice() as T;
  for (let place = 0; place < order.length; place++) found[place] = values[order[place] ?? 0] ?? 0;
  return found;
}
