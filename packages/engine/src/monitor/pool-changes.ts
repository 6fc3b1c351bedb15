import { MOST_PLACES } from '../numeric/placed-numbers.ts';
import { type Refusal, refuse } from '../problems.ts';
import type { Judge } from './judge-pool.ts';
import { addPool, fillPool, POOL_STATES, type PoolContent, type PoolState } from './monitored-pools.ts';
import { refuseContent } from './refuse-content.ts';
import type { WatchIndex } from './watch-index.ts';

/** What happens to pools between updates. */
export interface PoolChanges {
  /** Opens a pool and answers its number; it is judged at the next update. */
  open(content: PoolContent): number | Refusal;
  /** A trade, or cash paid in or out: the pool's whole content anew. Refused while it is liquidated, and after. */
  change(pool: number, content: PoolContent): Refusal | null;
  /** Ends a liquidation: with what is left the pool is watched again; with null it is closed for good. */
  endLiquidation(pool: number, left: PoolContent | null): Refusal | null;
  stateOf(pool: number): PoolState | null;
}

const WATCHED: readonly PoolState[] = ['HEALTHY', 'WARNING', 'CALL'];
const ENDING: readonly PoolState[] = ['LIQUIDATING', 'BANKRUPT', 'BAD_DEBT'];
const NOTHING: PoolContent = { cashAmount: 0, positions: [] };
const CLOSED = POOL_STATES.indexOf('CLOSED');

export function poolChanges({ pools, prices }: Judge, index: WatchIndex, largestMarks: Float64Array): PoolChanges {
  const stateOf = (pool: number) =>
    pool >= 0 && pool < pools.count ? (POOL_STATES[pools.states[pool] ?? 0] ?? null) : null;
  const put = (pool: number, content: PoolContent, state: PoolState) => {
    fillPool(pools, pool, { content, fundingPaid: prices.fundingPaid });
    pools.states[pool] = POOL_STATES.indexOf(state);
    index.touch(pool);
  };
  // No index need know: whatever it takes the pool for, a look finds it closed.
  const close = (pool: number) => {
    fillPool(pools, pool, { content: NOTHING, fundingPaid: prices.fundingPaid });
    pools.states[pool] = CLOSED;
  };
  return {
    stateOf,
    open(content) {
      const refusal = refuseCount(pools.count) ?? refuseContent(content, largestMarks);
      if (refusal) return refusal;
      const pool = addPool(pools);
      put(pool, content, 'HEALTHY');
      return pool;
    },
    change(pool, content) {
      const state = stateOf(pool);
      const refusal = refuseState(pool, state, WATCHED) ?? refuseContent(content, largestMarks);
      // A change is no recovery: of what a pool was warned it is not warned again unless a look finds it well in between.
      if (!refusal && state) put(pool, content, state);
      return refusal;
    },
    endLiquidation(pool, left) {
      const refusal = refuseState(pool, stateOf(pool), ENDING) ?? (left && refuseContent(left, largestMarks));
      if (!refusal && left) put(pool, left, 'HEALTHY');
      if (!refusal && !left) close(pool);
      return refusal;
    },
  };
}

/** Thresholds carry the numbers of their pools. */
function refuseCount(count: number): Refusal | null {
  if (count < MOST_PLACES) return null;
  const message = `There are ${count} pools, as many as one monitor can watch: open further ones in another.`;
  return refuse('BAD_PARAMETER', message, 'pool');
}

function refuseState(pool: number, state: PoolState | null, expected: readonly PoolState[]): Refusal | null {
  if (state === null) return refuse('NOT_FOUND', `There is no pool ${pool}.`, 'pool');
  if (expected.includes(state)) return null;
  return refuse('BAD_PARAMETER', `Pool ${pool} is ${state}; one that is ${expected.join(', ')} is expected.`, 'pool');
}
