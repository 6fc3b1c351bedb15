import type { SparseRows } from './sparse-rows.ts';

/** Entries of a matrix in any order; the three columns have one length. */
export interface Entries {
  readonly rows: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

export interface RowsOfEntries {
  readonly matrix: SparseRows;
  /** Pairs that were given more than once, each listed once, by row and column. */
  readonly repeated: readonly (readonly [row: number, column: number])[];
}

/**
 * Sparse rows of a `count` x `count` matrix. Zero weights are left out; weights of the same pair are added up in the order
 * given, and the pair is listed as repeated.
 * @throws RangeError where the columns differ in length or a row or column is not in [0, count): a fault of the caller.
 */
export function sparseRowsOf(count: number, { rows, columns, weights }: Entries): RowsOfEntries {
  if (rows.length !== columns.length || rows.length !== weights.length)
    throw new RangeError('entries need as many rows as columns and weights');
  const given: number[] = [];
  for (let entry = 0; entry < weights.length; entry++) {
    if (!isRow(rows[entry], count) || !isRow(columns[entry], count))
      throw new RangeError(`entry ${entry} is outside the ${count} rows`);
    if (weights[entry] !== 0) given.push(entry);
  }
  const order = sortedBy(rows, count, sortedBy(columns, count, Uint32Array.from(given)));
  return mergedRows(count, { rows, columns, weights }, order);
}

function isRow(row: number | undefined, count: number): boolean {
  return Number.isInteger(row) && (row ?? -1) >= 0 && (row ?? count) < count;
}

/** A stable counting sort of entry numbers by the row (or column) each belongs to. */
function sortedBy(keys: ArrayLike<number>, count: number, entries: Uint32Array): Uint32Array {
  const places = new Uint32Array(count + 1);
  for (const entry of entries) {
    const next = (keys[entry] ?? 0) + 1;
    places[next] = (places[next] ?? 0) + 1;
  }
  for (let key = 0; key < count; key++) places[key + 1] = (places[key + 1] ?? 0) + (places[key] ?? 0);
  const sorted = new Uint32Array(entries.length);
  for (const entry of entries) {
    const key = keys[entry] ?? 0;
    const place = places[key] ?? 0;
    sorted[place] = entry;
    places[key] = place + 1;
  }
  return sorted;
}

function mergedRows(count: number, entries: Entries, order: Uint32Array): RowsOfEntries {
  const starts = new Uint32Array(count + 1);
  const columns = new Uint32Array(order.length);
  const weights = new Float64Array(order.length);
  const repeated: [number, number][] = [];
  let filled = 0;
  let rowBefore = -1;
  for (const entry of order) {
    const row = entries.rows[entry] ?? 0;
    const column = entries.columns[entry] ?? 0;
    const weight = entries.weights[entry] ?? 0;
    if (row === rowBefore && columns[filled - 1] === column) {
      weights[filled - 1] = (weights[filled - 1] ?? 0) + weight;
      const last = repeated.at(-1);
      if (last?.[0] !== row || last[1] !== column) repeated.push([row, column]);
      continue;
    }
    columns[filled] = column;
    weights[filled] = weight;
    filled++;
    starts[row + 1] = filled;
    rowBefore = row;
  }
  for (let row = 0; row < count; row++) starts[row + 1] = Math.max(starts[row + 1] ?? 0, starts[row] ?? 0);
  return { matrix: { count, starts, columns: columns.slice(0, filled), weights: weights.slice(0, filled) }, repeated };
}
