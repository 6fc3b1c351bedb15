import type { MarginEventKind } from '@faultline/engine';

export const REPLAY_STATES = ['RUNNING', 'STOPPED', 'DONE'] as const;
export type ReplayState = (typeof REPLAY_STATES)[number];

export interface WatchPolicyRow {
  readonly warningFactor: number;
  readonly callFactor: number;
  readonly maxMarkAgeMs: number;
}

/** A replay as far as it has come. */
export interface WatchReplay {
  readonly key: string;
  readonly updatesPerSecond: number;
  readonly state: ReplayState;
  readonly updatesDone: number;
}

/** A margin watch as its row stands after the last update. */
export interface WatchRow extends WatchPolicyRow {
  readonly id: string;
  readonly tenant: string;
  readonly snapshotId: string;
  readonly openedAt: Date;
  readonly lastUpdateSequence: number;
  readonly lastUpdateTime: Date;
  /** 0 where there is no event yet. */
  readonly lastEventNumber: number;
  readonly replay: WatchReplay | null;
}

/** A mark as somebody observed it, taken or not. */
export interface StoredMark {
  readonly market: string;
  readonly price: number;
  readonly bid: number | null;
  readonly ask: number | null;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export interface StoredUpdate {
  readonly sequence: number;
  readonly time: number;
  readonly marks: readonly StoredMark[];
}

/** An event before it has its number; rows are those of the snapshot. */
export interface NewMarginEvent {
  readonly kind: MarginEventKind;
  readonly account: number;
  /** Who owns the account. */
  readonly institution: number;
  /** Of a pool that is one position of an isolated account. */
  readonly position: number | null;
  readonly market: number | null;
  readonly mark: number | null;
  readonly equityAmount: number;
  readonly maintenanceAmount: number;
  readonly shortageAmount: number;
  /** Null of an event stored before this was worked out. */
  readonly calledAmount: number | null;
}

export interface MarginEventRow extends NewMarginEvent {
  /** From 1 within the watch, without gaps. */
  readonly number: number;
  readonly sequence: number;
  readonly time: Date;
}
