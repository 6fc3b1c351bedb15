import { createHash } from 'node:crypto';
import type { RecordBatch } from '@faultline/network';
import { canonicalBytes, snapshotOf } from '@faultline/network';
import { openStore, type Store, type StoredRun } from '@faultline/store';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { connect, type TestDatabase, testDatabase } from '../database/test-database.ts';
import { batchesOf, dataset, exposure, records } from '../database/two-banks.ts';

const sha256 = (chunks: Iterable<Uint8Array>): string => {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
};
const local = { tenant: 'local' };
const everybody = { tenant: 'public' };

function open(database: TestDatabase): Store {
  const store = openStore(database);
  onTestFinished(() => store.close());
  return store;
}

async function countRows(database: TestDatabase, table: string): Promise<number> {
  const [row] = await connect(database.ownerUrl).unsafe<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM ${table}`,
  );
  return row?.count ?? -1;
}

async function load(store: Store, access = local) {
  const row = await store.findSnapshot(access, { slug: 'two-banks' });
  return row && (await store.loadSnapshot(access, row));
}

describe('an import', () => {
  test('is read back with the digest that the records themselves have', async () => {
    const store = open(await testDatabase());
    const imported = await store.importDataset(local, dataset, batchesOf());
    const expected = snapshotOf(records, sha256);
    expect(imported).toMatchObject({ written: true, digest: expected.digest });
    const snapshot = await load(store);
    expect(snapshot && sha256(canonicalBytes(snapshot))).toBe(expected.digest);
    expect(snapshot).toEqual(expected);
  });

  test('of the same content twice writes nothing the second time, in whatever order the rows come', async () => {
    const database = await testDatabase();
    const store = open(database);
    const first = await store.importDataset(local, dataset, batchesOf());
    const shuffled = {
      ...records,
      exposures: records.exposures.toReversed(),
      institutions: records.institutions.toReversed(),
    };
    const second = await store.importDataset(local, dataset, batchesOf(shuffled));
    expect(second).toEqual({ ...first, written: false });
    expect(await countRows(database, 'snapshots')).toBe(1);
    expect(await countRows(database, 'exposures')).toBe(4);
  });

  test('whose institutions have ids far apart is read back like any other', async () => {
    const database = await testDatabase();
    const store = open(database);
    const first = { file: 'institutions', records: records.institutions.slice(0, 1) } as const;
    await store.importDataset(
      local,
      { ...dataset, slug: 'one-bank' },
      (async function* () {
        yield first;
      })(),
    );
    await connect(database.ownerUrl)`SELECT setval(pg_get_serial_sequence('institutions', 'id'), 4000000000)`;
    const { digest } = await store.importDataset(local, dataset, batchesOf());
    expect(digest).toBe(snapshotOf(records, sha256).digest);
  });

  test('whose rows were changed afterwards is not read as if they were not', async () => {
    const database = await testDatabase();
    const store = open(database);
    const { snapshotId, digest } = await store.importDataset(local, dataset, batchesOf());
    await connect(database.ownerUrl).unsafe(`UPDATE exposures_${snapshotId} SET amount = amount + 1`);
    await expect(load(store)).rejects.toThrow(`the rows of snapshot ${snapshotId} were written with digest ${digest}`);
  });

  test('of other content becomes a newer snapshot beside the first, under the same institutions', async () => {
    const database = await testDatabase();
    const store = open(database);
    await store.importDataset(local, dataset, batchesOf());
    const later = { ...dataset, asOf: '2020-06-30' };
    await store.importDataset(local, later, batchesOf({ ...records, exposures: [exposure('alpha', 'beta', 9)] }));
    expect((await store.listSnapshots(local)).map(({ asOf }) => asOf)).toEqual(['2020-06-30', '2019-12-31']);
    expect((await store.findSnapshot(local, { slug: 'two-banks', asOf: '2019-12-31' }))?.asOf).toBe('2019-12-31');
    expect((await store.findSnapshot(local, { asOf: '2020-01-01' }))?.asOf).toBe('2019-12-31');
    expect(await countRows(database, 'institutions')).toBe(3);
  });

  test('that fails half way leaves nothing behind', async () => {
    const database = await testDatabase();
    async function* broken(): AsyncGenerator<RecordBatch> {
      yield* batchesOf();
      throw new Error('the file has faults');
    }
    await expect(open(database).importDataset(local, dataset, broken())).rejects.toThrow('the file has faults');
    for (const table of ['snapshots', 'exposures', 'institutions', 'datasets'])
      expect(await countRows(database, table)).toBe(0);
  });

  test('H01: whose connection is killed in the middle of a COPY leaves no row', async () => {
    const database = await testDatabase();
    const owner = connect(database.ownerUrl);
    async function* cutOff(): AsyncGenerator<RecordBatch> {
      for await (const batch of batchesOf()) {
        yield batch;
        if (batch.file === 'exposures')
          await owner`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE usename = 'faultline_import' AND datname = current_database()`;
      }
    }
    await expect(open(database).importDataset(local, dataset, cutOff())).rejects.toThrow();
    expect(await countRows(database, 'exposures')).toBe(0);
    expect(await countRows(database, 'snapshots')).toBe(0);
  });

  test('C03: of an exposure to an institution nobody named is refused', async () => {
    const dangling = { ...records, exposures: [exposure('alpha', 'nobody', 1)] };
    await expect(open(await testDatabase()).importDataset(local, dataset, batchesOf(dangling))).rejects.toThrow(
      'institution "nobody" is used before it is named',
    );
  });
});

describe('a loaded snapshot', () => {
  test('takes nine statements cold and one warm, the question who may see it included', async () => {
    const store = open(await testDatabase());
    await store.importDataset(local, dataset, batchesOf());
    const statements: string[] = [];
    onTestFinished(store.onStatement((text) => statements.push(text)));
    await load(store);
    expect(statements).toHaveLength(9);
    await load(store);
    expect(statements).toHaveLength(10);
  });

  test('B11: names the currency pair it has no rate for', async () => {
    const store = open(await testDatabase());
    await store.importDataset(local, dataset, batchesOf({ ...records, fxRates: [] }));
    expect((await load(store))?.missingFx).toEqual([{ fromCurrency: 'USD', toCurrency: 'EUR', asOf: '2019-12-31' }]);
  });

  test('an empty one is loaded like any other (C05)', async () => {
    const store = open(await testDatabase());
    await store.importDataset(
      local,
      dataset,
      batchesOf({ ...records, balanceSheets: [], exposures: [], holdings: [] }),
    );
    expect(await load(store)).toMatchObject({ exposures: { count: 0 }, institutions: { count: 3 } });
  });
});

describe('tenants', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    const store = openStore(database);
    await connectOnce(database.ownerUrl, `INSERT INTO tenants VALUES ('other-bank', 'Somebody else')`);
    await store.importDataset({ tenant: 'other-bank' }, dataset, batchesOf());
    await store.close();
  });

  test('see nothing of each other through any call of the store', async () => {
    const store = open(database);
    const theirs = await store.findSnapshot({ tenant: 'other-bank' }, { slug: 'two-banks' });
    if (!theirs) throw new Error('the other tenant lost its snapshot');
    await store.loadSnapshot({ tenant: 'other-bank' }, theirs);
    await store.saveRun({ tenant: 'other-bank' }, runOf(theirs.id));
    const layout = { digest: theirs.digest, layoutVersion: '1', x: Float64Array.of(0), y: Float64Array.of(0) };
    await store.saveLayout({ tenant: 'other-bank' }, layout);
    const answer = {
      ...{ digest: 'e'.repeat(64), snapshotId: theirs.id, engineVersion: '1', question: 'bailOut' },
      ...{ request: { seed: 2 ** 53 - 1, shock: 0.1 }, figures: '{"loss":0.1}', storedAt: new Date(1_000) },
    };
    await store.saveAnswer({ tenant: 'other-bank' }, answer);
    expect(await store.listSnapshots(local)).toEqual([]);
    for (const by of [
      { id: theirs.id },
      { slug: 'two-banks' },
      { slug: 'two-banks', digest: theirs.digest },
      { asOf: '2030-01-01' },
    ])
      expect(await store.findSnapshot(local, by)).toBeNull();
    expect(await store.findSources(local, theirs.id)).toEqual([]);
    expect(await store.findIdentifiers(local, theirs.id, ['alpha'])).toEqual(new Map());
    expect(
      await store.findByIdentifier(local, { snapshotId: theirs.id, scheme: null, text: '5493', exact: false }),
    ).toEqual([]);
    expect(await store.findRun(local, 'd'.repeat(64))).toBeNull();
    expect(await store.findAnswer(local, answer.digest)).toBeNull();
    expect(await store.findLayout(local, layout)).toBeNull();
    expect(await store.findRun({ tenant: 'other-bank' }, 'd'.repeat(64))).toEqual(runOf(theirs.id));
    // The first one stays: an answer is never another.
    const again = { ...answer, figures: '{}', storedAt: new Date(2_000) };
    expect(await store.saveAnswer({ tenant: 'other-bank' }, again)).toEqual(answer.storedAt);
    expect(await store.findAnswer({ tenant: 'other-bank' }, answer.digest)).toEqual(answer);
  });

  test('who store an answer at the same moment are told one date, that of the first', async () => {
    const [one, other] = [open(database), open(database)];
    const access = { tenant: 'other-bank' };
    const theirs = await one.findSnapshot(access, { slug: 'two-banks' });
    for (let turn = 0; turn < 5; turn++) {
      const answer = {
        ...{ digest: `${turn}`.repeat(64), snapshotId: theirs?.id ?? '', engineVersion: '1', question: 'bailOut' },
        ...{ request: {}, figures: '{}' },
      };
      const dates = await Promise.all(
        [one, other, one, other].map((store, place) =>
          store.saveAnswer(access, { ...answer, storedAt: new Date(1_000 * (place + 1)) }),
        ),
      );
      const kept = await one.findAnswer(access, answer.digest);
      expect(dates).toEqual(dates.map(() => kept?.storedAt));
    }
  });

  test('all read what belongs to everybody', async () => {
    const shared = await testDatabase();
    const store = open(shared);
    await store.importDataset(everybody, dataset, batchesOf());
    expect(await load(store)).not.toBeNull();
    const row = await store.findSnapshot(local, { slug: 'two-banks' });
    expect(await store.findIdentifiers(local, row?.id ?? '', ['alpha', 'beta'])).toEqual(
      new Map([['alpha', [{ institution: 'alpha', scheme: 'LEI', value: '5493001KJTIIGC8Y1R12' }]]]),
    );
    expect((await store.cursorSecret()).length).toBe(32);
  });

  async function connectOnce(url: string, statement: string): Promise<void> {
    const { default: postgres } = await import('postgres');
    const sql = postgres(url, { max: 1 });
    await sql.unsafe(statement);
    await sql.end();
  }
});

function runOf(snapshotId: string): StoredRun {
  return {
    digest: 'd'.repeat(64),
    snapshotId,
    engineVersion: '0',
    model: 'debtRankLinear',
    modelVersion: '1',
    parameters: { maxRounds: 25 },
    shock: [{ institution: 'alpha', lossRatio: 1 }],
    without: [],
    solved: {
      lossRatioByRound: [Float64Array.of(1, 0, 0), Float64Array.of(1, 0.1, 0)],
      writeDownByRound: [Float64Array.of(1, 0, 0), Float64Array.of(1, 0.1, 0)],
      convergence: {
        solution: 'LEAST',
        converged: true,
        rounds: 1,
        residual: 0,
        tolerance: 1e-12,
        spectralRadius: null,
      },
    },
  };
}
