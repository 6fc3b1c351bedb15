import type { Judge } from './judge-pool.ts';
import { POOL_STATES } from './monitored-pools.ts';
import { type PriceReference, referenceAt } from './price-reference.ts';
import { bucketOf, RADIUS_BUCKETS } from './radius-index.ts';
import { safeRadius } from './safe-radius.ts';

/**
 * Pools with several positions that a move of a stated reach from reference prices may change the state of. All others
 * need no look before that move has come.
 */
export interface NearPools {
  readonly reference: PriceReference;
  /** First bucket of radii that is left out. */
  readonly reach: number;
  /** In the order of their numbers. */
  readonly pools: Uint32Array;
  /** One entry per pool there was; 1 where it is near. */
  readonly isNear: Uint8Array;
}

const BANKRUPT = POOL_STATES.indexOf('BANKRUPT');
/** Instead of a bucket, of pools that are left out for another reason. */
const OUT = 2 ** 16 - 1;
/** Far above the rounding of radii and buckets. */
const ROUNDING = 1e-9;

/** The nearest pools, `most` of them or a few more or less: as many whole buckets as fit, and at least one. */
export function nearPools(judge: Judge, most: number, strides: Float64Array): NearPools {
  const { count, size, states } = judge.pools;
  const buckets = new Uint16Array(count).fill(OUT);
  const counts = new Uint32Array(RADIUS_BUCKETS + 1);
  for (let pool = 0; pool < count; pool++) {
    if (size[pool] === 1 || (states[pool] ?? 0) >= BANKRUPT) continue;
    const bucket = bucketOf(safeRadius(judge, pool, strides));
    buckets[pool] = bucket;
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  let [reach, inside] = [1, counts[0] ?? 0];
  while (reach < RADIUS_BUCKETS && inside + (counts[reach] ?? 0) <= most) {
    inside += counts[reach] ?? 0;
    reach++;
  }
  const pools = new Uint32Array(inside);
  const isNear = new Uint8Array(count);
  let place = 0;
  for (let pool = 0; pool < count; pool++) {
    if ((buckets[pool] ?? 0) >= reach) continue;
    isNear[pool] = 1;
    pools[place++] = pool;
  }
  return { reference: referenceAt(judge.prices, strides), reach, pools, isNear };
}

/** Whether a pool that is not near may have come to need a look. */
export function isReachExceeded({ reach }: NearPools, move: number): boolean {
  return bucketOf(move) >= reach;
}

/**
 * The same with those of some pools, which are of another content now than at the reference, that are not certain to stay
 * in their states until the reach is exceeded.
 */
export function withPools(near: NearPools, judge: Judge, changed: Iterable<number>): NearPools {
  // Moves of a and b, each up to the reach, from one reference are at most (a + b)/(1 - b) from one to the other.
  const reach = (near.reach / RADIUS_BUCKETS) ** 2;
  const farthest = (2 * reach) / (1 - reach);
  // A radius holds up to 1.
  const isSafe = (pool: number) =>
    farthest < 1 && safeRadius(judge, pool, near.reference.strides) > farthest * (1 + ROUNDING);
  const isNear = new Uint8Array(judge.pools.count);
  isNear.set(near.isNear);
  const added: number[] = [];
  for (const pool of changed) {
    if (isNear[pool] === 1 || isSafe(pool)) continue;
    isNear[pool] = 1;
    added.push(pool);
  }
  const pools = new Uint32Array(near.pools.length + added.length);
  pools.set(near.pools);
  pools.set(added, near.pools.length);
  return { ...near, pools, isNear };
}
