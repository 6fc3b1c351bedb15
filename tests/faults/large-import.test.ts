import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { writeNetwork } from '../bench/write-network.ts';
import { connect, type TestDatabase, testDatabase } from '../database/test-database.ts';

// C07 on the scale of a test: npm run bench imports a million exposures, and ten million when told to.

const IMPORT = resolve(import.meta.dirname, '../../apps/worker/src/import.ts');
const SIZE = { institutions: 20_000, exposures: 100_000, seed: 2019 };
/** Tried out: a process that streams gets by with 32, one that keeps every record before it writes ends at 72. */
const HEAP_MEBIBYTES = 56;

let folder = '';
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'faultline-large-'));
  await writeNetwork(folder, SIZE);
  database = await testDatabase();
  return () => rmSync(folder, { recursive: true, force: true });
});

function startImport(): ChildProcess & { readonly printed: Promise<string> } {
  const { appUrl, importUrl } = database;
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MEBIBYTES}`, IMPORT, folder], {
    env: { ...process.env, FAULTLINE_APP_URL: appUrl, FAULTLINE_IMPORT_URL: importUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return Object.assign(child, { printed: text(child.stdout) });
}

describe('C07: an import of a hundred thousand exposures', () => {
  test('that is called off in the middle leaves no row and no table', async () => {
    const sql = connect(database.ownerUrl);
    const tables = () =>
      sql`SELECT relname FROM pg_class WHERE relname ~ '^(exposures|balance_sheet_observations)_[0-9]+$'`;
    const child = startImport();
    for (let copying = 0; copying === 0; await sleep(5)) {
      expect(child.exitCode ?? child.signalCode, 'it ended before it could be called off').toBeNull();
      copying = (
        await sql`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY exposures\\_%'`
      ).length;
    }
    child.kill('SIGINT');
    await once(child, 'close');
    while (
      (await sql`SELECT 1 FROM pg_stat_activity WHERE usename = 'faultline_import' AND datname = current_database()`)
        .length > 0
    )
      await sleep(20);
    expect(await tables()).toEqual([]);
    for (const table of ['snapshots', 'institutions', 'sources', 'audit_events'])
      expect(await sql.unsafe(`SELECT 1 FROM ${table}`), table).toHaveLength(0);
  }, 240_000);

  test('passes through a process that could not hold them, and every one arrives', async () => {
    const child = startImport();
    const [code] = await once(child, 'close');
    expect([code, (await child.printed).includes('Written.')]).toEqual([0, true]);
    const sql = connect(database.ownerUrl);
    const [row] =
      await sql`SELECT count(*)::int AS count, count(DISTINCT creditor_id)::int AS creditors FROM exposures`;
    expect(row?.count).toBe(SIZE.exposures);
    expect(row?.creditors).toBeGreaterThan(1_000);
  }, 240_000);
});
