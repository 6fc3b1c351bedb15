import { setTimeout as sleep } from 'node:timers/promises';
import { type Kept, type KeptProcess, keep } from './keep.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
/** A process that stayed up this long is not in a crash loop. */
const STEADY_MS = 30_000;

export interface Supervised {
  stop(): Promise<void>;
}

/** Keeps a process running: started again when it ends, after a pause that doubles while it keeps ending at once. */
export function supervise(kept: Kept, report: (line: string) => void): Supervised {
  let stopping = false;
  let current: KeptProcess = keep(kept);
  const loop = (async () => {
    let pause = FIRST_PAUSE_MS;
    for (;;) {
      const started = Date.now();
      const code = await current.ended;
      if (stopping) return;
      pause = Date.now() - started > STEADY_MS ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pause * 2);
      report(`${kept.name} ended with code ${code} and is started again; its log is ${kept.logFile}`);
      await sleep(pause);
      if (stopping) return;
      current = keep(kept);
    }
  })();
  return {
    async stop() {
      stopping = true;
      await current.stop();
      await loop;
    },
  };
}
