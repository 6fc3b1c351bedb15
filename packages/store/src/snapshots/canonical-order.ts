type Values = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** What rows are sorted by: one rank per row, below `count`. */
export interface SortKey {
  readonly ranks: Uint32Array;
  readonly count: number;
}

/**
 * Row numbers in ascending order of the keys, the first key deciding; rows equal in all of them keep their order.
 * A counting sort per key, the last key first: time grows in proportion to rows and ranks.
 */
export function canonicalOrder(keys: readonly SortKey[]): Uint32Array {
  const length = keys[0]?.ranks.length ?? 0;
  const unsorted = new Uint32Array(length);
  for (let row = 0; row < length; row++) unsorted[row] = row;
  return keys.reduceRight(sortedBy, unsorted);
}

function sortedBy(order: Uint32Array, { ranks, count }: SortKey): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(count + 1);
  for (let row = 0; row < ranks.length; row++) {
    const after = (ranks[row] ?? 0) + 1;
    next[after] = (next[after] ?? 0) + 1;
  }
  for (let rank = 0; rank < count; rank++) next[rank + 1] = (next[rank + 1] ?? 0) + (next[rank] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) {
    const row = order[place] ?? 0;
    const rank = ranks[row] ?? 0;
    const to = next[rank] ?? 0;
    sorted[to] = row;
    next[rank] = to + 1;
  }
  return sorted;
}

/** Fills `into` with what each row's code stands for. */
export function spread<T extends Values>(into: T, codes: Uint32Array, meaning: ArrayLike<number>): T {
  for (let row = 0; row < into.length; row++) into[row] = meaning[codes[row] ?? 0] ?? 0;
  return into;
}

/** Multiplies each amount by the rate of its row's code, in place. */
export function converted(amounts: Float64Array, codes: Uint32Array, rates: readonly number[]): Float64Array {
  for (let row = 0; row < amounts.length; row++)
    amounts[row] = (amounts[row] ?? Number.NaN) * (rates[codes[row] ?? 0] ?? Number.NaN);
  return amounts;
}
