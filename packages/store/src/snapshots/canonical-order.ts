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

/**
 * Sorts the rows of `order` by rank where both columns, which are in that order already, have the same values. Such runs
 * are few and short, so that looking for them takes less time than one more pass over all rows.
 */
export function orderRuns(
  order: Uint32Array,
  [first, second]: readonly [Uint32Array, Uint32Array],
  ranks: Uint32Array,
): void {
  const byRank = (left: number, right: number) => (ranks[left] ?? 0) - (ranks[right] ?? 0);
  for (let start = 0, end = 1; start < order.length; start = end++) {
    while (end < order.length && first[end] === first[start] && second[end] === second[start]) end++;
    if (end - start > 1) order.subarray(start, end).sort(byRank);
  }
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
