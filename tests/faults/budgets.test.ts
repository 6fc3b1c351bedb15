import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { SINGLE_USER_SETTINGS } from '../../apps/api/src/identity/settings.ts';
import { tokenBuckets } from '../../apps/api/src/identity/token-bucket.ts';
import { documentsOf, readDocuments } from '../../apps/api/src/limits/trusted-documents.ts';
import { OPERATIONS, operationsText } from '../../apps/web/write-operations.ts';
import { personOf } from '../api/people.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('a budget', () => {
  test('A28: that is used up is a 429 with Retry-After, by caller; rateLimit says what is left', async () => {
    const small = await startApi({
      settings: { ...SINGLE_USER_SETTINGS, mode: 'sign-in' },
      budget: { capacity: 25, perSecond: 1 },
    });
    onTestFinished(() => small.close());
    const [one, other] = [await personOf(small.database, 'VIEWER'), await personOf(small.database, 'VIEWER')];
    const ask = (headers: Record<string, string>) =>
      small.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query: '{ rateLimit { remaining capacity perSecond } }' },
        headers,
      });
    const first = await ask(one.headers);
    expect(first.json().data.rateLimit).toEqual({ capacity: 25, perSecond: 1, remaining: 21 });
    expect(first.json().extensions.cost).toMatchObject({
      requested: 4,
      budget: { capacity: 25, perSecond: 1, remaining: 21 },
    });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) statuses.push((await ask(one.headers)).statusCode);
    expect(statuses).toContain(429);
    const refused = await ask(one.headers);
    expect(refused.json().errors[0].extensions.code).toBe('RATE_LIMITED');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect((await ask(other.headers)).statusCode).toBe(200);
  });

  test('A28: fills up with time, up to its size and no further', () => {
    let now = 0;
    const buckets = tokenBuckets({ capacity: 10, perSecond: 2 }, () => now);
    expect(buckets.take('a', 9)).toEqual({ taken: true, remaining: 1, retrySeconds: 0 });
    expect(buckets.take('a', 5)).toEqual({ taken: false, remaining: 1, retrySeconds: 2 });
    now = 2_000;
    expect(buckets.take('a', 5).taken).toBe(true);
    now = 1_000_000;
    expect(buckets.remaining('a')).toBe(10);
  });

  test('the cost of an operation can be asked for without running it', async () => {
    const document =
      '{ snapshot(slug: "europe-2019") { ... on Snapshot { institutions(first: 500) { edges { node { id } } } } } }';
    const { data } = await api.ask<{ costOf: { cost: number; isAllowed: boolean } }>(
      'query($document: String!) { costOf(document: $document) { cost depth isAllowed } }',
      { document },
    );
    expect(data.costOf).toMatchObject({ isAllowed: true });
    const { cost } = await api.ask(document);
    expect(data.costOf.cost).toBe(cost.requested);
    for (const [bad, variables] of [
      ['{ nothing }', '{}'],
      ['{', '{}'],
      ['{ __typename }', '[]'],
    ])
      expect(
        (
          await api.ask('query($d: String!, $v: String!) { costOf(document: $d, variables: $v) { cost } }', {
            d: bad,
            v: variables,
          })
        ).errors[0]?.extensions.code,
      ).toBe('BAD_USER_INPUT');
  });
});

describe('stored documents', () => {
  test('are those the dashboard is made of today', () => {
    expect(readFileSync(OPERATIONS, 'utf8')).toBe(operationsText());
    expect(readDocuments().byHash.size).toBeGreaterThan(10);
  });

  const text = '{ snapshots { totalCount } }';
  const hash = createHash('sha256').update(text).digest('hex');
  const documents = documentsOf(new Map([[hash, text]]));

  test('A24: are sent by their hash; an unknown hash, and a text that is another document, are refused', async () => {
    const stored = await startApi({ documents });
    onTestFinished(() => stored.close());
    const ask = async (payload: object) => {
      const answer = await stored.inject({ method: 'POST', url: '/graphql', payload });
      return [answer.statusCode, answer.json().data?.snapshots.totalCount ?? answer.json().errors[0].extensions.code];
    };
    const documentId = `sha256:${hash}`;
    expect(await ask({ documentId })).toEqual([200, 1]);
    expect(await ask({ documentId, query: text })).toEqual([200, 1]);
    expect(await ask({ documentId, query: '{ __typename }' })).toEqual([400, 'DOCUMENT_MISMATCH']);
    expect(await ask({ documentId: `sha256:${'0'.repeat(64)}` })).toEqual([400, 'DOCUMENT_NOT_FOUND']);
    expect(await ask({ documentId: 7 })).toEqual([400, 'DOCUMENT_NOT_FOUND']);
    // Apollo's own way of storing what strangers send is not open.
    const extensions = { persistedQuery: { version: 1, sha256Hash: hash } };
    expect(await ask({ query: '{ __typename }', extensions })).toEqual([400, 'BAD_REQUEST']);
  });

  test('A24: are all that a viewer’s session may send where the operator wants it so; keys and analysts may write their own', async () => {
    const settings = { ...SINGLE_USER_SETTINGS, mode: 'sign-in' as const, trustedDocumentsOnly: true };
    const only = await startApi({ settings, documents });
    onTestFinished(() => only.close());
    const [viewer, analyst] = [await personOf(only.database, 'VIEWER'), await personOf(only.database, 'ANALYST')];
    const session = async (userId: string) => ({
      cookie: `faultline_session=${await only.store.identity.openSession('local', userId)}`,
    });
    const ask = async (query: string, headers: Record<string, string>) =>
      (await only.ask(query, {}, headers)).errors[0]?.extensions.code;
    expect(await ask('{ __typename }', await session(viewer.userId))).toBe('FREEFORM_FORBIDDEN');
    expect(await ask(text, await session(viewer.userId))).toBeUndefined();
    expect(await ask('{ snapshots { __typename\n totalCount } }', await session(viewer.userId))).toBeUndefined();
    expect(await ask('{ snapshots { edges { cursor } } }', await session(viewer.userId))).toBe('FREEFORM_FORBIDDEN');
    expect(await ask('{ __typename }', await session(analyst.userId))).toBeUndefined();
    expect(await ask('{ __typename }', viewer.headers)).toBeUndefined();
  });
});
