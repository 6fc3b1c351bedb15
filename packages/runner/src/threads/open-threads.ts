import { Piscina } from 'piscina';

/** Threads that each do one task at a time. They start with the first one, end when idle, and keep no process alive. */
export interface Threads<Task, Result> {
  /** `filename`: whose default export does it, if not that of all tasks. Aborted, its thread ends and this throws the signal's reason. */
  run(task: Task, how: { readonly filename?: string; readonly signal?: AbortSignal | undefined }): Promise<Result>;
  close(): Promise<void>;
}

export interface ThreadsOptions {
  readonly threads: number;
  readonly idleMs: number;
  readonly filename?: string;
  readonly mostMegabytes?: number;
}

const WAKE = new URL('wake.ts', import.meta.url).href;

export function openThreads<Task, Result>({
  threads,
  idleMs,
  filename,
  mostMegabytes,
}: ThreadsOptions): Threads<Task, Result> {
  const pool = new Piscina<Task | null, Result>({
    filename: filename ?? null,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleMs,
    resourceLimits: mostMegabytes === undefined ? {} : { maxOldGenerationSizeMb: mostMegabytes },
  });
  // A task that is called off may have ended at that moment: Piscina then has an answer nobody asked for, and an error that
  // nobody listens to would end the process. Whoever waits for a task is told of its errors by `run`.
  pool.on('error', () => undefined);
  // Piscina starts no thread in place of one that ended with its task: whoever was waiting would wait on until somebody
  // else comes.
  const replace = () => {
    if (pool.queueSize > 0) pool.run(null, { filename: WAKE }).catch(() => undefined);
  };
  return {
    async run(task, { filename: other, signal }) {
      try {
        return await pool.run(task, { filename: other ?? null, signal: signal ?? null });
      } catch (reason) {
        replace();
        signal?.throwIfAborted();
        throw reason;
      }
    },
    close: () => pool.destroy(),
  };
}
