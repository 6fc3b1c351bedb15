import type { Judge } from './judge-pool.ts';
import type { MonitoredPools } from './monitored-pools.ts';
import { countReached, moveSince, radiusIndex } from './radius-index.ts';
import { eachPassed, thresholdIndices } from './threshold-index.ts';
import { unsortedPools } from './unsorted-pools.ts';

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

/** An index is built anew once more than this share of its pools is unsorted. */
const UNSORTED_SHARE = 1 / 8;
/** Sorting a pool costs about as much as looking at it so many times. */
const SORT_IN_LOOKS = 10;

function watchSingles({ pools, markets, prices, policy }: Judge): WatchIndex {
  const factors = [policy.warningFactor, policy.callFactor, 1, 0];
  const build = () => thresholdIndices(pools, { markets, prices, factors });
  let [indices, spent] = [build(), 0];
  const unsorted = unsortedPools(pools, (size) => size === 1);
  return {
    look({ marksBefore, hasFundingMoved }, visit) {
      const alone = unsorted.each(visit);
      let looks = alone;
      for (const [market, index] of indices.entries()) {
        const [from, to] = [marksBefore[market] ?? 0, prices.marks[market] ?? 0];
        // Thresholds move with funding, each by another distance.
        if (hasFundingMoved) looks += eachOf(index.pools, index.pools.length, visit);
        else if (from !== to) looks += eachPassed(index, { from, to }, visit);
      }
      spent += alone;
      const sorted = indices.reduce((sum, index) => sum + index.pools.length, 0);
      if (hasFundingMoved || spent > SORT_IN_LOOKS * sorted || alone > UNSORTED_SHARE * sorted) {
        [indices, spent] = [build(), 0];
        unsorted.clear();
      }
      return looks;
    },
    touch: unsorted.touch,
    byteLength: () =>
      indices
        .flatMap((index) => [index.pools, ...index.ladders.map((ladder) => ladder.keys)])
        .reduce((sum, column) => sum + column.byteLength, 0),
  };
}

function watchSeveral({ pools, markets, prices, policy }: Judge): WatchIndex {
  const build = () => radiusIndex(pools, { markets, prices, factor: policy.warningFactor });
  let [index, spent, moveBefore] = [build(), 0, 0];
  const unsorted = unsortedPools(pools, (size) => size !== 1);
  return {
    look(_, visit) {
      const move = moveSince(index, prices);
      // What was in reach last time may have recovered, and must be seen to.
      const reached = countReached(index, Math.max(move, moveBefore));
      moveBefore = move;
      eachOf(index.pools, reached, visit);
      const alone = unsorted.each(visit);
      // Pools in reach of no move at all would be in reach of a new index too.
      spent += reached - countReached(index, 0) + alone;
      if (spent > index.pools.length || alone > UNSORTED_SHARE * index.pools.length) {
        [index, spent, moveBefore] = [build(), 0, 0];
        unsorted.clear();
      }
      return reached + alone;
    },
    touch: unsorted.touch,
    byteLength: () => index.pools.byteLength + index.bucketStart.byteLength,
  };
}

function eachOf(pools: Uint32Array, count: number, visit: (pool: number) => void): number {
  for (let place = 0; place < count; place++) visit(pools[place] ?? 0);
  return count;
}
