import type { Access } from '../access.ts';
import type { Once } from '../identity/idempotency.ts';
import type { Change } from '../identity/identity.ts';
import type { MarginEventRow, NewMarginEvent, StoredUpdate, WatchPolicyRow, WatchRow } from './watch-rows.ts';

export interface NewWatch {
  readonly snapshotId: string;
  readonly policy: WatchPolicyRow;
  readonly opening: StoredUpdate;
  readonly events: readonly NewMarginEvent[];
}

/** An update somebody submits, or the next one of a replay. */
export interface NewUpdate {
  readonly watchId: string;
  readonly update: StoredUpdate;
  readonly actor: string;
  /** Place of the update in the replay that runs; null of one by hand. */
  readonly replayPlace: number | null;
  /** Called within the transaction, when it is certain that the update comes next: what it brings about. */
  judge(missed: readonly StoredUpdate[]): readonly NewMarginEvent[];
  /** Sequence of the last update the judge has seen. */
  readonly seenSequence: number;
}

export type TakenUpdate =
  | { readonly outcome: 'TAKEN' | 'REPEAT'; readonly watch: WatchRow; readonly eventCount: number }
  /** The sequence was used for other marks, or is below the last one and was never used. */
  | { readonly outcome: 'MISMATCH' | 'OUT_OF_ORDER'; readonly watch: WatchRow }
  /** A replay runs and this is not its next update, or none runs any more. */
  | { readonly outcome: 'REPLAY_RUNS' | 'REPLAY_OVER'; readonly watch: WatchRow };

export interface EventFilter {
  /** Kinds that are let through; all where left out. */
  readonly kinds?: readonly string[];
  /** Rows of accounts; all where left out. */
  readonly accounts?: readonly number[];
}

export interface RunningReplay {
  readonly tenant: string;
  readonly watchId: string;
}

/** Margin watches and their logs. */
export interface Watches {
  open(change: Change, watch: NewWatch): Promise<Once<{ id: string }> | null>;
  find(access: Access, id: string): Promise<WatchRow | null>;
  /** Of a snapshot, newest first. */
  list(access: Access, snapshotId: string): Promise<readonly WatchRow[]>;
  /** One transaction under a lock of the watch: the update, its events, and word of it to all who listen. Null where there is no such watch. */
  take(access: Access, update: NewUpdate): Promise<TakenUpdate | null>;
  updatesAfter(access: Access, id: string, sequence: number): Promise<readonly StoredUpdate[]>;
  /** Numbers above `after`, ascending, of events that pass. */
  eventNumbers(access: Access, id: string, filter: EventFilter & { readonly after?: number }): Promise<readonly number[]>;
  /** Events that pass, ascending from the first number above `after`, at most `most`. */
  eventsAfter(
    access: Access,
    id: string,
    page: EventFilter & { readonly after: number; readonly most: number },
  ): Promise<readonly MarginEventRow[]>;
}
