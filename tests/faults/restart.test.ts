import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordBatch } from '@faultline/network';
import { migrate, openStore } from '@faultline/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../apps/standalone/src/database/embedded-database.ts';
import { startApiProcess } from '../api/api-process.ts';
import { TEST_PASSWORDS } from '../database/global-setup.ts';
import { connect } from '../database/test-database.ts';
import { batchesOf, dataset } from '../database/two-banks.ts';

// H02: a database server that is restarted under whoever writes. It has one of its own, so that nobody else notices.

let root = '';
let database: EmbeddedDatabase;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'faultline-restart-'));
  // Root hands the server to another account, which must be able to enter.
  chmodSync(root, 0o755);
  database = await startEmbeddedDatabase(root, 'owner');
}, 60_000);
afterAll(async () => {
  await database.server.stop();
  rmSync(root, { recursive: true, force: true });
});

async function restart(): Promise<void> {
  await database.server.stop();
  database = await startEmbeddedDatabase(root, 'owner');
}

test('H02: in the middle of a migration leaves nothing half done, and the next one goes through', async () => {
  // Holds what the migration needs, so that the restart meets it in its middle.
  const holder = await connect(database.url).reserve();
  await holder.unsafe('BEGIN; CREATE TABLE runs (x int)');
  const other = connect(database.url);
  const migrating = migrate(database.url, TEST_PASSWORDS);
  migrating.catch(() => {});
  for (let waiting = 0; waiting === 0; )
    waiting = (await other`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`).length;
  await restart();
  await expect(migrating).rejects.toThrow();
  const after = connect(database.url);
  // By then a dozen tables had been made within it.
  expect(
    await after`SELECT relname FROM pg_class WHERE relname IN ('tenants', 'datasets', 'snapshots', 'runs')`,
  ).toEqual([]);
  // The failed one is on record as such; the sentence says what to do, and doing it is enough.
  const record = await after<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NULL`;
  if (record.length > 0) {
    await expect(migrate(database.url, TEST_PASSWORDS)).rejects.toThrow('is half applied');
    await after`DELETE FROM _prisma_migrations WHERE finished_at IS NULL`;
  }
  expect((await migrate(database.url, TEST_PASSWORDS)).applied.length).toBeGreaterThan(0);
  expect((await migrate(database.url, TEST_PASSWORDS)).applied).toEqual([]);
});

test('H02: in the middle of an import leaves no row, and the same import then succeeds', async () => {
  const { appUrl, importUrl } = await migrate(database.url, TEST_PASSWORDS);
  let restarting = Promise.resolve();
  async function* cutOff(): AsyncGenerator<RecordBatch> {
    for await (const batch of batchesOf()) {
      yield batch;
      if (batch.file === 'exposures') restarting = restart();
      await restarting;
    }
  }
  const before = openStore({ appUrl, importUrl });
  await expect(before.importDataset({ tenant: 'local' }, dataset, cutOff())).rejects.toThrow();
  await before.close();
  // The import is refused when its connection goes, which is before the server is back.
  await restarting;
  const urls = await migrate(database.url, TEST_PASSWORDS);
  const sql = connect(database.url);
  for (const table of ['exposures', 'snapshots', 'institutions', 'audit_events'])
    expect(await sql.unsafe(`SELECT 1 FROM ${table}`), table).toHaveLength(0);
  const after = openStore(urls);
  expect((await after.importDataset({ tenant: 'local' }, dataset, batchesOf())).written).toBe(true);
  await after.close();
});

test('that ends every connection is told to whoever waits, ends no API, and is asked again when that is known', async () => {
  const { appUrl } = await migrate(database.url, TEST_PASSWORDS);
  const api = await startApiProcess(appUrl);
  const sql = connect(database.url);
  const waiting = () =>
    sql`SELECT 1 FROM pg_stat_activity WHERE usename = 'faultline_app' AND wait_event_type = 'Lock'`;
  for (let round = 0; round < 3; round++) {
    const holder = await connect(database.url).reserve();
    await holder.unsafe('BEGIN; LOCK TABLE snapshots IN ACCESS EXCLUSIVE MODE');
    const asked = Array.from({ length: 4 }, () => api.ask('{ snapshots { totalCount } }'));
    while ((await waiting()).length < 4) await sleep(20);
    await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'faultline_app'`;
    expect(await Promise.all(asked)).toEqual([503, 503, 503, 503]);
    await holder.unsafe('ROLLBACK');
    holder.release();
    expect(await api.status('/healthz')).toBe(200);
    // A connection that is idle learns of its end a moment later; a question it is given before that is refused.
    await expect.poll(() => api.ask('{ snapshots { totalCount } users { id } }'), { timeout: 5_000 }).toBe(200);
  }
});
