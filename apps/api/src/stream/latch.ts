/** Remembers that something has happened until somebody has waited for it: any number of times counts as once. */
export interface Latch {
  set(): void;
  /** Resolves when it is set, at the latest after so many milliseconds, or as soon as the signal says so; it is then open again. */
  wait(mostMs: number, signal: AbortSignal): Promise<void>;
}

export function latch(): Latch {
  let isSet = false;
  let wake: () => void = () => {};
  return {
    set() {
      isSet = true;
      wake();
    },
    async wait(mostMs, signal) {
      if (!isSet && !signal.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(done, mostMs);
          signal.addEventListener('abort', done, { once: true });
          wake = done;
          function done() {
            clearTimeout(timer);
            signal.removeEventListener('abort', done);
            wake = () => {};
            resolve();
          }
        });
      isSet = false;
    },
  };
}
