import type { MonitoredPools } from './monitored-pools.ts';

/** So many pools are fetched before the first of them is looked at: few enough to be still in the cache then. */
const FETCHED = 64;

/** Pools to look at, the first `count` of a column. */
export interface PoolList {
  pools: Uint32Array;
  count: number;
}

/**
 * Calls back with each listed pool. Pools lie scattered over columns far larger than any cache: they are fetched ahead, in a
 * loop so short that the processor waits for several at once, where looks would wait for one after the other.
 */
export function visitListed(pools: MonitoredPools, { pools: list, count }: PoolList, visit: (pool: number) => void) {
  let fetched = 0;
  for (let first = 0; first < count; first += FETCHED) {
    const end = Math.min(count, first + FETCHED);
    fetched += fetch(pools, list, { first, end });
    for (let place = first; place < end; place++) visit(list[place] ?? 0);
  }
  return fetched;
}

/** The sum says nothing: what is read has to be used for something, or a compiler may leave the reading out. */
function fetch(
  { base, start, size, states, signedQuantities, positionMarkets }: MonitoredPools,
  list: Uint32Array,
  { first, end }: { readonly first: number; readonly end: number },
): number {
  let sum = 0;
  for (let place = first; place < end; place++) {
    const pool = list[place] ?? 0;
    const position = start[pool] ?? 0;
    sum +=
      (base[pool] ?? 0) +
      (size[pool] ?? 0) +
      (states[pool] ?? 0) +
      (signedQuantities[position] ?? 0) +
      (positionMarkets[position] ?? 0);
  }
  return sum;
}

/** So that so many more fit. */
export function makeRoom(list: PoolList, more: number): void {
  if (list.count + more <= list.pools.length) return;
  const longer = new Uint32Array(2 * (list.count + more));
  longer.set(list.pools);
  list.pools = longer;
}
