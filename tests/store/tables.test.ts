import {
  ASSET_CLASSES,
  BALANCE_SHEET_MEASURES,
  IDENTIFIER_SCHEMES,
  INSTITUTION_KINDS,
  INSTRUMENTS,
  LIQUIDITY_LEVELS,
  MATURITY_BUCKETS,
  QUALITIES,
  SENIORITIES,
} from '@faultline/network';
import { openStore } from '@faultline/store';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connect, type TestDatabase, testDatabase } from '../database/test-database.ts';
import { batchesOf, dataset } from '../database/two-banks.ts';
import { missingGuards } from './table-guards.ts';

async function filled(): Promise<TestDatabase> {
  const database = await testDatabase();
  const store = openStore(database);
  onTestFinished(() => store.close());
  await connect(database.ownerUrl).unsafe(`INSERT INTO tenants VALUES ('other-bank', 'Somebody else')`);
  await store.importDataset({ tenant: 'other-bank' }, dataset, batchesOf());
  return database;
}

const TABLES = [
  'tenants',
  'datasets',
  'snapshots',
  'institutions',
  'sources',
  'institution_records',
  'identifiers',
  'balance_sheet_observations',
  'exposures',
  'assets',
  'holdings',
  'prices',
  'fx_rates',
];

describe('the tables', () => {
  test('F10: all stand behind a forced policy, name their tenant, and refuse NaN and infinities', async () => {
    expect(await missingGuards(connect((await filled()).ownerUrl))).toEqual([]);
  });

  test('F10: a new table without any of this is noticed', async () => {
    const sql = connect((await testDatabase()).ownerUrl);
    await sql.unsafe('CREATE TABLE forgotten (amount float8)');
    expect(await missingGuards(sql)).toEqual([
      'forgotten: row-level security is not forced',
      'forgotten: no policy',
      'forgotten: no tenant_id',
      'forgotten.amount: NaN and infinity are not refused',
    ]);
  });

  test.each(TABLES)('%s shows the application role no row of another tenant, and lets it add none', async (table) => {
    const sql = connect((await filled()).appUrl);
    const seen = await sql.begin(async (transaction) => {
      await transaction`SELECT set_config('faultline.tenant', 'local', true)`;
      return transaction.unsafe(`SELECT * FROM ${table} WHERE tenant_id = 'other-bank'`);
    });
    expect(seen).toHaveLength(0);
    expect(await sql.unsafe(`SELECT * FROM ${table} WHERE tenant_id <> 'public'`)).toHaveLength(0);
    await expect(sql.unsafe(`INSERT INTO ${table} SELECT * FROM ${table} LIMIT 0`)).rejects.toThrow(
      'permission denied',
    );
    await expect(sql.unsafe(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
  });

  test('a partition cannot be read past its parent', async () => {
    await expect(connect((await filled()).appUrl).unsafe('SELECT * FROM exposures_1')).rejects.toThrow(
      'permission denied',
    );
  });

  test('a run cannot be written for another tenant', async () => {
    const sql = connect((await filled()).appUrl);
    const write = sql.begin(async (transaction) => {
      await transaction`SELECT set_config('faultline.tenant', 'local', true)`;
      await transaction.unsafe(`INSERT INTO layouts VALUES ('other-bank', repeat('a', 64), '1', '')`);
    });
    await expect(write).rejects.toThrow('row-level security');
  });
});

describe('straight SQL', () => {
  test.each([
    ['NaN', `'NaN'`, 'check constraint'],
    ['an infinity', `'Infinity'`, 'check constraint'],
    ['a negative exposure', '-1', 'check constraint'],
    ['text that is no number', `''`, 'invalid input syntax'],
  ])('B03, H09: %s cannot be stored as an exposure', async (_, amount, reason) => {
    const sql = connect((await filled()).ownerUrl);
    await expect(sql.unsafe(`UPDATE exposures SET amount = ${amount}`)).rejects.toThrow(reason);
  });

  test('an institution cannot owe itself, nor be of an unknown kind', async () => {
    const sql = connect((await filled()).ownerUrl);
    await expect(sql.unsafe('UPDATE exposures SET debtor_id = creditor_id')).rejects.toThrow('check constraint');
    await expect(sql.unsafe(`UPDATE institution_records SET kind = 'SHADOW_BANK'`)).rejects.toThrow(
      'institution_records_kind',
    );
  });

  test('the closed lists of the tables are those of the code', async () => {
    const sql = connect((await testDatabase()).ownerUrl);
    const listed = async (constraint: string) => {
      const [row] = await sql<
        { text: string }[]
      >`SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = ${constraint}`;
      return [...(row?.text ?? '').matchAll(/'([A-Z0-9_]+)'/g)].map(([, code]) => code);
    };
    for (const [constraint, codes] of Object.entries({
      institution_records_kind: INSTITUTION_KINDS,
      identifiers_scheme: IDENTIFIER_SCHEMES,
      balance_sheet_observations_measure: BALANCE_SHEET_MEASURES,
      exposures_instrument: INSTRUMENTS,
      exposures_seniority: SENIORITIES,
      exposures_maturity_bucket: MATURITY_BUCKETS,
      exposures_quality: QUALITIES,
      assets_asset_class: ASSET_CLASSES,
      assets_liquidity_level: LIQUIDITY_LEVELS,
    }))
      expect(await listed(constraint), constraint).toEqual([...codes]);
  });
});
