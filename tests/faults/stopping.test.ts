import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../apps/standalone/src/database/embedded-database.ts';
import { testDatabase } from '../database/test-database.ts';

const MAIN = resolve(import.meta.dirname, '../../apps/api/src/main.ts');

test('J05: a process that is asked to stop says that it is not ready, answers what still comes, and then ends well', async () => {
  const { appUrl } = await testDatabase();
  const port = await freePort();
  const environment = { NODE_ENV: 'production', FAULTLINE_APP_URL: appUrl, FAULTLINE_API_PORT: String(port) };
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, ...environment, FAULTLINE_DRAIN_SECONDS: '4' },
    stdio: 'ignore',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const status = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${port}${path}`, init).then(
      (answer) => answer.status,
      () => 0,
    );
  while ((await status('/readyz')) !== 200) {
    expect(child.exitCode, 'it ended instead of starting').toBeNull();
    await sleep(50);
  }
  child.kill('SIGTERM');
  while ((await status('/readyz')) === 200) await sleep(20);
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
  const headers = { 'content-type': 'application/json' };
  expect(await status('/graphql', { method: 'POST', headers, body: '{"query":"{ __typename }"}' })).toBe(200);
  expect(await ended).toEqual([0, null]);
  expect(await status('/healthz')).toBe(0);
});
