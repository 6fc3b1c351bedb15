import type { MonitoredPools } from './monitored-pools.ts';

/** Pools of a kind that an index does not know, or not as they are: looked at every time until it is built anew. */
export interface UnsortedPools {
  touch(pool: number): void;
  /** Calls back with each once, and says how many there are. */
  each(visit: (pool: number) => void): number;
  /** The index has been built anew. */
  clear(): void;
}

/** `isKind` says of a number of positions whether the index is for such pools. */
export function unsortedPools(pools: MonitoredPools, isKind: (size: number) => boolean): UnsortedPools {
  const touched = new Set<number>();
  // Pools opened since need no list: theirs are the numbers from here on.
  let known = pools.count;
  return {
    touch(pool) {
      if (pool < known) touched.add(pool);
    },
    each(visit) {
      let count = 0;
      const see = (pool: number) => {
        if (!isKind(pools.size[pool] ?? 0)) return;
        count++;
        visit(pool);
      };
      for (const pool of touched) see(pool);
      for (let pool = known; pool < pools.count; pool++) see(pool);
      return count;
    },
    clear() {
      touched.clear();
      known = pools.count;
    },
  };
}
