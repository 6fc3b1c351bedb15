import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@faultline/store';
import type postgres from 'postgres';
import { describe, expect, onTestFinished, test } from 'vitest';
import { codeBook } from '../../packages/store/src/imports/code-book.ts';
import { attachPartition, createPartition } from '../../packages/store/src/imports/partitions.ts';
import { TEST_PASSWORDS } from '../database/global-setup.ts';
import { connect, emptyDatabase } from '../database/test-database.ts';

const COMMITTED = join(import.meta.dirname, '../../prisma/migrations');
const MIGRATION = '20261125123000_exposure_terms';

/** The migrations before this one. */
function earlierMigrations(): string {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of readdirSync(COMMITTED).filter((name) => name < MIGRATION))
    cpSync(join(COMMITTED, name), join(folder, name), { recursive: true });
  return folder;
}

const EXPOSURES = [
  [1, 2, 'LOAN', 'SENIOR_UNSECURED', 'UNSPECIFIED', 300, 'EUR', null, 'REPORTED', 'eba'],
  [1, 2, 'REPO', 'SENIOR_SECURED', 'OVERNIGHT', 120.5, 'EUR', 118.25, 'REPORTED', 'eba'],
  [2, 1, 'LOAN', 'SENIOR_UNSECURED', 'UNSPECIFIED', 0, 'USD', null, 'ESTIMATED', 'eba'],
  [2, 3, 'LOAN', 'SENIOR_UNSECURED', 'UNSPECIFIED', 7, 'EUR', null, 'REPORTED', 'ecb'],
] as const;
const KEY = ['snapshot_id', 'creditor_id', 'debtor_id', 'instrument', 'seniority', 'maturity_bucket', 'currency'];

/** Two snapshots of a tenant as an import of before wrote them, the second without exposures. */
async function fillAsBefore(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    INSERT INTO datasets (id, tenant_id, slug) VALUES (1, 'local', 'three-banks');
    INSERT INTO snapshots (id, tenant_id, dataset_id, digest, title, description, as_of, currency, scale, assumptions)
      SELECT id, 'local', 1, repeat(id::text, 64), 't', 'd', '2019-12-31', 'EUR', 6, '[]' FROM generate_series(7, 8) id;
    INSERT INTO institutions (id, tenant_id, key) SELECT id, 'local', 'bank-' || id FROM generate_series(1, 3) id;
    INSERT INTO sources SELECT id, 'local', key, 'p', 't', 'l', 'r' FROM generate_series(7, 8) id, unnest(ARRAY['eba', 'ecb']) key;`);
  await sql.begin(async (transaction) => {
    await transaction.unsafe('SET LOCAL ROLE faultline_import');
    await createPartition(transaction, { partition: 'exposures_7', table: 'exposures' });
    for (const row of EXPOSURES)
      await transaction.unsafe(`INSERT INTO exposures_7 VALUES (7, 'local', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, [
        ...row,
      ]);
    await attachPartition(transaction, { partition: 'exposures_7', table: 'exposures', key: KEY, snapshotId: '7' });
  });
}

describe('exposures of before their terms had a table', () => {
  test('keep every figure, behind the same policies, and take more', async () => {
    const url = await emptyDatabase();
    await migrate(url, TEST_PASSWORDS, earlierMigrations());
    const sql = connect(url);
    await fillAsBefore(sql);
    const { applied, appUrl } = await migrate(url, TEST_PASSWORDS);
    expect(applied).toContain(MIGRATION);

    const rows = await sql.unsafe(`
      SELECT creditor_id::int, debtor_id::int, instrument, seniority, maturity_bucket, amount, currency, collateral_amount,
        quality, source_key
      FROM exposures e JOIN exposure_terms t ON (t.snapshot_id, t.id) = (e.snapshot_id, e.terms_id)
      JOIN provenances p ON (p.snapshot_id, p.id) = (e.snapshot_id, e.provenance_id)
      WHERE e.snapshot_id = 7 AND e.tenant_id = 'local' ORDER BY 1, 2, 3`);
    expect(rows.map((row) => Object.values(row))).toEqual(EXPOSURES);
    expect(await sql`SELECT id::int FROM exposure_terms ORDER BY id`).toEqual([{ id: 0 }, { id: 1 }, { id: 2 }]);
    expect(await sql`SELECT id::int FROM provenances ORDER BY id`).toEqual([{ id: 0 }, { id: 1 }, { id: 2 }]);
    expect(await sql`SELECT 1 FROM pg_class WHERE relname LIKE '%before%'`).toHaveLength(0);

    const app = connect(appUrl);
    expect(await app`SELECT * FROM exposures`).toHaveLength(0);
    await expect(app`SELECT * FROM exposures_7`).rejects.toThrow('permission denied');
    await expect(sql`INSERT INTO exposures VALUES (7, 'local', 1, 2, 0, 0, 1)`).rejects.toThrow('duplicate key');
    await expect(sql`INSERT INTO exposures VALUES (7, 'local', 3, 2, 9, 0, 1)`).rejects.toThrow('terms_id');
  });
});

describe('a code book', () => {
  const book = codeBook(['instrument', 'currency']);

  test('numbers combinations as they are first seen, and each of them once', () => {
    const seen = ['LOAN EUR', 'LOAN USD', 'BOND EUR', 'LOAN EUR', 'BOND EUR'].map((text) => {
      const [instrument = '', currency = ''] = text.split(' ');
      return book.codeOf({ instrument, currency });
    });
    expect(seen).toEqual([0, 1, 2, 0, 2]);
    expect(book.entries()).toEqual([
      { instrument: 'LOAN', currency: 'EUR' },
      { instrument: 'LOAN', currency: 'USD' },
      { instrument: 'BOND', currency: 'EUR' },
    ]);
  });

  test('tells apart what reads alike when put together', () => {
    expect(book.codeOf({ instrument: 'A', currency: 'BC' })).not.toBe(book.codeOf({ instrument: 'AB', currency: 'C' }));
  });
});
