/** Start positions of each row's run in `rowOf`, which must be ascending; length rowCount + 1. */
export function rowStarts(rowOf: Uint32Array, rowCount: number): Uint32Array {
  const starts = new Uint32Array(rowCount + 1);
  for (const row of rowOf) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
  for (let row = 0; row < rowCount; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
  return starts;
}

export interface Transposed {
  /** Start of each column's run; length columnCount + 1. */
  readonly starts: Uint32Array;
  /** Positions in ascending (column, position) order. */
  readonly positions: Uint32Array;
  /** The row of each of these positions. */
  readonly rows: Uint32Array;
}

/** Turns positions that are sorted by row into runs by column, by counting sort. */
export function transpose(rowOf: Uint32Array, columnOf: Uint32Array, columnCount: number): Transposed {
  const starts = new Uint32Array(columnCount + 1);
  for (const column of columnOf) starts[column + 1] = (starts[column + 1] ?? 0) + 1;
  for (let column = 0; column < columnCount; column++)
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0);
  const next = starts.slice(0, columnCount);
  const positions = new Uint32Array(columnOf.length);
  const rows = new Uint32Array(columnOf.length);
  for (let position = 0; position < columnOf.length; position++) {
    const column = columnOf[position] ?? 0;
    const place = next[column] ?? 0;
    positions[place] = position;
    rows[place] = rowOf[position] ?? 0;
    next[column] = place + 1;
  }
  return { starts, positions, rows };
}

/** The values in this order, which names each of their positions once. */
export function permuted<T extends Float64Array | Uint32Array>(values: T, order: Uint32Array): T {
  return (values instanceof Float64Array ? permutedDoubles(values, order) : permutedWords(values, order)) as T;
}

// Two loops of the same words: one over arrays of both types takes twice the time of either.

function permutedDoubles(values: Float64Array, order: Uint32Array): Float64Array {
  const found = new Float64Array(order.length);
  for (let place = 0; place < order.length; place++) found[place] = values[order[place] ?? 0] ?? 0;
  return found;
}

function permutedWords(values: Uint32Array, order: Uint32Array): Uint32Array {
  const found = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) found[place] = values[order[place] ?? 0] ?? 0;
  return found;
}
