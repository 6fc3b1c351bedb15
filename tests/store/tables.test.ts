import {
  ASSET_CLASSES,
  BALANCE_SHEET_MEASURES,
  IDENTIFIER_SCHEMES,
  INSTITUTION_KINDS,
  INSTRUMENTS,
  LIQUIDATION_RULES,
  LIQUIDITY_LEVELS,
  MARGIN_MODES,
  MATURITY_BUCKETS,
  QUALITIES,
  SENIORITIES,
} from '@faultline/network';
import { openStore } from '@faultline/store';
import postgres from 'postgres';
import { describe, expect, onTestFinished, test } from 'vitest';
import { asTenant } from '../../packages/store/src/access.ts';
import { openRows } from '../../packages/store/src/rows.ts';
import { turnstile } from '../../packages/store/src/turnstile.ts';
import { connect, type TestDatabase, testDatabase } from '../database/test-database.ts';
import { batchesOf, dataset } from '../database/two-banks.ts';
import { missingGuards } from './table-guards.ts';

async function fill(): Promise<TestDatabase> {
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
  'exposure_terms',
  'provenances',
  'exposures',
  'assets',
  'holdings',
  'prices',
  'fx_rates',
  'venues',
  'markets',
  'margin_tiers',
  'accounts',
  'positions',
  'contract_margins',
];

/** Tables the application may write to, and what it takes to write a row of another tenant's. */
const WRITTEN: Readonly<Record<string, string>> = {
  layouts: `VALUES ('other-bank', repeat('a', 64), '1', '')`,
  runs: `SELECT 'other-bank', repeat('b', 64), s.id, '1', 'm', '1', '{}', '[]', '{}', 1, '', now() FROM snapshots s LIMIT 1`,
  answers: `SELECT 'other-bank', repeat('b', 64), s.id, '1', 'q', '{}', '', now() FROM snapshots s LIMIT 1`,
  users: `VALUES ('other-bank', gen_random_uuid(), 'a@b', 'n', 'ADMIN')`,
  api_keys: `VALUES ('other-bank', gen_random_uuid(), gen_random_uuid(), 'n', 'abcdefghijkl', sha256(''), 'ADMIN')`,
  sessions: `VALUES ('other-bank', sha256(''), gen_random_uuid(), now(), now())`,
  sign_ins: `VALUES ('other-bank', sha256(''), 'n', 'v', '/', now())`,
  idempotency_records: `VALUES ('other-bank', 'a', 'k', sha256(''))`,
  margin_watches: `SELECT 'other-bank', gen_random_uuid(), s.id, 1, 1, 1, 'a', now(), 0, now(), 0 FROM snapshots s LIMIT 1`,
  mark_updates: `VALUES ('other-bank', gen_random_uuid(), 1, now(), '[]', 'a')`,
  margin_events: `VALUES ('other-bank', gen_random_uuid(), 1, 1, 'CALL', 0, 0, NULL, NULL, NULL, 1, 1, 0)`,
  audit_events: `VALUES ('other-bank', 1, now(), 'a', 'b', 'c', 'd')`,
};
const CHANGES: Readonly<Record<string, string>> = {
  users: `UPDATE users SET role = 'ADMIN'`,
  api_keys: 'UPDATE api_keys SET revoked_at = NULL',
  sessions: 'UPDATE sessions SET ended_at = NULL',
  idempotency_records: `UPDATE idempotency_records SET answer = '{}'`,
  sign_ins: 'DELETE FROM sign_ins',
  margin_watches: `UPDATE margin_watches SET replay_state = 'DONE'`,
};

/** A row of another tenant in each of these tables, put there by the owner. */
async function fillWithIdentity(): Promise<TestDatabase> {
  const database = await fill();
  const store = openStore(database);
  onTestFinished(() => store.close());
  const change = { access: { tenant: 'other-bank' }, actor: 'somebody' };
  const user = await store.identity.createUser(
    { ...change, key: 'u' },
    { email: 'a@b.example', name: 'A', role: 'ADMIN' },
  );
  const userId = user && 'answer' in user ? user.answer.id : '';
  await store.identity.createApiKey({ ...change, key: 'k' }, { userId, name: 'n', role: 'ADMIN', days: null });
  await store.identity.openSession('other-bank', userId);
  await store.identity.beginSignIn('other-bank', { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/' });
  const [row] = await store.listSnapshots(change.access);
  const opening = { sequence: 0, time: 0, marks: [] };
  const amounts = { mark: null, equityAmount: 1, maintenanceAmount: 1, shortageAmount: 0, calledAmount: 0 };
  const event = { kind: 'CALL' as const, account: 0, institution: 0, position: null, market: null, ...amounts };
  const policy = { warningFactor: 1.5, callFactor: 1.2, maxMarkAgeMs: 1 };
  await store.watches.open({ ...change, key: 'w' }, { snapshotId: row?.id ?? '', policy, opening, events: [event] });
  const x = new Float64Array(3);
  await store.saveLayout(change.access, { digest: 'c'.repeat(64), layoutVersion: '1', x, y: x });
  for (const table of ['runs', 'answers'])
    await connect(database.ownerUrl).unsafe(`INSERT INTO ${table} ${WRITTEN[table]}`);
  // A run needs a snapshot its writer can see: with one of its own, the tenant is all that is wrong with what local writes.
  await store.importDataset({ tenant: 'local' }, dataset, batchesOf());
  return database;
}

// What these tests try is refused or rolled back, so they share two databases.
const filled = once(fill);
const withIdentity = once(fillWithIdentity);

function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function foreignRows({ ownerUrl }: TestDatabase, table: string): Promise<number> {
  const [row] = await connect(ownerUrl).unsafe<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM ${table} WHERE tenant_id = 'other-bank'`,
  );
  return row?.count ?? 0;
}

describe('the tables', () => {
  test('F01: each table is in one of the two lists below: a new one must be tried, too', async () => {
    const rows = await connect((await testDatabase()).ownerUrl)<{ name: string }[]>`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND NOT relispartition AND relname NOT IN ('_prisma_migrations', 'installation_secrets')`;
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set([...TABLES, ...Object.keys(WRITTEN)]));
  });

  test.each(Object.entries(WRITTEN))(
    'F01: %s shows the application role no row of another tenant, takes none, and lets none be changed',
    async (table, values) => {
      const database = await withIdentity();
      expect(await foreignRows(database, table)).toBeGreaterThan(0);
      const sql = connect(database.appUrl);
      const asLocal = (statement: string) =>
        sql.begin(async (transaction) => {
          await transaction`SELECT set_config('faultline.tenant', 'local', true)`;
          return transaction.unsafe(statement);
        });
      expect(await asLocal(`SELECT * FROM ${table} WHERE tenant_id = 'other-bank'`)).toHaveLength(0);
      expect(await sql.unsafe(`SELECT * FROM ${table} WHERE tenant_id <> 'public'`)).toHaveLength(0);
      await expect(asLocal(`INSERT INTO ${table} ${values}`)).rejects.toThrow('row-level security');
      const change = CHANGES[table];
      if (change) expect((await asLocal(change)).count).toBe(0);
    },
  );

  test('F10: all stand behind a forced policy, name their tenant, and refuse NaN and infinities', async () => {
    expect(await missingGuards(connect((await filled()).ownerUrl))).toEqual([]);
  });

  test('F10: who asks stays in the transaction that asked: a connection used for one tenant carries it to nobody', async () => {
    const { appUrl } = await testDatabase();
    const sql = postgres(appUrl, { max: 1, onnotice: () => {} });
    const rows = openRows(appUrl, {
      connections: 1,
      statementTimeoutMs: 5_000,
      door: turnstile(1),
      cancel: async () => {},
      onStatement: () => {},
    });
    onTestFinished(async () => {
      await sql.end();
      await rows.close();
    });
    const ask = `SELECT coalesce(current_setting('faultline.tenant', true), '') AS tenant`;
    await asTenant({ sql, cancel: async () => {} }, { tenant: 'local' }, async (transaction) => {
      expect(await transaction.unsafe(ask)).toEqual([{ tenant: 'local' }]);
    });
    expect(await sql.unsafe(ask)).toEqual([{ tenant: '' }]);
    // Prisma gives no other way to the connection it used than from within: past the end of the transaction.
    await rows.asTenant({ tenant: 'local' }, async (prisma) => {
      expect(await prisma.$queryRawUnsafe(ask)).toEqual([{ tenant: 'local' }]);
      await prisma.$executeRawUnsafe('COMMIT');
      expect(await prisma.$queryRawUnsafe(ask)).toEqual([{ tenant: '' }]);
    });
  });

  test('F10: a new table without any of this is noticed', async () => {
    const sql = connect((await testDatabase()).ownerUrl);
    await sql.unsafe('CREATE TABLE forgotten (amount float8)');
    expect(await missingGuards(sql)).toEqual([
      'forgotten: row-level security is not forced',
      'forgotten: no policy',
      'forgotten: no tenant_id',
      'forgotten.amount: NaN, Infinity, -Infinity not refused',
    ]);
  });

  test('F10, B03: a figure is guarded by both bounds of its own, whatever its type and whatever is called alike', async () => {
    const sql = connect((await testDatabase()).ownerUrl);
    await sql.unsafe(`
      CREATE TABLE half_guarded (
        exchange_rate float8 CHECK (exchange_rate > '-Infinity' AND exchange_rate < 'Infinity'), rate float8,
        cash float8 CHECK (cash < 'Infinity'), debt float8 CHECK (debt > '-Infinity'), fee float8 CHECK (fee > cash),
        floor float8 NOT NULL CHECK (floor >= 0 AND floor < 'Infinity'), cap float8 CHECK (cap > floor AND cap < 'Infinity'),
        amount numeric, share float4, ratios float8[] CHECK (NOT 'NaN' = ANY (ratios)))`);
    const missing = await missingGuards(sql);
    expect(missing.filter((line) => line.startsWith('half_guarded.'))).toEqual([
      'half_guarded.rate: NaN, Infinity, -Infinity not refused',
      'half_guarded.cash: -Infinity not refused',
      'half_guarded.debt: NaN, Infinity not refused',
      'half_guarded.fee: NaN, Infinity, -Infinity not refused',
      'half_guarded.amount: NaN, Infinity, -Infinity not refused',
      'half_guarded.share: NaN, Infinity, -Infinity not refused',
      'half_guarded.ratios: Infinity, -Infinity not refused',
    ]);
  });

  test.each(TABLES)(
    'F01: %s shows the application role no row of another tenant, and lets it add none',
    async (table) => {
      const database = await filled();
      expect(await foreignRows(database, table)).toBeGreaterThan(0);
      const sql = connect(database.appUrl);
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
    },
  );

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

  test('C01, C03: an institution cannot owe itself, be owed by nobody, nor be of an unknown kind', async () => {
    const sql = connect((await filled()).ownerUrl);
    await expect(sql.unsafe('UPDATE exposures SET debtor_id = creditor_id')).rejects.toThrow('check constraint');
    await expect(sql.unsafe('UPDATE exposures SET debtor_id = 999999 WHERE amount = 300')).rejects.toThrow(
      'foreign key constraint',
    );
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
      exposure_terms_instrument: INSTRUMENTS,
      exposure_terms_seniority: SENIORITIES,
      exposure_terms_maturity_bucket: MATURITY_BUCKETS,
      provenances_quality: QUALITIES,
      assets_asset_class: ASSET_CLASSES,
      assets_liquidity_level: LIQUIDITY_LEVELS,
      venues_liquidates: LIQUIDATION_RULES,
      accounts_mode: MARGIN_MODES,
      contract_margins_quality: QUALITIES,
    }))
      expect(await listed(constraint), constraint).toEqual([...codes]);
  });
});
