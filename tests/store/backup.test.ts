import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRunner } from '@faultline/runner';
import { openStore } from '@faultline/store';
import { describe, expect, onTestFinished, test } from 'vitest';
import { BACKUP_TABLES } from '../../packages/store/src/backup/backup-tables.ts';
import { damagedFiles, readManifest, restoreBackup } from '../../packages/store/src/backup/restore-backup.ts';
import { verifyDatabase } from '../../packages/store/src/backup/verify-database.ts';
import { writeBackup } from '../../packages/store/src/backup/write-backup.ts';
import { personOf } from '../api/people.ts';
import { ruinousWatch } from '../database/ruinous-watch.ts';
import { connect, type TestDatabase, testDatabase } from '../database/test-database.ts';
import { batchesOf, dataset } from '../database/two-banks.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'faultline-backup-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return join(made, 'backup');
}

/** Two snapshots, with a run of one, an answer about it and the layout of its map. */
async function filled(): Promise<TestDatabase> {
  const database = await testDatabase();
  const store = openStore(database);
  await store.importDataset({ tenant: 'public' }, dataset, batchesOf());
  const local = { tenant: 'local' };
  const runner = createRunner(store);
  const snapshotRow = await store.findSnapshot(local, { slug: dataset.slug });
  if (!snapshotRow) throw new Error('the import is gone');
  await runner.contagion(local, {
    snapshotRow,
    model: 'debtRankLinear',
    parameters: {},
    shock: [{ institution: 'alpha', lossRatio: 1 }],
  });
  await runner.layout(local, snapshotRow);
  const columns = await store.loadSnapshot(local, snapshotRow);
  if (!columns) throw new Error('the snapshot is gone');
  const target = { failures: 1 };
  await runner.questions.reverseStress(
    local,
    { row: snapshotRow, columns },
    { model: 'DEFAULT_CASCADE', shape: 1, target },
  );
  await ruinousWatch(store, 'local', dataset.slug);
  await store.importDataset(local, { ...dataset, asOf: '2020-12-31' }, batchesOf());
  await runner.close();
  await store.close();
  return database;
}

/** Every row of every table as text, whatever order it lies in. */
async function contents(url: string): Promise<Record<string, readonly string[]>> {
  const sql = connect(url);
  const found: Record<string, readonly string[]> = {};
  for (const table of BACKUP_TABLES)
    found[table] = (await sql.unsafe<{ text: string }[]>(`SELECT t::text AS text FROM ${table} t ORDER BY 1`)).map(
      ({ text }) => text,
    );
  return found;
}

describe('H08: a backup', () => {
  test('put into a new database gives back every row, every digest, keys that work and a trail that holds', async () => {
    const before = await filled();
    const person = await personOf(before, 'ANALYST');
    const { identity, close } = openStore(before);
    await identity.openSession('local', person.userId);
    await identity.beginSignIn('local', { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/' });
    await close();
    const at = folder();
    await writeBackup(before.ownerUrl, at);
    const expected = await contents(before.ownerUrl);
    // Of a table without rows nothing would be shown.
    expect(BACKUP_TABLES.filter((table) => expected[table]?.length === 0)).toEqual([]);

    const after = await testDatabase();
    await restoreBackup(after.ownerUrl, at);
    expect(await contents(after.ownerUrl)).toEqual(expected);
    expect((await verifyDatabase(after.ownerUrl, 'everything')).faultCount).toBe(0);
    const store = openStore(after);
    onTestFinished(() => store.close());
    expect((await store.identity.authenticateApiKey(person.key))?.role).toBe('ANALYST');
    // Life goes on where it stopped: a new snapshot finds its number, the trail its end.
    await store.importDataset({ tenant: 'local' }, { ...dataset, asOf: '2021-12-31' }, batchesOf());
    expect((await verifyDatabase(after.ownerUrl, 'everything')).faultCount).toBe(0);
  });

  test('has every table there is', async () => {
    const rows = await connect((await testDatabase()).ownerUrl)`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND NOT relispartition AND relname <> '_prisma_migrations'`;
    expect(new Set(rows.map(({ name }) => String(name)))).toEqual(new Set(BACKUP_TABLES));
  });

  test('with one byte changed, or a file gone, is noticed and puts nothing back', async () => {
    const at = folder();
    await writeBackup((await filled()).ownerUrl, at);
    expect(await damagedFiles(at, readManifest(at))).toEqual([]);
    const file = readdirSync(at).find((name) => name.startsWith('exposures')) ?? '';
    const copy = `${at}-changed`;
    cpSync(at, copy, { recursive: true });
    const bytes = readFileSync(join(copy, file));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(join(copy, file), bytes);
    const after = await testDatabase();
    await expect(restoreBackup(after.ownerUrl, copy)).rejects.toThrow(file);
    rmSync(join(at, file));
    await expect(restoreBackup(after.ownerUrl, at)).rejects.toThrow(file);
    expect(await connect(after.ownerUrl)`SELECT 1 FROM snapshots`).toHaveLength(0);
  });

  test('is not put into a database that has rows, nor written over a folder that is there', async () => {
    const database = await filled();
    const at = folder();
    await writeBackup(database.ownerUrl, at);
    await expect(writeBackup(database.ownerUrl, at)).rejects.toThrow('exists');
    await expect(restoreBackup(database.ownerUrl, at)).rejects.toThrow('rows of its own');
    expect(() => readManifest(tmpdir())).toThrow('is no backup');
  });
});

describe('verify', () => {
  test('names the snapshot one digit of which was changed behind everybody’s back', async () => {
    const database = await filled();
    const sql = connect(database.ownerUrl);
    await sql.unsafe('UPDATE exposures SET amount = amount * 1.0000000001 WHERE snapshot_id = 1');
    const { lines, faultCount } = await verifyDatabase(database.ownerUrl, 'everything');
    expect(faultCount).toBe(1);
    expect(lines.find((line) => line.startsWith('FAULT'))).toContain('snapshot 1 (public/two-banks)');
  });
});
