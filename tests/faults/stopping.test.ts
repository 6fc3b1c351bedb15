import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startApiProcess } from '../api/api-process.ts';
import { testDatabase } from '../database/test-database.ts';

test('J05: a process that is asked to stop says that it is not ready, answers what still comes, and then ends well', async () => {
  const { appUrl } = await testDatabase();
  const { child, ended, status, ask } = await startApiProcess(appUrl, { FAULTLINE_DRAIN_SECONDS: '4' });
  child.kill('SIGTERM');
  while ((await status('/readyz')) === 200) await sleep(20);
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
  expect(await ask('{ __typename }')).toBe(200);
  expect(await ended).toEqual([0, null]);
  expect(await status('/healthz')).toBe(0);
});
