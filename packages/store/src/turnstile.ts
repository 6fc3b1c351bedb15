import type { Access } from './access.ts';
import { asDatabaseFault, DatabaseFault } from './database-fault.ts';

/** Lets as many callers to the database at once as there are connections; the others wait their turn, but not for ever. */
export interface Turnstile {
  pass<Result>(access: Pick<Access, 'signal'>, work: () => Promise<Result>): Promise<Result>;
}

const MOST_WAIT_MS = 5_000;
const MOST_TRIES = 3;

/** Work that fails by a deadlock or a serialisation conflict is done again, at most twice; nothing else is. */
export function turnstile(places: number, mostWaitMs: number = MOST_WAIT_MS): Turnstile {
  let free = places;
  const waiting = new Set<() => void>();

  const enter = (signal: AbortSignal | undefined) => {
    if (free > 0) {
      free--;
      return Promise.resolve();
    }
    return new Promise<void>((resolve, reject) => {
      const leave = (fault: DatabaseFault) => {
        forget();
        reject(fault);
      };
      const timer = setTimeout(() => leave(new DatabaseFault('OVERLOADED')), mostWaitMs);
      const aborted = () =>
        leave(signal?.reason instanceof DatabaseFault ? signal.reason : new DatabaseFault('CANCELLED', signal?.reason));
      const next = () => {
        forget();
        resolve();
      };
      const forget = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', aborted);
        waiting.delete(next);
      };
      signal?.addEventListener('abort', aborted, { once: true });
      waiting.add(next);
    });
  };
  const leave = () => {
    const [next] = waiting;
    if (next) next();
    else free++;
  };

  return {
    async pass({ signal }, work) {
      await enter(signal);
      try {
        return await retried(work);
      } finally {
        leave();
      }
    },
  };
}

async function retried<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++)
    try {
      return await work();
    } catch (thrown) {
      const fault = asDatabaseFault(thrown);
      if (!(fault instanceof DatabaseFault && fault.kind === 'CONFLICT' && attempt < MOST_TRIES)) throw fault;
    }
}
