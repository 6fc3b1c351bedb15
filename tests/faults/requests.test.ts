import { CONTAGION_MODELS } from '@faultline/engine';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type RunningApi, startApi } from '../api/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('a request', () => {
  test('A04: with a field five hundred times is answered once, or refused before anything runs', async () => {
    const once = await api.ask<object>(`{ ${'__typename '.repeat(500)} }`);
    expect([once.status, once.data]).toEqual([200, { __typename: 'Query' }]);
    // Fields with selections have to be compared in pairs: validation stops where that becomes work.
    const { status, statements } = await api.ask(`{ ${'snapshots { totalCount } '.repeat(500)} }`);
    expect([status, statements]).toEqual([400, []]);
  });

  test('A25: whose answer would be too long is told to page', async () => {
    const short = await startApi({ limits: { largestAnswerBytes: 2_000 } });
    onTestFinished(() => short.close());
    const { status, errors } = await short.ask(
      '{ snapshot(slug: "europe-2019") { ... on Snapshot { institutions { edges { node { name } } } } } }',
    );
    expect([status, errors[0]?.extensions.code]).toEqual([413, 'RESULT_TOO_LARGE']);
    expect(errors[0]?.message).toContain('page through it');
  });

  test.each(['@defer', '@stream(initialCount: 1)'])('A29: with %s is refused by name', async (directive) => {
    const { status, errors } = await api.ask(`{ ... ${directive} { snapshots { totalCount } } }`);
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  test('A18: that would change something is not taken by GET', async () => {
    const query = encodeURIComponent('mutation { revokeApiKey(idempotencyKey: "x", id: "y") { __typename } }');
    const answer = await api.inject({
      method: 'GET',
      url: `/graphql?query=${query}`,
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(answer.statusCode).toBe(405);
  });

  test('A20: in another encoding, or with a mark before it, is answered in GraphQL’s shape or read as meant', async () => {
    const ask = async (payload: Buffer) => {
      const { statusCode, body } = await api.inject({
        method: 'POST',
        url: '/graphql',
        payload,
        headers: { 'content-type': 'application/json' },
      });
      return [statusCode, JSON.parse(body).errors?.[0].extensions.code];
    };
    expect(await ask(Buffer.from('{"query":"{ __typename }"}', 'utf16le'))).toEqual([400, 'BAD_REQUEST']);
    expect((await ask(Buffer.from('\ufeff{"query":"{ __typename }"}')))[0]).toBeLessThan(500);
  });

  test('A33: asked a few hundred times at once is computed once', async () => {
    const model = CONTAGION_MODELS[0];
    if (!model) throw new Error('there is no model');
    const run = vi.spyOn(model, 'run');
    onTestFinished(() => run.mockRestore());
    const query = `{ snapshot(slug: "europe-2019") { ... on Snapshot {
      contagion(shock: { losses: [{ institution: "7ltwfzyicnsx8d621k86", lossRatio: 0.37 }] }) { ... on Run { digest } } } } }`;
    const answers = await Promise.all(
      Array.from({ length: 300 }, () => api.inject({ method: 'POST', url: '/graphql', payload: { query } })),
    );
    expect(new Set(answers.map(({ body }) => JSON.parse(body).data.snapshot.contagion.digest)).size).toBe(1);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test.each([`'; DROP TABLE users; --`, '%', '_', '\\', `' OR 1=1 --`, '{"$gt": ""}', '*'])(
    'F09: that searches for %j finds what is called that, and nothing else',
    async (text) => {
      const { status, data } = await api.ask<{
        snapshot: { search: { name: string }[]; institution: { code: string } };
      }>(
        `query($text: String!) { snapshot(slug: "europe-2019") { ... on Snapshot {
          search(text: $text) { name }
          institution(by: { identifier: { scheme: LEI, value: $text } }) { ... on Problem { code } }
        } } }`,
        { text },
      );
      expect(status).toBe(200);
      expect(data.snapshot.search.every(({ name }) => name.includes(text))).toBe(true);
      expect(data.snapshot.institution.code).toBe('NOT_FOUND');
      expect((await api.ask('{ users { id } }')).status).toBe(200);
    },
  );

  test.each([
    ['NUL', 'a\u0000b'],
    ['half a character', 'a\ud800b'],
  ])('C12: with a text that holds %s is refused by the place of the text', async (_what, text) => {
    const document = (argument: string) =>
      `{ snapshot(slug: "europe-2019") { ... on Snapshot { search(text: ${argument}) { name } } } }`;
    const byVariable = await api.ask(`query($text: String!) ${document('$text')}`, { text });
    expect([byVariable.status, byVariable.errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(byVariable.errors[0]?.message).toContain('$text');
    const written = await api.ask(document(JSON.stringify(text)));
    expect([written.status, written.statements]).toEqual([400, []]);
  });

  test('F09: orders by what the schema lists, not by any column', async () => {
    const { status } = await api.ask(
      '{ snapshot(slug: "europe-2019") { ... on Snapshot { institutions(orderBy: { field: tenant_id }) { totalCount } } } }',
    );
    expect(status).toBe(400);
  });
});
