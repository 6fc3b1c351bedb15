import {
  PLACE_ROUNDING,
  type PlacedNumbers,
  placeAt,
  placedNumbers,
  setPlaced,
  sortPlaced,
} from '../numeric/placed-numbers.ts';
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
  /** Thresholds in ascending order, the place of each being its pool. */
  readonly thresholds: PlacedNumbers;
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

/** Lists pools in a state that can change which a mark going from one price to another may have passed a threshold of, some twice. */
export function listPassed(
  { ladders }: ThresholdIndex,
  { from, to, states }: { readonly from: number; readonly to: number; readonly states: Uint8Array },
  list: PoolList,
): void {
  for (const { thresholds, tolerance } of ladders) {
    const { numbers } = thresholds;
    const start = Math.min(from, to) * (1 - PLACE_ROUNDING) - tolerance;
    const end = Math.max(from, to) * (1 + PLACE_ROUNDING) + tolerance;
    const first = firstAtLeast(numbers, start);
    let after = first;
    while (after < numbers.length && (numbers[after] ?? 0) <= end) after++;
    makeRoom(list, after - first);
    for (let at = first; at < after; at++) {
      const pool = placeAt(thresholds, at);
      if ((states[pool] ?? 0) < BANKRUPT) list.pools[list.count++] = pool;
    }
  }
}

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
  const thresholds = placedNumbers(ofMarket.length);
  let count = 0;
  let tolerance = 0;
  // Equity less requirement moves by at least this much of a unit with the mark.
  const slope = 1 - input.factor * steepestOf(input);
  for (const pool of ofMarket) {
    const signedQuantity = pools.signedQuantities[pools.start[pool] ?? 0] ?? 0;
    const base = pools.base[pool] ?? 0;
    const threshold = thresholdOf(input, base, signedQuantity);
    const size = Math.abs(base / signedQuantity) + Math.abs(input.fundingPaid) + Math.abs(threshold);
    const rounding = (ROUNDING * size) / slope;
    // A threshold that rounding has put below 0 may be above it.
    if (!(threshold > -rounding)) continue;
    setPlaced(thresholds, count, Math.max(0, threshold), pool);
    count++;
    tolerance = Math.max(tolerance, rounding);
  }
  return { thresholds: sortPlaced(thresholds, count), tolerance };
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
