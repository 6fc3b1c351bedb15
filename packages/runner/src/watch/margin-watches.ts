import type { Problem } from '@faultline/engine';
import type { NetworkSnapshot } from '@faultline/network';
import {
  type Access,
  type Change,
  DatabaseFault,
  type NewUpdate,
  type Once,
  type Store,
  type StoredUpdate,
  type TakenUpdate,
  type Watches,
  type WatchPolicyRow,
  type WatchRow,
} from '@faultline/store';
import { refuse } from '../check-request.ts';
import type { LoadedSnapshot } from '../loaded-snapshot.ts';
import type { PathPoint } from './mark-path.ts';
import { type MarkReplay, replaysOf } from './mark-replays.ts';
import { openReplayFeeder } from './replay-feeder.ts';
import { type AskedReplay, startReplay } from './start-replay.ts';
import {
  type FoldedUpdate,
  openingUpdate,
  openWatchFold,
  type PoolsInState,
  type WatchFlag,
  type WatchFold,
} from './watch-fold.ts';
import { type WatchMemory, watchMemory } from './watch-memory.ts';

export interface SnapshotWatch extends LoadedSnapshot {
  readonly watch: WatchRow;
}

/** Prices and pools as the last update left them; `watch` is the row as it stands with that update. */
export interface WatchStanding {
  readonly watch: WatchRow;
  readonly poolCount: number;
  readonly poolsByState: readonly PoolsInState[];
  /** One entry per market. */
  readonly marks: readonly {
    readonly market: number;
    readonly mark: number;
    readonly time: number;
    readonly isStale: boolean;
  }[];
  /** Marks after each of the last updates, ascending. */
  readonly path: readonly PathPoint[];
}

export interface SubmittedUpdate {
  readonly watch: WatchRow;
  readonly sequence: number;
  readonly isRepeat: boolean;
  readonly eventCount: number;
  readonly lastEventNumber: number;
  /** Of a repeat none: they were told the first time. */
  readonly flags: readonly WatchFlag[];
}

type OrProblem<Answer> = Answer | { readonly problem: Problem };

/** Takes an update in; `flags` are those of the judge, where it was called. */
export type TakeUpdate = (
  access: Access,
  of: SnapshotWatch,
  asked: Pick<NewUpdate, 'update' | 'actor' | 'replay'>,
) => Promise<{ readonly taken: TakenUpdate; readonly flags: readonly WatchFlag[] } | null>;

/** Monitors over stored updates: what is in memory can be lost at any time. */
export interface MarginWatches {
  /** Judges every pool at the snapshot's marks; refuses what cannot be watched. */
  open(change: Change, of: LoadedSnapshot, policy: WatchPolicyRow): Promise<OrProblem<Once<{ id: string }>>>;
  submit(
    by: { readonly access: Access; readonly actor: string },
    of: SnapshotWatch,
    update: StoredUpdate,
  ): Promise<OrProblem<SubmittedUpdate> | { readonly mismatch: true }>;
  standing(access: Access, of: SnapshotWatch): Promise<WatchStanding>;
  replaysOf(columns: NetworkSnapshot): readonly MarkReplay[];
  startReplay(change: Change, of: SnapshotWatch, replay: AskedReplay): Promise<OrProblem<Once<{ id: string }>>>;
  /** From now on feeds what replays there are unfinished, whoever began them; of several processes one feeds each. */
  feedReplays(log: (thrown: unknown) => void): void;
  close(): Promise<void>;
}

export function openMarginWatches(store: Store): MarginWatches {
  const { watches } = store;
  const memory = watchMemory();
  const take: TakeUpdate = (access, of, asked) =>
    memory.use(of, async (fold) => {
      let folded: FoldedUpdate | null = null;
      const judge = (missed: readonly StoredUpdate[]) => {
        // A transaction that is tried again finds a fold that has seen the update: another try begins with another fold.
        if (folded) throw new DatabaseFault('CONFLICT');
        for (const update of missed) fold.fold(update);
        folded = fold.fold(asked.update);
        return folded.events;
      };
      const seen = { watchId: of.watch.id, seenSequence: fold.lastSequence };
      const taken = await watches.take(access, { ...asked, ...seen, judge });
      return taken && { taken, flags: (folded as FoldedUpdate | null)?.flags ?? [] };
    });
  const feeder = openReplayFeeder(store, take);
  const standing = sharedStandings(watches, memory);
  return {
    async open(change, { row, columns }, policy) {
      const fold = openWatchFold(columns, policy);
      if ('problem' in fold) return fold;
      const opening = openingUpdate(columns);
      const { events } = fold.fold(opening);
      return (await watches.open(change, { snapshotId: row.id, policy, opening, events })) ?? GONE;
    },
    async submit({ access, actor }, of, update) {
      const found = await take(access, of, { update, actor, replay: null });
      return found ? submitted(found.taken, found.flags, update) : GONE;
    },
    standing: (access, of) => standing(access, of),
    replaysOf: (columns) => replaysOf(columns),
    async startReplay(change, of, asked) {
      const started = await startReplay(store, { change, of, asked });
      if (!('problem' in started)) feeder.look();
      return started;
    },
    feedReplays: (log) => feeder.begin(log),
    close: () => feeder.close(),
  };
}

/** Readers of one watch who ask at the same moment are given one answer, read after the last of them has asked. */
function sharedStandings(watches: Watches, memory: WatchMemory): MarginWatches['standing'] {
  const waiting = new Map<string, Promise<WatchStanding>>();
  return ({ tenant }, of) => {
    const { id } = of.watch;
    const known = waiting.get(id);
    if (known) return known;
    const own = memory
      .use(of, async (fold) => {
        waiting.delete(id);
        // Not under the signal of the one who asked first: others wait, too.
        const found = await watches.standing({ tenant }, id, fold.lastSequence);
        for (const update of found?.updates ?? []) fold.fold(update);
        return standingOf(fold, found?.watch ?? of.watch);
      })
      .finally(() => {
        if (waiting.get(id) === own) waiting.delete(id);
      });
    waiting.set(id, own);
    return own;
  };
}

const GONE = refuse('NOT_FOUND', 'The watch is gone.', ['watchId']);

function submitted(
  taken: TakenUpdate,
  flags: readonly WatchFlag[],
  { sequence }: StoredUpdate,
): OrProblem<SubmittedUpdate> | { readonly mismatch: true } {
  const { watch } = taken;
  const { lastUpdateSequence, lastUpdateTime, lastEventNumber } = watch;
  if (taken.outcome === 'TAKEN' || taken.outcome === 'REPEAT') {
    const isRepeat = taken.outcome === 'REPEAT';
    return { watch, sequence, isRepeat, eventCount: taken.eventCount, lastEventNumber, flags };
  }
  if (taken.outcome === 'MISMATCH') return { mismatch: true };
  if (taken.outcome === 'OUT_OF_ORDER')
    return refuse(
      'BAD_PARAMETER',
      `The last update is ${lastUpdateSequence}, of ${lastUpdateTime.toISOString()}: one with a higher sequence and no earlier time is expected.`,
      ['sequence'],
    );
  return refuse(
    'BAD_PARAMETER',
    `The replay "${watch.replay?.key}" feeds this watch: stop it before you submit marks.`,
    ['watchId'],
  );
}

function standingOf(fold: WatchFold, watch: WatchRow): WatchStanding {
  const { marks, times, isStale } = fold.board;
  return {
    watch,
    poolCount: fold.poolCount,
    poolsByState: fold.poolsByState(),
    path: fold.path.points(),
    marks: Array.from(marks, (mark, market) => ({
      market,
      mark,
      time: times[market] ?? 0,
      isStale: isStale[market] === 1,
    })),
  };
}
