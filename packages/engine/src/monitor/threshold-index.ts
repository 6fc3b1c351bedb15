import type { MonitoredMarkets } from './monitored-markets.ts';
import { type MarketPrices, type MonitoredPools, POOL_STATES } from './monitored-pools.ts';
import { makeRoom, type PoolList } from './visit-listed.ts';

/**
 * Pools with one position in one market, by the marks at which they change state: for each factor, the mark at which equity
 * equals the factor times maintenance margin. Only pools with a threshold on the way of the mark need a look. Thresholds
 * hold for the funding paid when the index was built.
 */
export interface ThresholdIndex {
  /** All pools of the market, with a threshold or without. */
  readonly pools: Uint32Array;
  /** One per factor. */
  readonly ladders: readonly ThresholdLadder[];
}

export interface ThresholdLadder {
  /** Thresholds in ascending order, with their places in the list of pools in the last bits. */
  readonly keys: Float64Array;
  /** The same bytes. */
  readonly words: Uint32Array;
  /** Rounding of a threshold: so much on either side of the way is looked at as well. */
  readonly tolerance: number;
}

const BANKRUPT = POOL_STATES.indexOf('BANKRUPT');

/** One index per market. Factors are those of warning, call and liquidation, and 0 for bankruptcy. */
export function thresholdIndices(
  pools: MonitoredPools,
  { markets, prices, factors }: { markets: MonitoredMarkets; prices: MarketPrices; factors: readonly number[] },
): readonly ThresholdIndex[] {
  return poolsByMarket(pools, markets.count).map((ofMarket, market) => ({
    pools: ofMarket,
    ladders: [...new Set(factors)].map((factor) =>
      ladderOf(pools, ofMarket, { markets, market, fundingPaid: prices.fundingPaid[market] ?? 0, factor }),
    ),
  }));
}

/** Lists pools a mark going from one price to another may have passed a threshold of, some twice. */
export function listPassed(
  { pools, ladders }: ThresholdIndex,
  { from, to }: { readonly from: number; readonly to: number },
  list: PoolList,
): void {
  for (const { keys, words, tolerance } of ladders) {
    const start = Math.min(from, to) * (1 - KEY_ROUNDING) - tolerance;
    const end = Math.max(from, to) * (1 + KEY_ROUNDING) + tolerance;
    const first = firstAtLeast(keys, start);
    let after = first;
    while (after < keys.length && (keys[after] ?? 0) <= end) after++;
    makeRoom(list, after - first);
    for (let at = first; at < after; at++)
      list.pools[list.count++] = pools[(words[2 * at + LOW_WORD] ?? 0) & PLACE_BITS] ?? 0;
  }
}

/**
 * Bare numbers are sorted many times as fast as places that are compared, so that a threshold carries its place with it:
 * its last 27 bits of 53 are the place, which moves it by less than this share.
 */
const PLACE_BITS = 2 ** 27 - 1;
const KEY_ROUNDING = 2 ** -24;
/** Which half of a number holds its last bits, on this machine. */
const LOW_WORD = new Uint32Array(Float64Array.of(1).buffer)[0] === 0 ? 0 : 1;

/** How many ascending numbers are below a value. */
function firstAtLeast(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Last bits of a threshold, as a share of the numbers it is a difference of. */
const ROUNDING = 1e-12;

interface LadderInput {
  readonly markets: MonitoredMarkets;
  readonly market: number;
  readonly fundingPaid: number;
  readonly factor: number;
}

function ladderOf(pools: MonitoredPools, ofMarket: Uint32Array, input: LadderInput): ThresholdLadder {
  const keys = new Float64Array(ofMarket.length);
  const words = new Uint32Array(keys.buffer);
  let count = 0;
  let tolerance = 0;
  // Equity less requirement moves by at least this much of a unit with the mark.
  const slope = 1 - input.factor * steepestOf(input);
  for (let place = 0; place < ofMarket.length; place++) {
    const pool = ofMarket[place] ?? 0;
    const signedQuantity = pools.signedQuantities[pools.start[pool] ?? 0] ?? 0;
    const base = pools.base[pool] ?? 0;
    const threshold = thresholdOf(input, base, signedQuantity);
    const size = Math.abs(base / signedQuantity) + Math.abs(input.fundingPaid) + Math.abs(threshold);
    const rounding = (ROUNDING * size) / slope;
    // A threshold that rounding has put below 0 may be above it.
    if (!(threshold > -rounding)) continue;
    keys[count] = Math.max(0, threshold);
    const word = 2 * count + LOW_WORD;
    words[word] = ((words[word] ?? 0) & ~PLACE_BITS) | place;
    count++;
    tolerance = Math.max(tolerance, rounding);
  }
  const sorted = keys.slice(0, count).sort();
  return { keys: sorted, words: new Uint32Array(sorted.buffer), tolerance };
}

/** Root of base + q (p - F) = f (r |q| p - c): as in a tiered liquidation price, with rates and deductions times f. */
function thresholdOf(input: LadderInput, base: number, signedQuantity: number): number {
  const { tierStart, tierCaps, tierRatios, tierDeductions } = input.markets;
  const { market, fundingPaid, factor } = input;
  const [side, quantity] = [Math.sign(signedQuantity), Math.abs(signedQuantity)];
  const own = base - signedQuantity * fundingPaid;
  const last = (tierStart[market + 1] ?? 0) - 1;
  let tier = tierStart[market] ?? 0;
  const spareAt = (notional: number) =>
    own + side * notional - factor * ((tierRatios[tier] ?? 0) * notional - (tierDeductions[tier] ?? 0));
  // Spare equity rises with the price for a long and falls for a short: it is 0 in the first tier by whose cap it has changed sign.
  while (tier < last && side * spareAt(tierCaps[tier] ?? 0) < 0) tier++;
  return (own + factor * (tierDeductions[tier] ?? 0)) / (factor * (tierRatios[tier] ?? 0) * quantity - signedQuantity);
}

function steepestOf({ markets, market }: LadderInput): number {
  return markets.steepestRatios[(markets.tierStart[market + 1] ?? 1) - 1] ?? 0;
}

function poolsByMarket(pools: MonitoredPools, markets: number): readonly Uint32Array[] {
  const counts = new Uint32Array(markets);
  const marketOf = (pool: number) => pools.positionMarkets[pools.start[pool] ?? 0] ?? 0;
  const isIn = (pool: number) => pools.size[pool] === 1 && (pools.states[pool] ?? 0) < BANKRUPT;
  for (let pool = 0; pool < pools.count; pool++)
    if (isIn(pool)) counts[marketOf(pool)] = (counts[marketOf(pool)] ?? 0) + 1;
  const lists = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  for (let pool = 0; pool < pools.count; pool++) {
    if (!isIn(pool)) continue;
    const market = marketOf(pool);
    const list = lists[market];
    if (list) list[counts[market] ?? 0] = pool;
    counts[market] = (counts[market] ?? 0) + 1;
  }
  return lists;
}
