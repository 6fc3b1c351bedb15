import type { Judge } from './judge-pool.ts';
import { POOL_STATES } from './monitored-pools.ts';
import { listPassed, thresholdIndices } from './threshold-index.ts';
import { unsortedPools } from './unsorted-pools.ts';
import { type PoolList, visitListed } from './visit-listed.ts';
import type { WatchIndex } from './watch-index.ts';

/** An index is built anew once more than this share of its pools is unsorted. */
const UNSORTED_SHARE = 1 / 8;
/** Sorting a pool costs about as much as looking at it so many times. */
const SORT_IN_LOOKS = 10;
const BANKRUPT = POOL_STATES.indexOf('BANKRUPT');

/** Pools with one position, by the marks at which they change state. */
export function watchSingles({ pools, markets, prices, policy }: Judge): WatchIndex {
  const factors = [policy.warningFactor, policy.callFactor, 1, 0];
  const build = () => thresholdIndices(pools, { markets, prices, factors });
  let [indices, spent] = [build(), 0];
  const unsorted = unsortedPools(pools, (pool) => pools.size[pool] === 1 && (pools.states[pool] ?? 0) < BANKRUPT);
  const passed: PoolList = { pools: new Uint32Array(0), count: 0 };
  return {
    look({ marksBefore, hasFundingMoved }, visit) {
      const alone = unsorted.each(visit);
      let looks = alone;
      let sorted = 0;
      passed.count = 0;
      for (const [market, index] of indices.entries()) {
        const [from, to] = [marksBefore[market] ?? 0, prices.marks[market] ?? 0];
        // Thresholds move with funding, each by another distance.
        if (hasFundingMoved) looks += eachOf(index.pools, visit);
        else if (from !== to) listPassed(index, { from, to, states: pools.states }, passed);
        sorted += index.pools.length;
      }
      visitListed(pools, passed, visit);
      looks += passed.count;
      spent += alone;
      if (hasFundingMoved || spent > SORT_IN_LOOKS * sorted || alone > UNSORTED_SHARE * sorted) {
        [indices, spent] = [build(), 0];
        unsorted.clear();
      }
      return looks;
    },
    touch: unsorted.touch,
    byteLength: () =>
      indices
        .flatMap((index) => [index.pools, ...index.ladders.map((ladder) => ladder.thresholds.numbers)])
        .reduce((sum, column) => sum + column.byteLength, 0),
  };
}

function eachOf(pools: Uint32Array, visit: (pool: number) => void): number {
  for (const pool of pools) visit(pool);
  return pools.length;
}
