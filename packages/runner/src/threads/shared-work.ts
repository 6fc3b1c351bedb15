/** Work that several wait for: it goes on as long as one of them does, and stops when the last has left. */
export interface SharedWork<Result> {
  /** Throws the signal's reason if this caller leaves first. */
  join(signal: AbortSignal | undefined): Promise<Result>;
}

/** Begins at once; `onOver` is told once, when it has ended or everybody has left: whoever comes then begins anew. */
export function sharedWork<Result>(
  work: (stop: AbortSignal) => Promise<Result>,
  onOver: () => void,
): SharedWork<Result> {
  const stopping = new AbortController();
  let [waiting, over] = [0, false];
  const end = () => {
    if (!over) onOver();
    over = true;
  };
  const result = work(stopping.signal).finally(end);
  // Those who have left do not want to hear of it.
  result.catch(() => undefined);
  return {
    join(signal) {
      waiting++;
      return new Promise<Result>((resolve, reject) => {
        const leave = () => {
          reject(signal?.reason as Error);
          if (--waiting > 0) return;
          end();
          stopping.abort();
        };
        if (signal?.aborted) return leave();
        signal?.addEventListener('abort', leave, { once: true });
        void result.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
      });
    },
  };
}
