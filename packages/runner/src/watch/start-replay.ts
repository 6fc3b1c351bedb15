import type { Problem } from '@faultline/engine';
import type { Change, Once, Store, WatchRow } from '@faultline/store';
import { refuse } from '../check-request.ts';
import type { SnapshotWatch } from './margin-watches.ts';
import { type MarkReplay, replaysOf } from './mark-replays.ts';

export interface AskedReplay {
  readonly key: string;
  readonly updatesPerSecond: number;
}

/** Refused where there is no such replay, another one runs, or the watch has come past the prices that would come next. */
export async function startReplay(
  { watches }: Pick<Store, 'watches'>,
  { change, of, asked }: { readonly change: Change; readonly of: SnapshotWatch; readonly asked: AskedReplay },
): Promise<Once<{ id: string }> | { readonly problem: Problem }> {
  const replays = replaysOf(of.columns);
  const replay = replays.find(({ key }) => key === asked.key);
  if (!replay)
    return refuse(
      'NOT_FOUND',
      `The snapshot has no replay "${asked.key}"; it has ${replays.length === 0 ? 'none' : replays.map(({ key }) => key).join(', ')}.`,
      ['replayKey'],
    );
  let refused = refuse('NOT_FOUND', 'The watch is gone.', ['watchId']);
  const begin = (watch: WatchRow) => {
    const found = firstUpdate(watch, replay);
    if (typeof found === 'number') return found;
    refused = found;
    return null;
  };
  return (await watches.startReplay(change, { watchId: of.watch.id, ...asked, begin })) ?? refused;
}

/** Place of the update a replay begins with: where it was stopped, else the first. */
function firstUpdate(
  { replay, lastUpdateTime }: WatchRow,
  { key, updates }: MarkReplay,
): number | { problem: Problem } {
  if (replay?.state === 'RUNNING')
    return refuse('BAD_PARAMETER', `The replay "${replay.key}" runs in this watch: stop it first.`, ['watchId']);
  const place = replay?.key === key && replay.state === 'STOPPED' ? replay.updatesDone : 0;
  const next = updates[place];
  if (next && next.time >= lastUpdateTime.getTime()) return place;
  return refuse(
    'BAD_PARAMETER',
    `The watch has marks of ${lastUpdateTime.toISOString()}, and the replay would go on before that: open a new watch for it.`,
    ['watchId'],
  );
}
