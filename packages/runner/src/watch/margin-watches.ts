import type { Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import type { Access, Change, Once, SnapshotRow, WatchPolicyRow, WatchRow } from '@faultline/store';
import type { StoredMark, StoredUpdate } from '@faultline/store';
import type { MarkReplay } from './mark-replays.ts';
import type { PoolsInState, WatchFlag } from './watch-fold.ts';

/** A snapshot a caller may see, with its columns. */
export interface WatchedSnapshot {
  readonly row: SnapshotRow;
  readonly columns: NetworkSnapshot;
}

/** Prices and pools as the last update left them. */
export interface WatchStanding {
  readonly watch: WatchRow;
  readonly poolCount: number;
  readonly poolsByState: readonly PoolsInState[];
  /** One entry per market. */
  readonly marks: readonly { readonly market: number; readonly mark: number; readonly time: number; readonly isStale: boolean }[];
}

export interface SubmittedUpdate {
  readonly sequence: number;
  readonly isRepeat: boolean;
  readonly eventCount: number;
  readonly lastEventNumber: number;
  readonly flags: readonly WatchFlag[];
}

type OrProblem<Answer> = Answer | { readonly problem: Problem };

/** Monitors over stored updates. */
export interface MarginWatches {
  open(change: Change, of: WatchedSnapshot, policy: WatchPolicyRow): Promise<OrProblem<Once<{ id: string }>>>;
  submit(
    by: { readonly access: Access; readonly actor: string },
    of: WatchedSnapshot & { readonly watch: WatchRow },
    update: StoredUpdate,
  ): Promise<OrProblem<SubmittedUpdate> | { readonly mismatch: true }>;
  standing(access: Access, of: WatchedSnapshot & { readonly watch: WatchRow }): Promise<WatchStanding>;
  replaysOf(columns: NetworkSnapshot): readonly MarkReplay[];
}
export type { StoredMark };
