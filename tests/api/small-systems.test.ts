import type { SnapshotRecords } from '@faultline/network';
import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchesOf, dataset, records, withoutVenues } from '../database/two-banks.ts';
import { everyFieldOf } from './every-field.ts';
import { type RunningApi, startApi } from './running-api.ts';

// C05: systems in which there is nothing to divide by, nobody to lend to, and no way from one bank to another.

const nothing = { ...records, ...withoutVenues, balanceSheets: [], exposures: [], assets: [], holdings: [] };
const alpha = records.institutions.filter(({ key }) => key === 'alpha');
const SYSTEMS: Readonly<Record<string, SnapshotRecords>> = {
  'nobody-at-all': { ...nothing, institutions: [] },
  'one-bank': { ...nothing, institutions: alpha },
  'one-bank-with-capital': {
    ...nothing,
    institutions: alpha,
    balanceSheets: records.balanceSheets.filter(({ institution }) => institution === 'alpha'),
  },
  strangers: { ...records, exposures: records.exposures.filter(({ debtor }) => debtor === 'sovereign-de') },
  'nothing-left': { ...records, balanceSheets: records.balanceSheets.map((row) => ({ ...row, amount: 0 })) },
  'nothing-reported': { ...nothing, institutions: records.institutions, exposures: records.exposures },
};

let api: RunningApi;
beforeAll(async () => {
  api = await startApi({ budget: { capacity: 1e9, perSecond: 1 } });
  const store = openStore(api.database);
  for (const [slug, system] of Object.entries(SYSTEMS))
    await store.importDataset({ tenant: 'local' }, { ...dataset, slug }, withoutIdentifiers(system));
  await store.close();
});
afterAll(() => api.close());

async function* withoutIdentifiers(system: SnapshotRecords) {
  for await (const batch of batchesOf(system))
    if (batch.file !== 'identifiers' && (batch.file !== 'prices' || system.assets?.length)) yield batch;
}

describe.each(Object.keys(SYSTEMS))('C05: the system "%s"', (slug) => {
  test.each(everyFieldOf('Snapshot').map((selection) => [selection.split(/\W/)[0], selection]))(
    'answers %s with figures, or with reasons why there are none',
    async (_name, selection) => {
      const { status, errors } = await api.ask(
        `{ snapshot(slug: "${slug}") { __typename ... on Snapshot { ${selection} } } }`,
      );
      expect([status, errors]).toEqual([200, []]);
    },
  );
});
