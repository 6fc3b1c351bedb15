import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeOutcome } from '../../apps/worker/src/import/describe-outcome.ts';
import { type Amount, askAbout, PROBLEM } from './ask-about.ts';
import { banks, importRows } from './import-rows.ts';
import { type RunningApi, startApi } from './running-api.ts';

// C09: who owns whom in circles, or beyond the whole.

/** Three banks, each of whom owns all of the next, and a fourth that is owned one and a half times. */
const RING = banks(
  [...'abc'].map((key) => ({ key, equity: 100, totalAssets: 1000 })).concat({ key: 'd', equity: 40, totalAssets: 400 }),
  [
    ['a', 'b', 100, 'EQUITY'],
    ['b', 'c', 100, 'EQUITY'],
    ['c', 'a', 100, 'EQUITY'],
    ['a', 'd', 35, 'EQUITY'],
    ['b', 'd', 25, 'EQUITY'],
    ['d', 'a', 10, 'LOAN'],
  ],
);
const CIRCLE =
  'Bank a, Bank b and Bank c own stakes in each other in a circle: that capital is counted more than once.';
const BEYOND = 'Stakes in Bank d add up to 150 % of its equity: one is stated twice, or carried above book value.';

let api: RunningApi;
let told = '';
beforeAll(async () => {
  api = await startApi();
  told = describeOutcome(await importRows(api, 'ring', RING));
});
afterAll(() => api.close());

interface Doubt {
  readonly code: string;
  readonly message: string;
  readonly institutionCount: number;
  readonly institutions: readonly { readonly key: string }[];
  readonly stakes: Amount;
}
const doubtsOf = async (slug: string) =>
  (
    await askAbout<Doubt[]>(
      api,
      slug,
      'doubts { code message institutionCount institutions { key } stakes { amount } }',
    )
  ).found;

describe('C09: ownership in a circle and beyond the whole', () => {
  test('is named by the import, which writes the dataset all the same', () => {
    expect(told.split('\n').slice(-4, -1)).toEqual([
      `Doubt, OWNERSHIP_CIRCLE: ${CIRCLE}`,
      `Doubt, OWNERSHIP_BEYOND_WHOLE: ${BEYOND}`,
      'Written.',
    ]);
  });

  test('is named by the import again where the same dataset was there already', async () => {
    expect(describeOutcome(await importRows(api, 'ring', RING))).toContain(`Doubt, OWNERSHIP_CIRCLE: ${CIRCLE}`);
  });

  test('is a doubt of the snapshot in the API, with who it is about and what the stakes are worth', async () => {
    expect(await doubtsOf('ring')).toEqual([
      {
        code: 'OWNERSHIP_CIRCLE',
        message: CIRCLE,
        institutionCount: 3,
        institutions: [{ key: 'a' }, { key: 'b' }, { key: 'c' }],
        stakes: { amount: '300' },
      },
      {
        code: 'OWNERSHIP_BEYOND_WHOLE',
        message: BEYOND,
        institutionCount: 1,
        institutions: [{ key: 'd' }],
        stakes: { amount: '60' },
      },
    ]);
    expect(await doubtsOf('europe-2019')).toEqual([]);
  });

  test('lets every model end, and the owner loses what it owns', async () => {
    interface Ended {
      readonly __typename: string;
      readonly convergence: { readonly rounds: number; readonly converged: boolean; readonly residual: number };
      readonly totals: { readonly loss: Amount; readonly failedCount: number };
      readonly model: { readonly name: string };
    }
    const { found } = await askAbout<Ended[]>(
      api,
      'ring',
      `compareModels(shock: { losses: [{ institution: "a", lossRatio: 0.1 }] }) { __typename ${PROBLEM}
        ... on Run { model { name } convergence { rounds converged residual } totals { loss { amount } failedCount } } }`,
    );
    expect(found.length).toBeGreaterThanOrEqual(10);
    expect(found.filter(({ __typename }) => __typename !== 'Run')).toEqual([]);
    for (const { convergence } of found) expect(convergence.rounds).toBeLessThanOrEqual(200);
    // Each loses the share its own has lost, round and round, until all 100 of each are gone; and D the 10 it lent to A.
    const linear = found.find(({ model }) => model.name === 'debtRankLinear');
    expect(linear?.totals).toMatchObject({ failedCount: 3, loss: { amount: '310' } });
  });

  test('is explained with every code by the format the API answers', async () => {
    const { data } = await api.ask<{ importFormat: string }>('{ importFormat }');
    for (const code of ['OWNERSHIP_CIRCLE', 'OWNERSHIP_BEYOND_WHOLE'])
      expect(data.importFormat).toContain(`| ${code} |`);
  });
});
