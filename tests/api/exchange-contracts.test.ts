import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchesOf, dataset } from '../database/two-banks.ts';
import { askAbout, PROBLEM, type Refusal } from './ask-about.ts';
import { type RunningApi, startApi } from './running-api.ts';

// Two contracts of one name: of beta, three margins in US dollars (900, 1,000, 1,400); of alpha, one in yen.

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  const store = openStore(api.database);
  await store.importDataset({ tenant: 'local' }, dataset, batchesOf());
  await store.close();
});
afterAll(() => api.close());

const dollars = (amount: string) => ({ amount, currency: 'USD', scale: 0 });
const MARGIN = 'date maintenance { amount currency scale }';

async function ofContract<Found>(venue: string, question: string): Promise<Found & Partial<Refusal>> {
  const asked = `contract(venue: "${venue}", key: "bf") { ... on ExchangeContract { ${question} } ${PROBLEM} }`;
  return (await askAbout<Found>(api, 'two-banks', asked)).found;
}

describe('contracts of exchanges', () => {
  test('are listed by venue, each with its asset and the days its history begins and ends, a page at a time', async () => {
    const listed = 'edges { cursor node { key venue { key } asset { key name } firstDay lastDay } } totalCount';
    interface Listed {
      readonly edges: readonly { readonly cursor: string; readonly node: object }[];
      readonly totalCount: number;
    }
    const { found } = await askAbout<Listed>(api, 'two-banks', `contracts(first: 1) { ${listed} }`);
    const bond = { key: 'bond-de', name: 'Bonds of Germany' };
    expect(found.totalCount).toBe(2);
    expect(found.edges.map(({ node }) => node)).toEqual([
      { key: 'bf', venue: { key: 'alpha' }, asset: bond, firstDay: '2019-02-01', lastDay: '2019-02-01' },
    ]);
    const after = found.edges[0]?.cursor ?? '';
    const next = await askAbout<Listed>(api, 'two-banks', `contracts(first: 5, after: "${after}") { ${listed} }`);
    expect(next.found.edges.map(({ node }) => node)).toEqual([
      { key: 'bf', venue: { key: 'beta' }, asset: bond, firstDay: '2018-07-02', lastDay: '2019-03-01' },
    ]);
  });

  test('answer a margin per change in order of days, in their own currency and of one contract, with who says so', async () => {
    const { margins } = await ofContract<{ margins: { edges: { node: object }[]; totalCount: number } }>(
      'beta',
      `margins(first: 2) { totalCount edges { node { ${MARGIN} initial { amount } quality source { key } } } }`,
    );
    expect(margins.totalCount).toBe(3);
    expect(margins.edges.map(({ node }) => node)).toEqual([
      {
        ...{ date: '2018-07-02', maintenance: dollars('900'), initial: { amount: '990' } },
        ...{ quality: 'ESTIMATED', source: { key: 'estimate' } },
      },
      {
        ...{ date: '2019-01-02', maintenance: dollars('1000'), initial: { amount: '1100' } },
        ...{ quality: 'REPORTED', source: { key: 'filing' } },
      },
    ]);
    // A rate of the snapshot's day would say nothing of a margin before it: there is none for yen, and none is missed.
    const yen = await ofContract<{ margins: object }>('alpha', `margins { edges { node { ${MARGIN} } } }`);
    expect(yen.margins).toEqual({
      edges: [{ node: { date: '2019-02-01', maintenance: { amount: '300', currency: 'JPY', scale: 0 } } }],
    });
  });

  test('of another name or at another venue are not found', async () => {
    const asked = `contract(venue: "sovereign-de", key: "bf") { ${PROBLEM} }`;
    expect((await askAbout(api, 'two-banks', asked)).found).toMatchObject({ code: 'NOT_FOUND', path: ['key'] });
    expect((await askAbout(api, 'europe-2019', 'contracts { totalCount }')).found).toEqual({ totalCount: 0 });
  });
});

describe('the procyclicality of a margin', () => {
  const RISE = `peakToTroughRatio largestRiseRatio riseFrom { ${MARGIN} } riseTo { ${MARGIN} } first { date } last { date }
    leastInitialOverMaintenance mostInitialOverMaintenance quality`;
  const over = async (venue: string, window = '') => {
    const asked = `found: marginProcyclicality${window} { ... on MarginProcyclicality { ${RISE} } ${PROBLEM} }`;
    return (await ofContract<{ found: Partial<Refusal> & { largestRiseRatio?: number } }>(venue, asked)).found;
  };

  test('is peak over trough, the largest rise with both of its days, and initial over maintenance', async () => {
    // 900 to 1,400; every initial margin is a tenth above.
    const found = await over('beta');
    expect(found).toMatchObject({
      riseFrom: { date: '2018-07-02', maintenance: dollars('900') },
      riseTo: { date: '2019-03-01', maintenance: dollars('1400') },
      ...{ first: { date: '2018-07-02' }, last: { date: '2019-03-01' }, quality: 'ESTIMATED' },
      peakToTroughRatio: expect.closeTo(14 / 9, 12),
      leastInitialOverMaintenance: expect.closeTo(1.1, 12),
      mostInitialOverMaintenance: expect.closeTo(1.1, 12),
    });
    expect(found.largestRiseRatio).toBeCloseTo(5 / 9, 12);
  });

  test('is that of a window where one is named, both days included', async () => {
    const found = await over('beta', '(from: "2019-01-02", to: "2019-03-01")');
    expect(found).toMatchObject({ riseFrom: { date: '2019-01-02' }, quality: 'DERIVED' });
    expect(found.largestRiseRatio).toBeCloseTo(0.4, 12);
  });

  test('is refused, and told what to do, where fewer than two margins were set', async () => {
    expect(await over('beta', '(from: "2019-01-03")')).toEqual({
      code: 'INSUFFICIENT_HISTORY',
      message:
        'One margin was set from 2019-01-03 and a rise needs two: widen the window, the history has 3 margins from 2018-07-02 to 2019-03-01.',
      path: ['from'],
    });
    expect(await over('alpha')).toMatchObject({
      code: 'INSUFFICIENT_HISTORY',
      message: expect.stringMatching(/has 1: import more of it/),
    });
    expect(await over('beta', '(from: "2019-03-01", to: "2019-01-02")')).toMatchObject({
      code: 'BAD_PARAMETER',
      path: ['to'],
    });
  });
});
