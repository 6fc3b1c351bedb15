import type { Judge } from './judge-pool.ts';
import type { MonitoredPools } from './monitored-pools.ts';
import { watchSeveral } from './watch-several.ts';
import { watchSingles } from './watch-singles.ts';

export interface PriceChange {
  readonly marksBefore: Float64Array;
  readonly hasFundingMoved: boolean;
}

export interface WatchIndex {
  /** Calls back with each pool an update may have changed the state of, some twice, and says how many times it did. */
  look(change: PriceChange, visit: (pool: number) => void): number;
  /** The pool's content is another than the one the index knows. */
  touch(pool: number): void;
  byteLength(): number;
}

/** All pools, always. */
export function watchEverybody(pools: MonitoredPools): WatchIndex {
  return {
    look(_, visit) {
      for (let pool = 0; pool < pools.count; pool++) visit(pool);
      return pools.count;
    },
    touch() {},
    byteLength: () => 0,
  };
}

/** Pools with one position by thresholds, with several by safe radii. */
export function watchIndex(judge: Judge): WatchIndex {
  const [singles, several] = [watchSingles(judge), watchSeveral(judge)];
  return {
    look: (change, visit) => singles.look(change, visit) + several.look(change, visit),
    touch(pool) {
      singles.touch(pool);
      several.touch(pool);
    },
    byteLength: () => singles.byteLength() + several.byteLength(),
  };
}
