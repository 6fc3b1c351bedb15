import type { MonitoredMarkets } from './monitored-markets.ts';

/** Codes of a pool's state index this list. From BANKRUPT on no price can change it any more. */
export const POOL_STATES = ['HEALTHY', 'WARNING', 'CALL', 'LIQUIDATING', 'BANKRUPT', 'BAD_DEBT', 'CLOSED'] as const;
export type PoolState = (typeof POOL_STATES)[number];

export interface PoolPosition {
  readonly market: number;
  /** Units, negative where short. */
  readonly signedQuantity: number;
  readonly entryPrice: number;
}

/** What one requirement is judged against: a cross account, or one position of an isolated one. */
export interface PoolContent {
  readonly cashAmount: number;
  /** One per market at most. */
  readonly positions: readonly PoolPosition[];
}

/** Pools as columns that grow; positions of pool i are start[i] .. start[i] + size[i] - 1. */
export interface MonitoredPools {
  count: number;
  /** Cash less signed quantity times entry price: with signed quantity times value it is equity. */
  base: Float64Array;
  start: Uint32Array;
  size: Uint16Array;
  states: Uint8Array;
  /** Positions up to here are used, or were by a pool that has moved. */
  used: number;
  held: number;
  positionMarkets: Uint16Array;
  signedQuantities: Float64Array;
}

export function emptyPools(): MonitoredPools {
  return {
    count: 0,
    base: new Float64Array(0),
    start: new Uint32Array(0),
    size: new Uint16Array(0),
    states: new Uint8Array(0),
    used: 0,
    held: 0,
    positionMarkets: new Uint16Array(0),
    signedQuantities: new Float64Array(0),
  };
}

export function addPool(pools: MonitoredPools): number {
  if (pools.count === pools.base.length) {
    const room = roomFor(pools.count);
    pools.base = grown(pools.base, new Float64Array(room));
    pools.start = grown(pools.start, new Uint32Array(room));
    pools.size = grown(pools.size, new Uint16Array(room));
    pools.states = grown(pools.states, new Uint8Array(room));
  }
  pools.count++;
  return pools.count - 1;
}

/** Puts other content into a pool; `fundingPaid` is what a unit long has paid in each market so far. */
export function fillPool(
  pools: MonitoredPools,
  pool: number,
  { content, fundingPaid }: { readonly content: PoolContent; readonly fundingPaid: Float64Array },
): void {
  const { cashAmount, positions } = content;
  if (positions.length > (pools.size[pool] ?? 0)) {
    makeRoom(pools, positions.length);
    pools.start[pool] = pools.used;
    pools.used += positions.length;
  }
  pools.held += positions.length - (pools.size[pool] ?? 0);
  pools.size[pool] = positions.length;
  let base = cashAmount;
  let place = pools.start[pool] ?? 0;
  for (const { market, signedQuantity, entryPrice } of positions) {
    pools.positionMarkets[place] = market;
    pools.signedQuantities[place] = signedQuantity;
    base -= signedQuantity * (entryPrice - (fundingPaid[market] ?? 0));
    place++;
  }
  pools.base[pool] = base;
}

/** Equity and maintenance margin of a pool are left here: pools are judged too often to make an object of each. */
export interface PoolAmounts {
  equity: number;
  maintenance: number;
}

export interface MarketPrices {
  readonly marks: Float64Array;
  /** What a unit long has paid in each market since the monitor began. */
  readonly fundingPaid: Float64Array;
  /** Marks less that. */
  readonly values: Float64Array;
}

/** The innermost loop of a look at everybody: tiers are found in place, without a call for each position. */
export function amountsOf(
  pools: MonitoredPools,
  pool: number,
  { markets, prices, amounts }: { markets: MonitoredMarkets; prices: MarketPrices; amounts: PoolAmounts },
): void {
  const { positionMarkets, signedQuantities } = pools;
  const { tierStart, tierCaps, tierRatios, tierDeductions } = markets;
  const { marks, values } = prices;
  const first = pools.start[pool] ?? 0;
  const end = first + (pools.size[pool] ?? 0);
  let equity = pools.base[pool] ?? 0;
  let maintenance = 0;
  for (let place = first; place < end; place++) {
    const market = positionMarkets[place] ?? 0;
    const quantity = signedQuantities[place] ?? 0;
    const notional = Math.abs(quantity) * (marks[market] ?? 0);
    const last = (tierStart[market + 1] ?? 0) - 1;
    let tier = tierStart[market] ?? 0;
    while (tier < last && notional >= (tierCaps[tier] ?? 0)) tier++;
    equity += quantity * (values[market] ?? 0);
    maintenance += (tierRatios[tier] ?? 0) * notional - (tierDeductions[tier] ?? 0);
  }
  amounts.equity = equity;
  amounts.maintenance = maintenance;
}

export function bytesOfPools(pools: MonitoredPools): number {
  const { base, start, size, states, positionMarkets, signedQuantities } = pools;
  const columns = [base, start, size, states, positionMarkets, signedQuantities];
  return columns.reduce((sum, column) => sum + column.byteLength, 0);
}

/** Half as much again as there is: ten million pools are not to need the room of twenty. */
function roomFor(count: number): number {
  return Math.ceil(1.5 * count) + 16;
}

function makeRoom(pools: MonitoredPools, positions: number): void {
  if (pools.used + positions <= pools.positionMarkets.length) return;
  // Pools that grew have moved and left holes, which are closed up.
  const room = roomFor(pools.held + positions);
  const positionMarkets = new Uint16Array(room);
  const signedQuantities = new Float64Array(room);
  let used = 0;
  for (let pool = 0; pool < pools.count; pool++) {
    const [first, size] = [pools.start[pool] ?? 0, pools.size[pool] ?? 0];
    positionMarkets.set(pools.positionMarkets.subarray(first, first + size), used);
    signedQuantities.set(pools.signedQuantities.subarray(first, first + size), used);
    pools.start[pool] = used;
    used += size;
  }
  Object.assign(pools, { positionMarkets, signedQuantities, used });
}

function grown<Columns extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(
  from: Columns,
  to: Columns,
): Columns {
  to.set(from);
  return to;
}
