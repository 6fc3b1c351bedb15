import { type MonitoredMarkets, tierAt } from './monitored-markets.ts';
import { amountsOf, type MarketPrices, type MonitoredPools, POOL_STATES } from './monitored-pools.ts';

/**
 * Pools with several positions, by how far prices may move before any of them can need attention. A pool's safe radius is
 * a relative move of all its marks at once that certainly leaves equity at or above the factor times maintenance margin:
 * with reference prices p, rho = (E - f MM)/sum |q| p (1 + f r), r being the steepest rate up to twice the notional. While
 * no market has moved by more than rho, up to 1, the pool needs no look; beyond 1 every pool gets one.
 */
export interface RadiusIndex {
  readonly referenceMarks: Float64Array;
  readonly referenceValues: Float64Array;
  /** Pools in the order of their buckets. */
  readonly pools: Uint32Array;
  /** Pools of bucket b are bucketStart[b] .. bucketStart[b + 1] - 1; those of the last are reached by moves of 1 or more. */
  readonly bucketStart: Uint32Array;
}

/** Narrower near nothing, where prices are most of the time: the square root of the radius is cut evenly. */
const BUCKETS = 4096;
const BANKRUPT = POOL_STATES.indexOf('BANKRUPT');

export function radiusIndex(
  pools: MonitoredPools,
  { markets, prices, factor }: { markets: MonitoredMarkets; prices: MarketPrices; factor: number },
): RadiusIndex {
  const bucketOfPool = new Uint16Array(pools.count);
  const bucketStart = new Uint32Array(BUCKETS + 2);
  const judge = { markets, prices, amounts: { equity: 0, maintenance: 0 } };
  for (let pool = 0; pool < pools.count; pool++) {
    if (isLeftOut(pools, pool)) continue;
    amountsOf(pools, pool, judge);
    const spare = judge.amounts.equity - factor * judge.amounts.maintenance;
    const bucket = bucketOf(safeRadius(pools, pool, { markets, marks: prices.marks, factor, spare }));
    bucketOfPool[pool] = bucket;
    bucketStart[bucket + 1] = (bucketStart[bucket + 1] ?? 0) + 1;
  }
  for (let bucket = 0; bucket <= BUCKETS; bucket++)
    bucketStart[bucket + 1] = (bucketStart[bucket + 1] ?? 0) + (bucketStart[bucket] ?? 0);
  const next = bucketStart.slice();
  const inOrder = new Uint32Array(bucketStart[BUCKETS + 1] ?? 0);
  for (let pool = 0; pool < pools.count; pool++) {
    if (isLeftOut(pools, pool)) continue;
    const bucket = bucketOfPool[pool] ?? 0;
    const place = next[bucket] ?? 0;
    inOrder[place] = pool;
    next[bucket] = place + 1;
  }
  return {
    referenceMarks: prices.marks.slice(),
    referenceValues: prices.values.slice(),
    pools: inOrder,
    bucketStart,
  };
}

/** The largest relative move since the index was built; rounded up, so that no pool is missed by a last bit. */
export function moveSince({ referenceMarks, referenceValues }: RadiusIndex, { marks, values }: MarketPrices): number {
  let largest = 0;
  for (let market = 0; market < marks.length; market++) {
    const reference = referenceMarks[market] ?? 0;
    const byMark = Math.abs((marks[market] ?? 0) - reference) / reference;
    const byValue = Math.abs((values[market] ?? 0) - (referenceValues[market] ?? 0)) / reference;
    largest = Math.max(largest, byMark, byValue);
  }
  return largest > 0 ? largest * (1 + ROUNDING) + ROUNDING : 0;
}

/** How many pools of the index, from its first, a move may have brought into need of a look. */
export function countReached({ bucketStart }: RadiusIndex, move: number): number {
  return bucketStart[bucketOf(move) + 1] ?? 0;
}

function bucketOf(radius: number): number {
  if (!(radius < 1)) return BUCKETS;
  return radius > 0 ? Math.floor(Math.sqrt(radius) * BUCKETS) : 0;
}

/** Far above the rounding of sums of positions, far below any move of a price. */
const ROUNDING = 1e-12;

function safeRadius(
  { base, start, size, positionMarkets, signedQuantities }: MonitoredPools,
  pool: number,
  { markets, marks, factor, spare }: { markets: MonitoredMarkets; marks: Float64Array; factor: number; spare: number },
): number {
  let gross = 0;
  let steepest = 0;
  const first = start[pool] ?? 0;
  const end = first + (size[pool] ?? 0);
  for (let place = first; place < end; place++) {
    const market = positionMarkets[place] ?? 0;
    const notional = Math.abs(signedQuantities[place] ?? 0) * (marks[market] ?? 0);
    const ratio = markets.steepestRatios[tierAt(markets, market, 2 * notional)] ?? 0;
    gross += notional;
    steepest += notional * (1 + factor * ratio);
  }
  const rounding = ROUNDING * (Math.abs(base[pool] ?? 0) + gross + steepest);
  // A pool without positions does not change with prices.
  return steepest > 0 ? (spare - rounding) / steepest : spare < 0 ? 0 : 1;
}

function isLeftOut({ size, states }: MonitoredPools, pool: number): boolean {
  return size[pool] === 1 || (states[pool] ?? 0) >= BANKRUPT;
}
