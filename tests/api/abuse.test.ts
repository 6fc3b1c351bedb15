import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { LIMITS } from '../../apps/api/src/limits/limits-plugin.ts';
import { CONTRACT, isStale } from '../../apps/api/src/print-schema.ts';
import { plainDecimal } from '../../apps/api/src/values/scalars.ts';
import { type RunningApi, startApi } from './running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const refused = async (query: string, variables: Record<string, unknown> = {}) => {
  const { status, errors, statements } = await api.ask<unknown>(query, variables);
  return { status, code: errors[0]?.extensions.code, statements: statements.length };
};
const institutions = (page: string, inner = 'id') =>
  `{ snapshot(slug: "europe-2019") { ... on Snapshot { institutions(${page}) { edges { node { ${inner} } } } } } }`;
const wide = (first: string) =>
  institutions(`first: ${first}`, `exposuresAsCreditor(first: ${first}) { edges { node { id amount { amount } } } }`);

describe('a request that asks for too much', () => {
  test.each([
    [
      'A01: a hundred aliases of a field',
      `{ ${Array.from({ length: 100 }, (_, n) => `a${n}: models { name }`).join(' ')} }`,
      'QUERY_TOO_COMPLEX',
    ],
    [
      'A02: a hundred aliases of __typename',
      `{ ${Array.from({ length: 100 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
      'QUERY_TOO_COMPLEX',
    ],
    ['A05: twenty thousand tokens', `{ ${'__typename '.repeat(20_000)} }`, 'GRAPHQL_PARSE_FAILED'],
    [
      'A07: many levels',
      institutions(
        'first: 1',
        `${'exposuresAsCreditor(first: 1) { edges { node { debtor { '.repeat(14)}id${' } } } }'.repeat(14)}`,
      ),
      'QUERY_TOO_DEEP',
    ],
    ['A08: five hundred times five hundred', wide('500'), 'QUERY_TOO_COMPLEX'],
    [
      'A08: the same beside a drawing of less than nothing',
      wide('500').replace(
        /}$/,
        'free: snapshot(slug: "europe-2019") { ... on Snapshot { network(maxInstitutions: -2000000000) { positions { x } } } } }',
      ),
      'QUERY_TOO_COMPLEX',
    ],
    ['A11: pages of a hundred million', institutions('first: 100000000'), 'BAD_PAGINATION'],
    ['A11: pages of minus five', institutions('first: -5'), 'BAD_PAGINATION'],
    ['A11: pages of nothing', institutions('first: 0'), 'BAD_PAGINATION'],
    ['A11: the first and the last at once', institutions('first: 1, last: 1'), 'BAD_PAGINATION'],
    [
      'A12: a fragment that contains itself',
      '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'A15: introspection that goes in circles',
      '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['A30: a date that does not exist', '{ snapshot(asOf: "2025-02-29") { __typename } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'A30: a decimal with a comma',
      institutions('filter: { minTotalAssets: "1.234,56" }'),
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['A30: an order by nothing known', institutions('orderBy: { field: LUCK }'), 'GRAPHQL_VALIDATION_FAILED'],
    ['A30: an id that is a list of lists', '{ nodes(ids: [["x"]]) { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'B01: infinity written as 1e400',
      '{ snapshot(slug: "europe-2019") { ... on Snapshot { contagion(shock: { losses: [{ institution: "x", lossRatio: 1e400 }] }) { __typename } } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('%s is refused before a row is read', async (_, query, code) => {
    expect(await refused(query)).toEqual({ status: 400, code, statements: 0 });
  });

  test('A09: is refused by the value of its variable, too', async () => {
    const query = wide('$n').replace('{', 'query($n: Int!) {');
    expect(await refused(query, { n: 500 })).toEqual({ status: 400, code: 'QUERY_TOO_COMPLEX', statements: 0 });
    expect((await api.ask(query, { n: 2 })).status).toBe(200);
  });

  test('A10: a list without a size is a page of fifty, and is counted as one', async () => {
    const { data, cost } = await api.ask<{ snapshot: { institutions: { edges: unknown[] } } }>(
      institutions('orderBy: { field: NAME }'),
    );
    expect(data.snapshot.institutions.edges).toHaveLength(50);
    expect(cost.requested).toBeGreaterThan(50);
  });

  test('A06: a hundred mistakes are answered by ten', async () => {
    const { errors } = await api.ask(
      `{ __typename ${Array.from({ length: 100 }, (_, n) => `@unknown${n}`).join(' ')} }`,
    );
    expect(errors).toHaveLength(10);
  });

  test('A13: fragments that spread each other twice, two dozen levels deep, are refused at once, by costOf too', async () => {
    const deepest = 'fragment f24 on Query { __typename }';
    const doubling = `{ ...f0 } ${Array.from({ length: 24 }, (_, n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`).join(' ')} ${deepest}`;
    const started = performance.now();
    expect(await refused(doubling)).toEqual({ status: 400, code: 'QUERY_TOO_COMPLEX', statements: 0 });
    const asked = await api.ask<{ costOf: { isAllowed: boolean } }>(
      'query($document: String!) { costOf(document: $document) { isAllowed } }',
      { document: doubling },
    );
    expect(asked.data.costOf.isAllowed).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
    // One fragment spread six hundred times is six hundred times the same field.
    const once = await api.ask<object>(`{ ${'...a '.repeat(600)} } fragment a on Query { __typename }`);
    expect([once.status, once.data]).toEqual([200, { __typename: 'Query' }]);
  });

  test('an analyst’s introspection is not', async () => {
    const { status, errors } = await api.ask(getIntrospectionQuery());
    expect([status, errors]).toEqual([200, []]);
  });

  test('the limits leave room for the dashboard’s own map', async () => {
    const query = institutions(
      'first: 500',
      'id name leverage { value } exposuresAsCreditor(first: 20) { edges { node { amount { amount } } } }',
    );
    expect((await api.ask(query)).cost.requested).toBeLessThan(LIMITS.cost);
  });
});

describe('a request that is none', () => {
  const post = (payload: string, contentType = 'application/json') =>
    api.inject({ method: 'POST', url: '/graphql', payload, headers: { 'content-type': contentType } });
  const codeOf = (body: string) =>
    (JSON.parse(body) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

  test.each([
    ['A20: malformed JSON', '{'],
    ['A20: a query that is no text', '{"query":{}}'],
    ['A20: no query', '{"query":null}'],
    ['A20: nothing', ''],
    ['A22: a prototype among the variables', '{"query":"{ __typename }","variables":{"__proto__":{"polluted":true}}}'],
    ['A23: two operations and no name', '{"query":"query A { __typename } query B { __typename }"}'],
  ])('%s is a 400 in the shape of GraphQL', async (_, payload) => {
    const response = await post(payload);
    expect(response.statusCode).toBe(400);
    expect(codeOf(response.body)).toBeTypeOf('string');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('A03: a batch of ten is refused by name', async () => {
    const response = await post(JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))));
    expect([response.statusCode, codeOf(response.body)]).toEqual([400, 'BATCHING_DISABLED']);
  });

  test.each(['text/plain', '', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'A17: one a foreign page could send as "%s" is refused for that',
    async (contentType) => {
      const { statusCode, body } = await post('{"query":"{ __typename }"}', contentType);
      expect([statusCode, codeOf(body)]).toEqual(
        contentType.startsWith('text') ? [400, 'BAD_REQUEST'] : [415, 'UNSUPPORTED_MEDIA_TYPE'],
      );
      expect(body).toMatch(/Cross-Site Request Forgery|Unsupported Media Type/);
    },
  );

  test('A18: a GET without the header only our own pages can send is refused', async () => {
    const ask = (headers: Record<string, string>) =>
      api.inject({ method: 'GET', url: '/graphql?query=%7B__typename%7D', headers });
    expect((await ask({})).statusCode).toBe(400);
    expect((await ask({ 'apollo-require-preflight': '1' })).statusCode).toBe(200);
  });

  test('A19: a browser gets no landing page', async () => {
    const response = await api.inject({ method: 'GET', url: '/graphql', headers: { accept: 'text/html' } });
    expect(response.body).not.toContain('<script');
  });

  test('A21: a body of 300 KB is a 413', async () => {
    const response = await post(JSON.stringify({ query: `{ __typename } #${'x'.repeat(300_000)}` }));
    expect([response.statusCode, codeOf(response.body)]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  test('every answer carries its request id, and a page that is not there says so', async () => {
    const response = await api.inject({ method: 'GET', url: '/nowhere' });
    expect([response.statusCode, codeOf(response.body)]).toEqual([404, 'NOT_FOUND']);
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a cursor', () => {
  const page = async (after: string, page = 'first: 2') => {
    const { status, errors } = await api.ask(institutions(`${page}, after: "${after}"`));
    return [status, errors[0]?.extensions.code];
  };
  const first = async () => {
    const { data } = await api.ask<{ snapshot: { institutions: { pageInfo: { endCursor: string } } } }>(
      '{ snapshot(slug: "europe-2019") { ... on Snapshot { institutions(first: 2) { pageInfo { endCursor } } } } }',
    );
    return data.snapshot.institutions.pageInfo.endCursor;
  };

  test('F02: of this list goes on; tampered with, of another filter or made up, it is refused', async () => {
    const cursor = await first();
    expect(await page(cursor)).toEqual([200, undefined]);
    expect(await page(cursor.replace(/^1/, '2'))).toEqual([400, 'BAD_CURSOR']);
    expect(await page(cursor, 'first: 2, filter: { kinds: [BANK] }')).toEqual([400, 'BAD_CURSOR']);
    expect(await page('1.AAAAAAAAAAAAAAAAAAAAAA')).toEqual([400, 'BAD_CURSOR']);
    expect(await page('')).toEqual([400, 'BAD_CURSOR']);
  });
});

describe('a fault of ours', () => {
  test('is answered with a request id and nothing else', async () => {
    const original = api.store.listSnapshots;
    Object.assign(api.store, { listSnapshots: () => Promise.reject(new Error('secret: password=hunter2')) });
    const { errors } = await api.ask('{ snapshots { totalCount } }');
    Object.assign(api.store, { listSnapshots: original });
    expect(errors[0]).toMatchObject({ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) } });
    expect(JSON.stringify(errors)).not.toContain('hunter2');
  });
});

describe('the contract', () => {
  test('that is committed is the one the code prints', () => {
    expect(isStale(CONTRACT)).toBe(false);
  });

  test('is found stale with one word of a description changed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'faultline-contract-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const planted = join(folder, 'schema.graphql');
    writeFileSync(
      planted,
      readFileSync(CONTRACT, 'utf8').replace('Who published a figure', 'Whoever published a figure'),
    );
    expect(isStale(planted)).toBe(true);
  });
});

test.each([
  [0, '0'],
  [-0, '0'],
  [1e-7, '0.0000001'],
  [-2.5e-10, '-0.00000000025'],
  [1e21, '1000000000000000000000'],
  [1.5e22, '15000000000000000000000'],
  [12.5, '12.5'],
])('the amount %f goes over the wire as %s', (value, text) => {
  expect(plainDecimal(value)).toBe(text);
  expect(Number(text)).toBe(value === 0 ? 0 : value);
});
