import type { ExposureRecord, RecordBatch } from '@faultline/network';
import { openStore, type Store } from '@faultline/store';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { connect, type TestDatabase, testDatabase } from '../database/test-database.ts';
import { batchesOf, dataset, exposure, records } from '../database/two-banks.ts';

const local = { tenant: 'local' };
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});

function open(): Store {
  const store = openStore(database);
  onTestFinished(() => store.close());
  return store;
}

/** Enough rows that the refusal comes while more of them are under way. */
async function* manyAfter(refused: ExposureRecord): AsyncGenerator<RecordBatch> {
  yield* batchesOf({ ...records, exposures: [refused] });
  const after = Array.from({ length: 2_000 }, (_, place) => exposure('alpha', 'beta', place));
  for (let batch = 0; batch < 50; batch++) yield { file: 'exposures', records: after };
}

const REFUSED = [
  ['C01', 'an exposure of an institution to itself', exposure('alpha', 'alpha', 5), /exposures.*check/i],
  ['B08', 'an amount below zero', exposure('alpha', 'beta', -5), /exposures.*check/i],
  ['B03', 'NaN', exposure('alpha', 'beta', Number.NaN), /exposures.*check/i],
] as const;

describe('a row the database refuses while rows are copied', () => {
  test.each(REFUSED)('%s: %s ends the import in words and leaves nothing', async (_, _what, refused, words) => {
    const store = open();
    const few = batchesOf({ ...records, exposures: [...records.exposures, refused] });
    await expect(store.importDataset(local, dataset, few)).rejects.toThrow(words);
    await expect(store.importDataset(local, dataset, manyAfter(refused))).rejects.toThrow(words);
    expect(await store.listSnapshots(local)).toEqual([]);
    const [held] = await connect(
      database.ownerUrl,
    )`SELECT count(*)::int AS count FROM pg_locks l JOIN pg_database d ON d.oid = l.database
      WHERE locktype = 'advisory' AND datname = current_database()`;
    expect(held).toEqual({ count: 0 });
  });
});
