import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Account } from '../database/account.ts';

export interface Kept {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly logFile: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly account?: Account | null;
  readonly stopSignal?: 'SIGTERM' | 'SIGINT';
}

export interface KeptProcess {
  readonly name: string;
  readonly logFile: string;
  running(): boolean;
  /** Asks it to stop, and ends it after its grace; resolves when it is gone. */
  stop(): Promise<void>;
  /** Resolves with the exit code when it ends, for whatever reason. */
  readonly ended: Promise<number>;
}

/**
 * Starts a process under a keeper of its own. The keeper ends the process when we ask, and also when we are gone: a
 * SIGKILL of the parent leaves nothing running.
 */
export function keep(kept: Kept): KeptProcess {
  mkdirSync(dirname(kept.logFile), { recursive: true });
  // The environment may hold passwords, and everybody on the machine can read a command line.
  const { environment, ...plain } = kept;
  const { DATABASE_URL: _owner, ...inherited } = process.env;
  const keeper: ChildProcess = fork(join(import.meta.dirname, 'keeper.ts'), [JSON.stringify(plain)], {
    cwd: '/',
    env: { ...inherited, ...environment },
    // A Ctrl-C in the terminal reaches the whole group; stopping in order is our business alone.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let over = false;
  const ended = new Promise<number>((resolve) => {
    keeper.once('exit', (code) => {
      over = true;
      resolve(code ?? 1);
    });
  });
  return {
    name: kept.name,
    logFile: kept.logFile,
    running: () => !over,
    ended,
    async stop() {
      if (keeper.connected) keeper.disconnect();
      await ended;
    },
  };
}
