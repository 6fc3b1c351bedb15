import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { freePort } from '../../apps/standalone/src/database/embedded-database.ts';

const MAIN = resolve(import.meta.dirname, '../../apps/api/src/main.ts');

export interface ApiProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** Exit code and signal, once it ends. */
  readonly ended: Promise<unknown[]>;
  /** Of the answer at this path; 0 where nobody answers. */
  status(path: string): Promise<number>;
  /** Status of the answer to a query. */
  ask(query: string): Promise<number>;
}

/** The API as it is started in production, in a process of its own that ends with the test; ready when this resolves. */
export async function startApiProcess(
  appUrl: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ApiProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      FAULTLINE_APP_URL: appUrl,
      FAULTLINE_API_PORT: String(port),
      ...environment,
    },
    stdio: 'ignore',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const send = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${port}${path}`, init).then(
      ({ status }) => status,
      () => 0,
    );
  const headers = { 'content-type': 'application/json' };
  const api: ApiProcess = {
    child,
    url: `http://127.0.0.1:${port}`,
    ended,
    status: (path) => send(path),
    ask: (query) => send('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) }),
  };
  while ((await api.status('/readyz')) !== 200) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('the API ended instead of starting');
    await sleep(50);
  }
  return api;
}
