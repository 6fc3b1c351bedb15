import type { RecordBatch } from '@faultline/network';
import { openStore } from '@faultline/store';
import postgres from 'postgres';
import { SINGLE_USER_SETTINGS } from '../../apps/api/src/identity/settings.ts';
import { type Person, personOf } from '../api/people.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';
import { ruinousWatch } from '../database/ruinous-watch.ts';
import type { TestDatabase } from '../database/test-database.ts';
import { batchesOf, dataset, exposure, records } from '../database/two-banks.ts';

/** What stands in every text of ours. */
export const SECRET = 'Confidential';

/** An installation people sign in to, with the tenants `ours` and `theirs`, who have nothing yet. */
export async function startForTwo(): Promise<RunningApi> {
  const settings = { ...SINGLE_USER_SETTINGS, mode: 'sign-in' as const };
  const api = await startApi({ settings, budget: { capacity: 1e9, perSecond: 1 } });
  const sql = postgres(api.database.ownerUrl, { max: 1 });
  await sql.unsafe(`INSERT INTO tenants VALUES ('ours', 'Ours'), ('theirs', 'Theirs')`);
  await sql.end();
  return api;
}

const reported = { quality: 'REPORTED', source: 'filing' } as const;

/** Two banks that lend to each other, hold a bond, and have the same keys whoever has them. */
async function* systemOf(mark: string, scale: number): AsyncGenerator<RecordBatch> {
  const marked = (text: string) => `${mark} ${text}`;
  const institutions = records.institutions.map((row) => ({ ...row, name: marked(row.name) }));
  const exposures = [...records.exposures, exposure('beta', 'sovereign-de', 3)].map((row) => ({
    ...row,
    amount: row.amount * scale,
  }));
  const holdings = ['alpha', 'beta'].map((institution) => ({
    ...{ institution, asset: 'bond-de', amount: 77 * scale, currency: 'EUR' },
    ...reported,
  }));
  // Beta has capital here, so that losses of alpha's go somewhere.
  const balanceSheets = records.balanceSheets.map((row) => ({ ...row, amount: Math.abs(row.amount) * scale }));
  for await (const batch of batchesOf({ ...records, institutions, balanceSheets, exposures, holdings }))
    if (batch.file === 'sources')
      yield { ...batch, records: batch.records.map((row) => ({ ...row, publisher: marked(row.publisher) })) };
    else if (batch.file === 'assets')
      yield { ...batch, records: batch.records.map((row) => ({ ...row, name: marked(row.name) })) };
    else yield batch;
}

/** The same content for both tenants, down to the digest; who published it is no part of that. */
async function* twinOf(mark: string): AsyncGenerator<RecordBatch> {
  for await (const batch of systemOf('Same', 1))
    if (batch.file === 'sources')
      yield { ...batch, records: batch.records.map((row) => ({ ...row, publisher: `${mark} publisher` })) };
    else yield batch;
}

/** Under slugs of the other tenant's, too: `system` with other amounts, `twin` with the same; and one only it has. */
export async function furnish(
  database: TestDatabase,
  tenant: string,
  { mark, scale }: { readonly mark: string; readonly scale: number },
): Promise<Person> {
  const store = openStore(database);
  const title = `${mark} title`;
  await store.importDataset({ tenant }, { ...dataset, slug: 'twin' }, twinOf(mark));
  for (const [slug, system] of [
    [`only-${tenant}`, systemOf(mark, scale * 3)],
    ['system', systemOf(mark, scale)],
  ] as const)
    await store.importDataset({ tenant }, { ...dataset, slug, title, description: title }, system);
  for (const slug of [`only-${tenant}`, 'system']) await ruinousWatch(store, tenant, slug);
  await store.close();
  await personOf(database, 'VIEWER', tenant);
  return personOf(database, 'ADMIN', tenant);
}
