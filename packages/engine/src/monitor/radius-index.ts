import type { Judge } from './judge-pool.ts';
import { POOL_STATES } from './monitored-pools.ts';
import { type PriceReference, referenceAt } from './price-reference.ts';
import { safeRadius } from './safe-radius.ts';

/** Pools in the order of their safe radii at reference prices. While no market has moved beyond its radius, a pool needs no look. */
export interface RadiusIndex {
  readonly reference: PriceReference;
  /** In the order of their buckets. */
  readonly pools: Uint32Array;
  /** How many pools are in this bucket or one before it. */
  readonly countThrough: Uint32Array;
}

/** Radii of 1 and more are all in the last. */
export const RADIUS_BUCKETS = 4096;
const BANKRUPT = POOL_STATES.indexOf('BANKRUPT');

/** Narrower near nothing, where prices are most of the time: the square root of the radius is cut evenly. */
export function bucketOf(radius: number): number {
  if (!(radius < 1)) return RADIUS_BUCKETS;
  return radius > 0 ? Math.floor(Math.sqrt(radius) * RADIUS_BUCKETS) : 0;
}

/** The pools of a list that prices can still change, in the order of their radii at the judge's prices. */
export function radiusIndex(judge: Judge, list: Uint32Array, strides: Float64Array): RadiusIndex {
  const buckets = new Uint16Array(list.length);
  const next = new Uint32Array(RADIUS_BUCKETS + 2);
  let kept = 0;
  for (const [place, pool] of list.entries()) {
    if ((judge.pools.states[pool] ?? 0) >= BANKRUPT) continue;
    const bucket = bucketOf(safeRadius(judge, pool, strides));
    buckets[place] = bucket + 1;
    next[bucket + 1] = (next[bucket + 1] ?? 0) + 1;
    kept++;
  }
  for (let bucket = 1; bucket < next.length; bucket++) next[bucket] = (next[bucket] ?? 0) + (next[bucket - 1] ?? 0);
  const pools = new Uint32Array(kept);
  for (const [place, pool] of list.entries()) {
    const bucket = (buckets[place] ?? 0) - 1;
    if (bucket < 0) continue;
    const to = next[bucket] ?? 0;
    pools[to] = pool;
    next[bucket] = to + 1;
  }
  // Each bucket has been filled up to where the one after it begins.
  return { reference: referenceAt(judge.prices, strides), pools, countThrough: next.subarray(0, RADIUS_BUCKETS + 1) };
}

/** How many pools of the index, from its first, a move may have brought into need of a look. */
export function countReached({ countThrough }: RadiusIndex, move: number): number {
  return countThrough[bucketOf(move)] ?? 0;
}
