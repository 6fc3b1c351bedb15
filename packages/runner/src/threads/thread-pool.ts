import type { Kernels } from '../kernels/load-kernel.ts';
import { openThreads } from './open-threads.ts';

/** Threads for calculations that are shared out. They start with the first one, end when idle, and keep no process alive. */
export interface ThreadPool {
  readonly threads: number;
  /** What runs in the threads; null: plain TypeScript. */
  readonly kernels: Kernels | null;
  /**
   * Has a thread do each share: the default export of a file, called with it. Shares write their results to memory they
   * have in common. Aborted, it stops the threads and throws.
   */
  run(file: URL, shares: readonly object[], signal: AbortSignal | undefined): Promise<void>;
  close(): Promise<void>;
}

export interface ThreadPoolOptions {
  readonly threads: number;
  readonly kernels: Kernels | null;
}

/** Starting a thread takes about as long as ranking a hundred institutions of a large system. */
const IDLE_MS = 5_000;

export function openThreadPool({ threads, kernels }: ThreadPoolOptions): ThreadPool {
  const pool = openThreads<object, void>({ threads, idleMs: IDLE_MS });
  return {
    threads,
    kernels,
    async run(file, shares, signal) {
      await Promise.all(shares.map((share) => pool.run(share, { filename: file.href, signal })));
    },
    close: pool.close,
  };
}
