import type { Judge } from './judge-pool.ts';
import { POOL_STATES } from './monitored-pools.ts';
import { isReachExceeded, nearPools, withPools } from './near-pools.ts';
import { largestMove, marketPace } from './price-reference.ts';
import { countReached, radiusIndex } from './radius-index.ts';
import { unsortedPools } from './unsorted-pools.ts';
import { visitListed } from './visit-listed.ts';
import type { WatchIndex } from './watch-index.ts';

/** Unsorted pools are looked at each time; once they are more than this share of all, everything is sorted anew. */
const UNSORTED_SHARE = 1 / 8;
/** Share of all pools that is near: at first, at least, at most, and however few there are. */
const [NEAR_SHARE, LEAST_SHARE, MOST_SHARE, LEAST_NEAR] = [1 / 32, 1 / 512, 1 / 2, 64];
/** Everything is sorted anew shortly before the reach is exceeded, when everybody would have to be looked at first. */
const NEXT_MOVE = 1.2;
const BANKRUPT = POOL_STATES.indexOf('BANKRUPT');

/**
 * Pools with several positions by safe radii, in two stages: the near ones are sorted anew whenever prices have gone so far
 * that they are looked at too often, and who is near is found anew when prices have gone as far as they reach.
 */
export function watchSeveral(judge: Judge): WatchIndex {
  const { pools, prices } = judge;
  const isWatched = (pool: number) => pools.size[pool] !== 1 && (pools.states[pool] ?? 0) < BANKRUPT;
  const unsorted = unsortedPools(pools, isWatched);
  const pace = marketPace(prices.marks.length);
  let strides = pace.strides();
  let share = NEAR_SHARE;
  let near = nearPools(judge, LEAST_NEAR, strides);
  let index = radiusIndex(judge, near.pools, strides);
  let [spent, spentOnNear, moveBefore] = [0, 0, 0];
  const sortNear = () => {
    index = radiusIndex(judge, near.pools, strides);
    spentOnNear += near.pools.length;
    [spent, moveBefore] = [0, 0];
    unsorted.clear();
  };
  const sortAll = () => {
    // The nearer the costs of the two stages are to each other, the less they are together.
    share *= spentOnNear < pools.count ? 2 : 1 / 2;
    share = Math.min(MOST_SHARE, Math.max(LEAST_SHARE, share));
    strides = pace.strides();
    near = nearPools(judge, Math.max(LEAST_NEAR, share * pools.count), strides);
    sortNear();
    spentOnNear = 0;
  };
  const takeUnsorted = () => {
    const changed: number[] = [];
    unsorted.each((pool) => changed.push(pool));
    if (changed.length > 0) near = withPools(near, judge, changed);
  };
  return {
    look({ marksBefore }, visit) {
      pace.note(marksBefore, prices.marks);
      const far = largestMove(near.reference, prices);
      if (isReachExceeded(near, far)) {
        const looks = eachWatched(pools.count, isWatched, visit);
        sortAll();
        return looks;
      }
      const move = largestMove(index.reference, prices);
      // What was in reach last time may have gone back, and must be seen to.
      const reached = countReached(index, Math.max(move, moveBefore));
      moveBefore = move;
      visitListed(pools, { pools: index.pools, count: reached }, visit);
      const alone = unsorted.each(visit);
      // Pools in reach of no move at all would be in reach of a new index too.
      spent += reached - countReached(index, 0) + alone;
      if (alone > UNSORTED_SHARE * pools.count || isReachExceeded(near, NEXT_MOVE * far)) sortAll();
      // A look costs about as much as finding a radius anew.
      else if (spent > near.pools.length) {
        takeUnsorted();
        sortNear();
      }
      return reached + alone;
    },
    touch: unsorted.touch,
    byteLength: () =>
      [near.pools, near.isNear, index.pools, index.countThrough].reduce((sum, column) => sum + column.byteLength, 0),
  };
}

function eachWatched(count: number, isWatched: (pool: number) => boolean, visit: (pool: number) => void): number {
  let looks = 0;
  for (let pool = 0; pool < count; pool++) {
    if (!isWatched(pool)) continue;
    visit(pool);
    looks++;
  }
  return looks;
}
