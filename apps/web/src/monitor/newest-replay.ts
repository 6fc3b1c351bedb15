import type { WatchReplay } from './watch-queries';

/** The one further on; where neither is, what was answered last, since whoever stops a replay hears no more updates. */
export function newestReplay(answered: WatchReplay | null, streamed: WatchReplay | null): WatchReplay | null {
  if (!answered || !streamed) return answered ?? streamed;
  return streamed.updatesDone > answered.updatesDone ? streamed : answered;
}
