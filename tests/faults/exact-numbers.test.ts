import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApi, startApi } from '../api/running-api.ts';
import { batchesOf, dataset, records, withoutVenues } from '../database/two-banks.ts';

// B05: 2^53 + 1 is the first whole number a double cannot hold: read as one, it turns into its neighbour.

const BEYOND = '9007199254740993';
const NEIGHBOUR = '9007199254740992';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  const store = openStore(api.database);
  const named = (key: string) => (key === 'alpha' ? BEYOND : key === 'beta' ? NEIGHBOUR : key);
  const numbered = {
    ...records,
    ...withoutVenues,
    institutions: records.institutions.map((row) => ({ ...row, key: named(row.key), name: `Bank ${named(row.key)}` })),
    balanceSheets: records.balanceSheets.map((row) => ({
      ...row,
      institution: named(row.institution),
      amount: row.measure === 'TOTAL_ASSETS' ? 9007199254740994 : 10,
    })),
    exposures: records.exposures.map((row) => ({ ...row, creditor: named(row.creditor), debtor: named(row.debtor) })),
    holdings: [],
  };
  async function* batches() {
    for await (const batch of batchesOf(numbered))
      if (batch.file === 'identifiers')
        yield { ...batch, records: [{ institution: BEYOND, scheme: 'TICKER' as const, value: BEYOND }] };
      else yield batch;
  }
  await store.importDataset({ tenant: 'local' }, { ...dataset, slug: 'numbered' }, batches());
  await store.close();
});
afterAll(() => api.close());

const within = (selection: string) => `{ snapshot(slug: "numbered") { ... on Snapshot { ${selection} } } }`;

describe('B05: 2^53 + 1', () => {
  test('as a key or identifier comes back as it went in, and is not its neighbour', async () => {
    const { data } = await api.ask<{
      snapshot: Record<'byKey' | 'byTicker', { key: string; identifiers: { value: string }[] }>;
    }>(
      within(`byKey: institution(by: { key: "${BEYOND}" }) { ... on Institution { key identifiers { value } } }
        byTicker: institution(by: { identifier: { scheme: TICKER, value: "${BEYOND}" } }) { ... on Institution { key identifiers { value } } }`),
    );
    const expected = { key: BEYOND, identifiers: [{ value: BEYOND }] };
    expect(data.snapshot).toEqual({ byKey: expected, byTicker: expected });
  });

  const shock = (institution: string) =>
    within(`contagion(shock: { losses: [{ institution: ${institution}, lossRatio: 1 }] }) {
      ... on Run { shock { institution { key } } } ... on Problem { code } }`);
  const withVariable = shock('$id').replace('{', 'query($id: ID!) {');

  test('as an id strikes the bank it names, written as a text or as a number', async () => {
    const expected = { snapshot: { contagion: { shock: [{ institution: { key: BEYOND } }] } } };
    for (const written of [`"${BEYOND}"`, BEYOND]) expect((await api.ask(shock(written))).data).toEqual(expected);
    expect((await api.ask(withVariable, { id: BEYOND })).data).toEqual(expected);
  });

  const post = async (variables: string, query = withVariable) => {
    const payload = `{"query":${JSON.stringify(query)},"variables":${variables}}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await api.inject({ method: 'POST', url: '/graphql', payload, headers });
    const { errors } = answer.json<{ errors?: { message: string; extensions: { code: string } }[] }>();
    return [answer.statusCode, errors?.[0]?.extensions.code, errors?.[0]?.message];
  };

  test('as a JSON number, which is rounded before anybody can look at it, is refused by its place', async () => {
    expect(await post(`{"id":${BEYOND}}`)).toEqual([
      400,
      'BAD_USER_INPUT',
      'The number $id is beyond 2^53 and may have been rounded: send a Decimal or an id as text, and write any other number into the document.',
    ]);
    const filtered = within('institutions(filter: $filter) { totalCount }').replace(
      '{',
      'query($filter: InstitutionFilter) {',
    );
    const [status, code, message] = await post(`{"filter":{"minTotalAssets":-${BEYOND}}}`, filtered);
    expect([status, code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(message).toContain('$filter.minTotalAssets');
    expect((await post('{"filter":{"minTotalAssets":9007199254740991}}', filtered))[0]).toBe(200);
  });

  test('as an amount is refused; what a double holds goes in and out to the last digit', async () => {
    const count = async (least: string) => {
      const { status, data } = await api.ask<{ snapshot: { institutions: { totalCount: number } } }>(
        within(`institutions(filter: { minTotalAssets: ${least} }) { totalCount }`),
      );
      return status === 200 ? data.snapshot.institutions.totalCount : status;
    };
    expect(await count(`"${BEYOND}"`)).toBe(400);
    expect(await count(BEYOND)).toBe(400);
    expect(await count('"9007199254740994"')).toBe(2);
    expect(await count('"9007199254740996"')).toBe(0);
    const { data } = await api.ask<{ snapshot: { institution: { balanceSheet: unknown } } }>(
      within(
        `institution(by: { key: "${BEYOND}" }) { ... on Institution { balanceSheet { totalAssets { money { amount } } } } }`,
      ),
    );
    expect(data.snapshot.institution.balanceSheet).toEqual({ totalAssets: { money: { amount: '9007199254740994' } } });
  });
});
