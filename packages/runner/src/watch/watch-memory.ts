import type { NetworkSnapshot } from '@faultline/network';
import type { WatchRow } from '@faultline/store';
import { openWatchFold, type WatchFold } from './watch-fold.ts';

/** Folds of watches lately asked about; one may be a hundred bytes for each position. */
const MOST_WATCHES = 32;

/** Folds kept in memory. Work on one watch waits for the work before it: a fold is never in two hands. */
export interface WatchMemory {
  /** `work` with the fold as far as it had come; one whose work fails is thrown away, for nobody knows what it has seen. */
  use<Result>(of: Watched, work: (fold: WatchFold) => Promise<Result>): Promise<Result>;
}

export interface Watched {
  readonly columns: NetworkSnapshot;
  readonly watch: WatchRow;
}

interface Kept {
  fold: WatchFold | null;
  queue: Promise<unknown>;
}

export function watchMemory(): WatchMemory {
  const kept = new Map<string, Kept>();
  return {
    use({ columns, watch }, work) {
      const own = kept.get(watch.id) ?? { fold: null, queue: Promise.resolve() };
      // The one used last is the last to go.
      kept.delete(watch.id);
      kept.set(watch.id, own);
      for (const [id] of kept) if (kept.size > MOST_WATCHES) kept.delete(id);
      const done = own.queue.then(async () => {
        const fold = own.fold ?? openFold(columns, watch);
        own.fold = null;
        const result = await work(fold);
        own.fold = fold;
        return result;
      });
      own.queue = done.catch(() => {});
      return done;
    },
  };
}

function openFold(columns: NetworkSnapshot, watch: WatchRow): WatchFold {
  const fold = openWatchFold(columns, watch);
  if ('problem' in fold) throw new Error(`a watch that was opened cannot be any more: ${fold.problem.message}`);
  return fold;
}
