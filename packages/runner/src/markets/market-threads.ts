import { openThreads } from '../threads/open-threads.ts';
import type { MarketTask, MarketWorkAnswer, MarketWorkInput, MarketWorkName } from './market-work.ts';

/** Answers questions about markets without keeping anybody else waiting. */
export interface MarketThreads {
  /** The same digits on a thread or here. Ends with the signal's reason when that comes first. */
  run<Name extends MarketWorkName>(name: Name, input: MarketWorkInput<Name>): Promise<MarketWorkAnswer<Name>>;
}

export interface MarketThreadPool {
  threadsFor(signal: AbortSignal | undefined): MarketThreads;
  close(): Promise<void>;
}

const IDLE_MS = 30_000;
/** What is refused beforehand needs less; whatever should need more ends its thread and not the API. */
const MOST_MEGABYTES = 1_024;

export function openMarketThreads(threads: number): MarketThreadPool {
  const pool = openThreads<MarketTask, unknown>({
    filename: new URL('market-thread.ts', import.meta.url).href,
    threads,
    idleMs: IDLE_MS,
    mostMegabytes: MOST_MEGABYTES,
  });
  return {
    threadsFor: (signal) => ({
      async run(name, input) {
        return (await pool.run({ name, input }, { signal })) as MarketWorkAnswer<typeof name>;
      },
    }),
    close: pool.close,
  };
}
