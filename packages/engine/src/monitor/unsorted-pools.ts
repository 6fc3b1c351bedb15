import type { MonitoredPools } from './monitored-pools.ts';

/** Pools of a kind that an index does not know, or not as they are: looked at every time until it is built anew. */
export interface UnsortedPools {
  touch(pool: number): void;
  /** Calls back with each once, and says how many there are. */
  each(visit: (pool: number) => void): number;
  /** The index has been built anew. */
  clear(): void;
}

/** `isKind` says of a pool whether it is one the index is for; it may become one, or none, only when it is touched, and none when it is looked at. */
export function unsortedPools(pools: MonitoredPools, isKind: (pool: number) => boolean): UnsortedPools {
  const touched = new Set<number>();
  // Pools opened since need no list: theirs are the numbers from here on.
  let known = pools.count;
  return {
    touch(pool) {
      if (pool < known) touched.add(pool);
    },
    each(visit) {
      let count = 0;
      for (const pool of touched) {
        if (!isKind(pool)) {
          touched.delete(pool);
          continue;
        }
        count++;
        visit(pool);
      }
      let opened = 0;
      for (let pool = known; pool < pools.count; pool++)
        if (isKind(pool)) {
          opened++;
          visit(pool);
        }
      // Where few of the pools opened are of the kind, a list of them is shorter than the way past the others.
      if (2 * opened < pools.count - known) {
        for (let pool = known; pool < pools.count; pool++) if (isKind(pool)) touched.add(pool);
        known = pools.count;
      }
      return count + opened;
    },
    clear() {
      touched.clear();
      known = pools.count;
    },
  };
}
