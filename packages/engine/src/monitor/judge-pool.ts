import { isLiquidatable } from '../margin/account-margins.ts';
import type { MarginTiers } from '../margin/margin-tiers.ts';
import { calledAmount } from './called-amount.ts';
import { type MonitoredMarkets, monitoredMarkets } from './monitored-markets.ts';
import {
  amountsOf,
  emptyPools,
  type MarketPrices,
  type MonitoredPools,
  POOL_STATES,
  type PoolAmounts,
} from './monitored-pools.ts';

export const MARGIN_EVENTS = ['WARNING', 'CALL', 'LIQUIDATE', 'BANKRUPT', 'BAD_DEBT'] as const;
export type MarginEventKind = (typeof MARGIN_EVENTS)[number];

/** That a pool has become worse than it was, and why. */
export interface MarginEvent {
  /** Of the update that brought it about; a pool has one event per update at most. */
  readonly sequence: number;
  readonly pool: number;
  readonly kind: MarginEventKind;
  /** Whose move since the update before cost the pool most; null where no move cost it anything. */
  readonly market: number | null;
  readonly mark: number | null;
  readonly equityAmount: number;
  readonly maintenanceAmount: number;
  /** Maintenance margin that is missing; 0 where none is. */
  readonly shortageAmount: number;
  /** Collateral that would take the pool out of the state it is in now; for a CALL up to initial margin. */
  readonly calledAmount: number;
}

/** How a venue's states follow from equity and maintenance margin. */
export interface WatchPolicy {
  /** A warning is given below so many times maintenance margin, and collateral called for below so many; warning >= call >= 1. */
  readonly warningFactor: number;
  readonly callFactor: number;
  readonly liquidates: Parameters<typeof isLiquidatable>[2];
}

const HEALTHY = POOL_STATES.indexOf('HEALTHY');
const WARNING = POOL_STATES.indexOf('WARNING');
const CALL = POOL_STATES.indexOf('CALL');
const LIQUIDATING = POOL_STATES.indexOf('LIQUIDATING');
const BANKRUPT = POOL_STATES.indexOf('BANKRUPT');
const BAD_DEBT = POOL_STATES.indexOf('BAD_DEBT');

export interface Judge {
  readonly pools: MonitoredPools;
  readonly markets: MonitoredMarkets;
  readonly prices: MarketPrices;
  /** Values at the update before. */
  readonly valuesBefore: Float64Array;
  readonly policy: WatchPolicy;
  readonly amounts: PoolAmounts;
}

/** A judge who has no pools yet; `marks` is what it is told of prices by. */
export function openJudge(policy: WatchPolicy, tiers: readonly MarginTiers[], marks: Float64Array): Judge {
  return {
    pools: emptyPools(),
    markets: monitoredMarkets(tiers),
    prices: { marks, values: marks.slice(), fundingPaid: new Float64Array(marks.length) },
    valuesBefore: marks.slice(),
    policy,
    amounts: { equity: 0, maintenance: 0 },
  };
}

/**
 * Looks at a pool and moves it to the state its amounts put it in, with an event where that is worse. From LIQUIDATING it
 * can only become bankrupt, and from there nothing: a pool is not liquidated twice. A pool that has recovered from a
 * warning or a call is healthy again without an event, and is warned again when it falls again.
 */
export function judgePool(judge: Judge, pool: number, sequence: number): MarginEvent | null {
  const { pools, amounts } = judge;
  const state = pools.states[pool] ?? HEALTHY;
  if (state >= BANKRUPT) return null;
  amountsOf(pools, pool, judge);
  const { equity, maintenance } = amounts;
  if (state === LIQUIDATING && equity >= 0) return null;
  const now = stateOf(equity, maintenance, judge.policy);
  pools.states[pool] = now;
  if (now <= state) return null;
  const market = costliestMarket(judge, pool);
  const kind = MARGIN_EVENTS[now - WARNING] ?? 'WARNING';
  return {
    sequence,
    pool,
    kind,
    market,
    mark: market === null ? null : (judge.prices.marks[market] ?? null),
    equityAmount: equity,
    maintenanceAmount: maintenance,
    shortageAmount: Math.max(0, maintenance - equity),
    calledAmount: calledAmount(judge, pool, kind),
  };
}

function stateOf(equity: number, maintenance: number, { warningFactor, callFactor, liquidates }: WatchPolicy): number {
  if (equity < 0) return maintenance > 0 ? BANKRUPT : BAD_DEBT;
  if (isLiquidatable(equity, maintenance, liquidates)) return LIQUIDATING;
  if (equity < callFactor * maintenance) return CALL;
  return equity < warningFactor * maintenance ? WARNING : HEALTHY;
}

function costliestMarket({ pools, prices, valuesBefore }: Judge, pool: number): number | null {
  const first = pools.start[pool] ?? 0;
  const end = first + (pools.size[pool] ?? 0);
  let costliest: number | null = null;
  let least = 0;
  for (let place = first; place < end; place++) {
    const market = pools.positionMarkets[place] ?? 0;
    const gain = (pools.signedQuantities[place] ?? 0) * ((prices.values[market] ?? 0) - (valuesBefore[market] ?? 0));
    if (gain >= least) continue;
    costliest = market;
    least = gain;
  }
  return costliest;
}
