import type postgres from 'postgres';
import type { Access } from '../access.ts';
import type { Once } from '../identity/idempotency.ts';
import type { Change } from '../identity/identity.ts';
import type { Rows } from '../rows.ts';
import { type Announcements, openAnnouncements } from './announcements.ts';
import { openWatch, startReplay, stopReplay } from './change-watches.ts';
import { eventNumbers, eventsAfter, findWatch, listWatches, readStanding, runningReplays } from './read-watches.ts';
import { openReplayLocks, type ReplayLocks } from './replay-locks.ts';
import { takeUpdate } from './take-update.ts';
import type { MarginEventRow, NewMarginEvent, StoredUpdate, WatchPolicyRow, WatchRow } from './watch-rows.ts';

export interface NewWatch {
  readonly snapshotId: string;
  readonly policy: WatchPolicyRow;
  readonly opening: StoredUpdate;
  readonly events: readonly NewMarginEvent[];
}

export interface NewReplay {
  readonly watchId: string;
  readonly key: string;
  readonly updatesPerSecond: number;
  /** Called with the watch as it stands: with how many updates done the replay begins; null where it may not. */
  begin(watch: WatchRow): number | null;
}

/** An update somebody submits, or the next one of a replay. */
export interface NewUpdate {
  readonly watchId: string;
  readonly update: StoredUpdate;
  readonly actor: string;
  /** Which of the replay's updates it is; null of one by hand. */
  readonly replay: { readonly place: number; readonly isLast: boolean } | null;
  /** Of the last update the judge has seen. */
  readonly seenSequence: number;
  /** Called when it is certain that the update comes next, with those stored since: what the new one brings about. */
  judge(missed: readonly StoredUpdate[]): readonly NewMarginEvent[];
}

/**
 * What became of an update. MISMATCH: its sequence has other marks. OUT_OF_ORDER: sequence or time is before the last one.
 * REPLAY_RUNS: a replay feeds the watch. REPLAY_OVER: this is not what the replay does next, or none runs.
 */
export type TakenUpdate =
  | { readonly outcome: 'TAKEN' | 'REPEAT'; readonly watch: WatchRow; readonly eventCount: number }
  | { readonly outcome: 'MISMATCH' | 'OUT_OF_ORDER' | 'REPLAY_RUNS' | 'REPLAY_OVER'; readonly watch: WatchRow };

/** What is let through; everything where left out. */
export interface EventFilter {
  readonly kinds?: readonly string[];
  /** Rows of owners of accounts. */
  readonly institutions?: readonly number[];
}

/** Numbers above `after` and not above `upTo`, at most `most` of them. */
export interface EventPage {
  readonly watchId: string;
  readonly after: number;
  readonly upTo?: number;
  readonly most: number;
}

export interface WatchStanding {
  readonly watch: WatchRow;
  readonly updates: readonly StoredUpdate[];
}

export interface RunningReplay {
  readonly tenant: string;
  readonly watchId: string;
}

/** Margin watches and their logs: marks in, events out, and word of both to all who listen. */
export interface Watches extends Announcements {
  open(change: Change, watch: NewWatch): Promise<Once<{ id: string }> | null>;
  find(access: Access, id: string): Promise<WatchRow | null>;
  /** Of a snapshot, newest first. */
  list(access: Access, snapshotId: string): Promise<readonly WatchRow[]>;
  /** Null where there is no such watch. */
  take(access: Access, update: NewUpdate): Promise<TakenUpdate | null>;
  /** The watch as it stands, with the updates above a sequence that have made it so. Null where there is no such watch. */
  standing(access: Access, id: string, after: number): Promise<WatchStanding | null>;
  /** Ascending numbers of events that pass. */
  eventNumbers(access: Access, watchId: string, filter: EventFilter): Promise<readonly number[]>;
  /** Events that pass, in ascending order of their numbers. */
  eventsAfter(access: Access, page: EventFilter & EventPage): Promise<readonly MarginEventRow[]>;
  startReplay(change: Change, replay: NewReplay): Promise<Once<{ id: string }> | null>;
  stopReplay(change: Change, watchId: string): Promise<Once<{ id: string }> | null>;
  /** Of all tenants. */
  runningReplays(): Promise<readonly RunningReplay[]>;
  readonly replayLocks: ReplayLocks;
}

/** `sql` is a connection nobody else uses: it holds locks, and has a second one to listen with. */
export function openWatches(rows: Rows, sql: postgres.Sql): Watches {
  return {
    open: (change, watch) => openWatch(rows, change, watch),
    find: (access, id) => findWatch(rows, access, id),
    list: (access, snapshotId) => listWatches(rows, access, snapshotId),
    take: (access, update) => takeUpdate(rows, access, update),
    standing: (access, id, after) => readStanding(rows, access, { id, after }),
    eventNumbers: (access, watchId, filter) => eventNumbers(rows, access, { watchId, filter }),
    eventsAfter: (access, page) => eventsAfter(rows, access, page),
    startReplay: (change, replay) => startReplay(rows, change, replay),
    stopReplay: (change, watchId) => stopReplay(rows, change, watchId),
    runningReplays: () => runningReplays(rows),
    replayLocks: openReplayLocks(sql),
    ...openAnnouncements(sql),
  };
}
