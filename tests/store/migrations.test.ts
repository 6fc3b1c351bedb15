import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@faultline/store';
import { describe, expect, onTestFinished, test } from 'vitest';
import { rolePassword } from '../../packages/store/src/migrations/migrate.ts';
import { TEMPLATE, TEST_PASSWORDS } from '../database/global-setup.ts';
import { connect, emptyDatabase } from '../database/test-database.ts';

const COMMITTED = join(import.meta.dirname, '../../prisma/migrations');

function copyOfMigrations(): string {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(COMMITTED, folder, { recursive: true });
  return folder;
}

const [first = ''] = readdirSync(COMMITTED).sort();

describe('migrations', () => {
  test('bring an empty database up to date, and a second time change nothing', async () => {
    const url = await emptyDatabase();
    expect((await migrate(url, TEST_PASSWORDS)).applied).toEqual(readdirSync(COMMITTED).sort());
    expect((await migrate(url, TEST_PASSWORDS)).applied).toEqual([]);
  });

  test('are applied once by processes that start at the same moment', async () => {
    const url = await emptyDatabase();
    const all = await Promise.all([1, 2, 3].map(() => migrate(url, TEST_PASSWORDS)));
    expect(all.flatMap(({ applied }) => applied)).toEqual(readdirSync(COMMITTED).sort());
  });

  test('of several databases of one server at the same moment do not get in the way of each other', async () => {
    const urls = [await emptyDatabase(TEMPLATE), await emptyDatabase(TEMPLATE), await emptyDatabase(TEMPLATE)];
    for (let round = 0; round < 5; round++)
      expect(await Promise.all(urls.map((url) => migrate(url, TEST_PASSWORDS)))).toHaveLength(3);
  });

  test('give their roles a password of 64 hexadecimal digits as it is, and any other as such a one', () => {
    const ready = '0123456789abcdef'.repeat(4);
    expect(rolePassword(ready)).toBe(ready);
    for (const other of ['', "'; DROP TABLE users; --", ready.toUpperCase(), `${ready}0`])
      expect(rolePassword(other)).toMatch(/^[0-9a-f]{64}$/);
    expect(rolePassword('one')).not.toBe(rolePassword('another'));
  });

  test('H06: stop with a sentence when an applied one was edited', async () => {
    const url = await emptyDatabase();
    const folder = copyOfMigrations();
    await migrate(url, TEST_PASSWORDS, folder);
    appendFileSync(join(folder, first, 'migration.sql'), '\n-- edited\n');
    await expect(migrate(url, TEST_PASSWORDS, folder)).rejects.toThrow(
      `migration ${first} was edited after it was applied: restore prisma/migrations/${first}/migration.sql`,
    );
  });

  test('H07: that fail keep nothing, say why, and stop every start until the next step is taken', async () => {
    const url = await emptyDatabase();
    const folder = copyOfMigrations();
    const broken = join(folder, '29990101000000_broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'migration.sql'), 'CREATE TABLE half (x int);\nSELECT nothing FROM nowhere;\n');
    await expect(migrate(url, TEST_PASSWORDS, folder)).rejects.toThrow('relation "nowhere" does not exist');
    const sql = connect(url);
    expect(await sql`SELECT 1 FROM pg_class WHERE relname = 'half'`).toHaveLength(0);
    await expect(migrate(url, TEST_PASSWORDS, folder)).rejects.toThrow(
      'migration 29990101000000_broken is half applied. Correct its migration.sql',
    );

    writeFileSync(join(broken, 'migration.sql'), 'SELECT 1;\n');
    await sql`DELETE FROM _prisma_migrations WHERE migration_name = '29990101000000_broken'`;
    expect((await migrate(url, TEST_PASSWORDS, folder)).applied).toEqual(['29990101000000_broken']);
  });

  test('stop with a sentence on a database that is ahead of this version', async () => {
    const url = await emptyDatabase();
    const folder = copyOfMigrations();
    mkdirSync(join(folder, '29990101000000_newer'));
    writeFileSync(join(folder, '29990101000000_newer', 'migration.sql'), 'SELECT 1;\n');
    await migrate(url, TEST_PASSWORDS, folder);
    await expect(migrate(url, TEST_PASSWORDS)).rejects.toThrow(
      '29990101000000_newer, which this version does not know',
    );
  });

  test('H10: refuse a database that is not UTF-8', async () => {
    const sql = connect(await emptyDatabase());
    const name = `latin_${Date.now()}`;
    await sql.unsafe(`CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`);
    const url = (await emptyDatabase()).replace(/[^/]+$/, name);
    await expect(migrate(url, TEST_PASSWORDS)).rejects.toThrow(`database ${name} has encoding LATIN1`);
  });

  test('lead to the schema Prisma speaks: the newest copy is prisma/schema.prisma', () => {
    const newest = readdirSync(COMMITTED).sort().at(-1) ?? '';
    expect(readFileSync(join(COMMITTED, newest, 'schema.prisma'), 'utf8')).toBe(
      readFileSync(join(COMMITTED, '../schema.prisma'), 'utf8'),
    );
  });
});
