import {
  type MarginEvent,
  type MarkBoard,
  type MarkRefusal,
  markBoard,
  POOL_STATES,
  type PoolState,
  type Refusal,
  riskQueue,
  takeMarks,
} from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import type { NewMarginEvent, StoredMark, StoredUpdate, WatchPolicyRow } from '@faultline/store';
import { rowOf } from '../read-shock.ts';
import { type MarkPath, markPath } from './mark-path.ts';
import { openMonitors, snapshotTime, type WatchMonitors } from './open-monitors.ts';
import { isIsolated } from './watched-pools.ts';

/** A market whose mark was refused or has grown too old; the last good one is used. */
export interface WatchFlag {
  readonly market: string;
  readonly code: 'STALE_ORACLE';
  readonly reason: MarkRefusal;
}

export interface FoldedUpdate {
  readonly events: readonly NewMarginEvent[];
  readonly flags: readonly WatchFlag[];
}

export interface PoolsInState {
  readonly state: PoolState;
  readonly count: number;
  /** Quantities at the marks, long and short added up. */
  readonly notionalAmount: number;
}

/**
 * A watch in memory: nothing but its stored updates, in order, put through monitors. Whoever folds the same updates has the
 * same events, so it can be thrown away and made again at any time.
 */
export interface WatchFold {
  /** Of the last update folded in; -1 before the first. */
  readonly lastSequence: number;
  readonly board: MarkBoard;
  /** After each of the last updates; the opening is none. */
  readonly path: Pick<MarkPath, 'points'>;
  readonly poolCount: number;
  /** Folds in the next update; throws where it is none. */
  fold(update: StoredUpdate): FoldedUpdate;
  /** In the order of POOL_STATES, states nobody is in left out. */
  poolsByState(): readonly PoolsInState[];
}

/** Where every watch begins: an update without marks, at which all pools are judged by the snapshot's own. */
export function openingUpdate(snapshot: NetworkSnapshot): StoredUpdate {
  return { sequence: 0, time: snapshotTime(snapshot), marks: [] };
}

export function openWatchFold(snapshot: NetworkSnapshot, policy: WatchPolicyRow): WatchFold | Refusal {
  const opened = openMonitors(snapshot, policy);
  if ('problem' in opened) return opened;
  const { markets } = snapshot.margin;
  const marks = Float64Array.from(markets.marks.amounts);
  const board = markBoard(marks, snapshotTime(snapshot), {
    maxAgeMs: policy.maxMarkAgeMs,
    largestMarks: opened.largestMarks,
  });
  const path = markPath();
  let lastSequence = -1;
  return {
    get lastSequence() {
      return lastSequence;
    },
    board,
    path,
    poolCount: opened.pools.count,
    fold(update) {
      const { sequence, time } = update;
      if (sequence <= lastSequence) throw new Error(`update ${sequence} was folded in before`);
      lastSequence = sequence;
      const observed = update.marks.map((mark, place) => observationOf(markets.keys, mark, place));
      const flags = takeMarks(board, observed, time);
      if (sequence > 0) path.add({ sequence, time, marks: marks.slice() });
      const answers = opened.monitors.map(({ monitor, poolOf }) =>
        monitor
          .update({ sequence, time, marks: observed })
          .events.map((event) => ({ ...event, pool: poolOf[event.pool] ?? 0 })),
      );
      return {
        events: inQueueOrder(answers).map((event) => eventOf(snapshot, opened, event)),
        flags: flags.map(({ code, market, reason }) => ({
          code,
          market: markets.keys[market] ?? update.marks[market - markets.count]?.market ?? '',
          reason,
        })),
      };
    },
    poolsByState: () => poolsByState(snapshot, opened, marks),
  };
}

/** A market nobody knows gets a row beyond the last, one for each place in the update, by which its key is found again. */
function observationOf(keys: readonly string[], { market, price, bid, ask, time }: StoredMark, place: number) {
  const row = rowOf(keys, market);
  return {
    market: row < 0 ? keys.length + place : row,
    price,
    time,
    ...(bid === null ? {} : { bidPrice: bid }),
    ...(ask === null ? {} : { askPrice: ask }),
  };
}

/** Events of several monitors as one liquidation queue, in the order each of them has its own: the riskiest first, alike ones by pool. */
function inQueueOrder(answers: readonly (readonly MarginEvent[])[]): readonly MarginEvent[] {
  const given = answers.filter((events) => events.length > 0);
  if (given.length < 2) return given[0] ?? [];
  const byPool = given.flat().sort((left, right) => left.pool - right.pool);
  const queue = riskQueue(
    byPool.map(({ equityAmount }) => equityAmount),
    byPool.map(({ maintenanceAmount }) => Math.max(0, maintenanceAmount)),
  );
  return 'problem' in queue
    ? byPool
    : Array.from(queue, (place) => byPool[place]).filter((event) => event !== undefined);
}

function eventOf(snapshot: NetworkSnapshot, { pools }: WatchMonitors, event: MarginEvent): NewMarginEvent {
  const { pool, sequence: _, ...judged } = event;
  const account = pools.accounts[pool] ?? 0;
  const [first = 0, end = 0] = [pools.firsts[pool], pools.ends[pool]];
  const position = isIsolated(snapshot, account) && end > first ? first : null;
  const institution = snapshot.margin.accounts.owners[account] ?? -1;
  return { ...judged, account, institution, position };
}

function poolsByState({ margin }: NetworkSnapshot, { pools, stateOf }: WatchMonitors, marks: Float64Array) {
  const counts = POOL_STATES.map((state) => ({ state, count: 0, notionalAmount: 0 }));
  const { quantities, markets } = margin.positions;
  for (let pool = 0; pool < pools.count; pool++) {
    const entry = counts[POOL_STATES.indexOf(stateOf(pool))];
    if (!entry) continue;
    entry.count++;
    for (let position = pools.firsts[pool] ?? 0; position < (pools.ends[pool] ?? 0); position++)
      entry.notionalAmount += Math.abs(quantities[position] ?? 0) * (marks[markets[position] ?? -1] ?? 0);
  }
  return counts.filter(({ count }) => count > 0);
}
