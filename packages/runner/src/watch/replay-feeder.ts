import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningReplay, Store, WatchRow } from '@faultline/store';
import type { SnapshotWatch, TakeUpdate } from './margin-watches.ts';
import { type MarkReplay, replaysOf } from './mark-replays.ts';

/** How long a replay may stand still when the process that fed it dies and another one is there. */
const LOOK_MS = 2_000;
const ACTOR = 'replay';

/** Feeds replays into their watches: those begun here, and those a process that has ended left unfinished. */
export interface ReplayFeeder {
  begin(log: (thrown: unknown) => void): void;
  /** Looks for replays now. */
  look(): void;
  /** Ends what it feeds after the update under way. */
  close(): Promise<void>;
}

export function openReplayFeeder(store: Store, take: TakeUpdate): ReplayFeeder {
  const ending = new AbortController();
  const fed = new Map<string, Promise<void>>();
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let log: (thrown: unknown) => void = () => {};
  const feedOne = async (running: RunningReplay) => {
    const letGo = await store.watches.replayLocks.take(running.watchId);
    if (!letGo) return;
    try {
      await feed({ store, take, signal: ending.signal }, running);
    } finally {
      await letGo();
    }
  };
  const look = async () => {
    for (const running of await store.watches.runningReplays()) {
      const { watchId } = running;
      if (ending.signal.aborted || fed.has(watchId)) continue;
      // What goes wrong is tried again at the next look.
      fed.set(
        watchId,
        feedOne(running)
          .catch(log)
          .finally(() => fed.delete(watchId)),
      );
    }
  };
  const lookAgain = () => {
    if (timer === null || ending.signal.aborted) return;
    looking = looking.then(look).catch(log);
  };
  return {
    begin(told) {
      log = told;
      timer = setInterval(lookAgain, LOOK_MS);
      lookAgain();
    },
    look: lookAgain,
    async close() {
      ending.abort();
      if (timer) clearInterval(timer);
      await looking;
      await Promise.all(fed.values());
    },
  };
}

interface Feeding {
  readonly store: Store;
  readonly take: TakeUpdate;
  readonly signal: AbortSignal;
}

/** From where the row says the replay has come to its end, or until somebody stops it. */
async function feed(feeding: Feeding, { tenant, watchId }: RunningReplay): Promise<void> {
  const { store, signal } = feeding;
  const access = { tenant };
  const of = await findSnapshotWatch(store, access, watchId);
  const replay = of && replaysOf(of.columns).find(({ key }) => key === of.watch.replay?.key);
  // An installation without this replay leaves it to one that has it.
  if (!of || !replay) return;
  let watch: WatchRow | null = of.watch;
  let due = Date.now();
  while (watch?.replay?.state === 'RUNNING' && !signal.aborted) {
    due = Math.max(Date.now(), due + 1000 / watch.replay.updatesPerSecond);
    const isTime = await sleep(Math.max(0, due - Date.now()), true, { signal }).catch(() => false);
    if (isTime) watch = await feedNext(feeding, { of: { ...of, watch }, replay });
  }
}

/** The watch after its next update; as it stands now where somebody else fed that, or stopped it. */
async function feedNext(
  { take }: Feeding,
  { of, replay }: { readonly of: SnapshotWatch; readonly replay: MarkReplay },
): Promise<WatchRow | null> {
  const access = { tenant: of.watch.tenant };
  const place = of.watch.replay?.updatesDone ?? 0;
  const next = replay.updates[place];
  if (!next) throw new Error(`the replay ${replay.key} has no update ${place}`);
  const update = { ...next, sequence: of.watch.lastUpdateSequence + 1 };
  const isLast = place === replay.updates.length - 1;
  const found = await take(access, of, { update, actor: ACTOR, replay: { place, isLast } });
  return found?.taken.watch ?? null;
}

async function findSnapshotWatch(store: Store, access: { tenant: string }, id: string): Promise<SnapshotWatch | null> {
  const watch = await store.watches.find(access, id);
  const row = watch && (await store.findSnapshot(access, { id: watch.snapshotId }));
  const columns = row && (await store.loadSnapshot(access, row));
  return columns && { row, columns, watch };
}
