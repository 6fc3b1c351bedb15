import type { RecordBatch } from '@faultline/network';
import { openStore } from '@faultline/store';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchesOf } from '../bench/network-batches.ts';
import { datasetOf } from '../bench/network-records.ts';
import { chain, chainBatches } from '../database/chain.ts';
import { askAbout, type Named, PROBLEM } from './ask-about.ts';
import { type RunningApi, startApi } from './running-api.ts';

// The head of the ranking through the API: of the chain by hand, of europe-2019 as its ranking has it, and of a system that is
// too large to be ranked on the one thread this API has.

const LARGE = { institutions: 30_000, exposures: 90_000, seed: 7 };
/** The made-up system with five times the equity: where losses can grow without end there is no bound, and everybody would be ranked. */
async function* sound(): AsyncGenerator<RecordBatch> {
  for await (const batch of batchesOf(LARGE))
    yield batch.file !== 'balance_sheets'
      ? batch
      : {
          ...batch,
          records: batch.records.map((record) => ({
            ...record,
            amount: record.measure === 'EQUITY' ? 5 * record.amount : record.amount,
          })),
        };
}

const local = { tenant: 'local' };

let api: RunningApi;
beforeAll(async () => {
  api = await startApi({}, {}, { threads: 1 });
  const store = openStore(api.database);
  await store.importDataset(local, chain.dataset, chainBatches());
  await store.importDataset(local, datasetOf(LARGE), sound());
  await store.close();
});
afterAll(() => api.close());

interface Head {
  readonly solvedCount: number;
  readonly rankedCount: number;
  readonly isBounded: boolean;
  readonly ranked: readonly (Named & {
    readonly systemicImportance: { readonly value: number | null; readonly quality: string };
  })[];
}

const head = async (slug: string, most: number) =>
  (
    await askAbout<Head>(
      api,
      slug,
      `mostImportant(most: ${most}) { ${PROBLEM} ... on MostImportant { solvedCount rankedCount isBounded
        ranked { institution { key } systemicImportance { value quality } } } }`,
    )
  ).found;

test('the two most important of the chain are A, whose failure costs the others 7 of 10, and B, whose costs them 4', async () => {
  const { ranked, rankedCount } = await head('chain', 2);
  expect(ranked.map(({ institution }) => institution.key)).toEqual(['a', 'b']);
  for (const [place, share] of [0.7, 0.4].entries())
    expect(ranked[place]?.systemicImportance.value).toBeCloseTo(share, 12);
  expect(rankedCount).toBe(3);
});

interface Institutions {
  readonly edges: readonly {
    readonly node: {
      readonly key: string;
      readonly systemicImportance: { readonly value: number; readonly reason: string | null };
    };
  }[];
}

const ranking = async (slug: string, first: number) =>
  (
    await askAbout<Institutions>(
      api,
      slug,
      `institutions(first: ${first}, orderBy: { field: SYSTEMIC_IMPORTANCE, direction: DESC }) { edges { node {
        key systemicImportance { value reason } } } }`,
    )
  ).found.edges.map(({ node }) => node);

test('the ten most important banks of europe-2019 are those of its ranking, to the last digit', async () => {
  const { ranked, rankedCount } = await head('europe-2019', 10);
  expect(ranked.map(({ institution, systemicImportance }) => [institution.key, systemicImportance.value])).toEqual(
    (await ranking('europe-2019', 10)).map(({ key, systemicImportance }) => [key, systemicImportance.value]),
  );
  expect(ranked[0]?.systemicImportance.quality).toBe('ESTIMATED');
  expect(rankedCount).toBe(121);
});

test('a system too large for everybody to be ranked still says who matters most, having solved few failures', async () => {
  const slug = datasetOf(LARGE).slug;
  const [unranked] = await ranking(slug, 1);
  expect(unranked?.systemicImportance).toEqual({ value: null, reason: 'TOO_LARGE' });
  const { ranked, solvedCount, rankedCount, isBounded } = await head(slug, 25);
  expect(ranked).toHaveLength(25);
  const values = ranked.map(({ systemicImportance }) => systemicImportance.value ?? Number.NaN);
  expect(values).toEqual(values.toSorted((left, right) => right - left));
  expect(values.at(-1)).toBeGreaterThan(0);
  expect(isBounded).toBe(true);
  expect(rankedCount).toBe(30_000);
  expect(solvedCount).toBeLessThan(1_000);
});

test.each([0, -1, 501])('%d are not to be had: the refusal says how many are', async (most) => {
  expect(await head('chain', most)).toEqual({
    code: 'BAD_PARAMETER',
    message: `most is ${most}; choose a number from 1 to 500.`,
    path: ['most'],
  });
});
