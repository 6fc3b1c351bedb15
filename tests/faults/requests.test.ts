import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { type AddressInfo, connect as connectTo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONTAGION_MODELS } from '@faultline/engine';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { SINGLE_USER_SETTINGS } from '../../apps/api/src/identity/settings.ts';
import { tokenBuckets } from '../../apps/api/src/identity/token-bucket.ts';
import { BUDGET } from '../../apps/api/src/limits/limits-plugin.ts';
import { documentsOf, readDocuments } from '../../apps/api/src/limits/trusted-documents.ts';
import { OPERATIONS, operationsText } from '../../apps/web/write-operations.ts';
import { personOf } from '../api/people.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';

let api: RunningApi;
let port = 0;
beforeAll(async () => {
  api = await startApi({ limits: { deadlineMs: 1_500, requestTimeoutMs: 1_000, mostConnections: 20 } });
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  port = (api.app.server.address() as AddressInfo).port;
});
afterAll(() => api.close());

/** Holds a lock that every reading of snapshots waits for; the function given back lets go of it. */
async function holdUp(of: RunningApi): Promise<() => Promise<void>> {
  const sql = postgres(of.database.ownerUrl, { max: 1, onnotice: () => {} });
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const holding = new Promise<void>((resolve, reject) => {
    sql
      .begin(async (transaction) => {
        await transaction.unsafe('LOCK TABLE snapshots IN ACCESS EXCLUSIVE MODE');
        resolve();
        await released;
      })
      .catch(reject);
  });
  await holding;
  const stop = async () => {
    release();
    await sql.end({ timeout: 5 });
  };
  onTestFinished(stop);
  return stop;
}

async function waitingStatements(of: RunningApi): Promise<number> {
  const sql = postgres(of.database.ownerUrl, { max: 1, onnotice: () => {} });
  const [row] = await sql<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND usename = 'faultline_app' AND wait_event_type = 'Lock'`;
  await sql.end();
  return row?.count ?? -1;
}

async function until(happened: () => Promise<boolean>, withinMs: number): Promise<number> {
  const began = performance.now();
  while (!(await happened())) {
    if (performance.now() - began > withinMs) throw new Error(`not within ${withinMs} ms`);
    await sleep(20);
  }
  return performance.now() - began;
}

const SNAPSHOTS = { query: '{ snapshots { totalCount } }' };
const post = (payload: object, headers = {}) => api.inject({ method: 'POST', url: '/graphql', payload, headers });

describe('somebody who waits', () => {
  test('A26: and leaves takes the statement in the database along, within a second', async () => {
    await holdUp(api);
    const sent = httpRequest({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json' },
    });
    sent.on('error', () => {});
    sent.end(JSON.stringify(SNAPSHOTS));
    await until(async () => (await waitingStatements(api)) === 1, 5_000);
    sent.destroy();
    await until(async () => (await waitingStatements(api)) === 0, 1_000);
  });

  test('A27: longer than anybody may is answered DEADLINE_EXCEEDED; the statement is stopped and its place free', async () => {
    const letGo = await holdUp(api);
    const answers = await Promise.all(Array.from({ length: 4 }, () => post(SNAPSHOTS)));
    for (const answer of answers) {
      expect(answer.statusCode).toBe(504);
      expect(answer.json().errors[0].extensions.code).toBe('DEADLINE_EXCEEDED');
    }
    await until(async () => (await waitingStatements(api)) === 0, 1_000);
    await letGo();
    expect((await post(SNAPSHOTS)).statusCode).toBe(200);
  });

  test('H03: for a free connection is told OVERLOADED when none gets free', async () => {
    const busy = await startApi({}, { mostWaitMs: 200 });
    onTestFinished(() => busy.close());
    const letGo = await holdUp(busy);
    const send = () => busy.inject({ method: 'POST', url: '/graphql', payload: SNAPSHOTS });
    const holders = Array.from({ length: 6 }, send);
    await until(async () => (await waitingStatements(busy)) === 6, 5_000);
    const refused = await send();
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '5']);
    expect(refused.json().errors[0].extensions.code).toBe('OVERLOADED');
    await letGo();
    for (const answer of await Promise.all(holders)) expect(answer.statusCode).toBe(200);
  });
});

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
    expect(first.json().data.rateLimit).toMatchObject({ ...BUDGET, remaining: expect.any(Number) });
    expect(first.json().extensions.cost).toMatchObject({ requested: 4, budget: { remaining: 21 } });
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
    expect((await ask({ query: '{ __typename }', extensions }))[1]).not.toBe('PersistedQueryNotFound');
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
    const answers = await Promise.all(Array.from({ length: 300 }, () => post({ query })));
    expect(new Set(answers.map(({ body }) => JSON.parse(body).data.snapshot.contagion.digest)).size).toBe(1);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test.each([`'; DROP TABLE users; --`, '%', '_', '\\', `' OR 1=1 --`, '{"$gt": ""}', '*', '\u0000'])(
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
      if (text === '\u0000') expect(status).toBeLessThan(600);
      else {
        expect(status).toBe(200);
        expect(data.snapshot.search.every(({ name }) => name.includes(text))).toBe(true);
        expect(data.snapshot.institution.code).toBe('NOT_FOUND');
      }
      expect((await api.ask('{ users { id } }')).status).toBe(200);
    },
  );

  test('F09: orders by what the schema lists, not by any column', async () => {
    const { status } = await api.ask(
      '{ snapshot(slug: "europe-2019") { ... on Snapshot { institutions(orderBy: { field: tenant_id }) { totalCount } } } }',
    );
    expect(status).toBe(400);
  });
});

describe('F13: a connection', () => {
  const open = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connectTo(port, '127.0.0.1', () => resolve(socket));
      socket.once('error', reject);
      onTestFinished(() => void socket.destroy());
    });
  const closed = (socket: Socket, withinMs: number) =>
    new Promise<string>((resolve, reject) => {
      let received = '';
      socket.on('data', (bytes: Buffer) => {
        received += bytes.toString();
      });
      socket.once('close', () => resolve(received));
      setTimeout(() => reject(new Error('still open')), withinMs).unref();
    });

  test('that never finishes its headers is closed', async () => {
    const socket = await open();
    socket.write('POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 100);
    await closed(socket, 6_000);
    clearInterval(drip);
  });

  test('D13: that sends its body a byte at a time is closed, and one broken off in the middle leaves nothing behind', async () => {
    const socket = await open();
    socket.write(
      'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n',
    );
    const drip = setInterval(() => socket.write('x'), 100);
    await closed(socket, 6_000);
    clearInterval(drip);
    const broken = await open();
    broken.write(
      'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"query":',
    );
    broken.destroy();
    const metrics = async () => (await api.inject({ url: '/metrics' })).body;
    await until(async () => /faultline_http_requests_under_way [01]\n/.test(await metrics()), 2_000);
    expect((await post(SNAPSHOTS)).statusCode).toBe(200);
  });

  test('beyond as many as may be open is not taken, and the others are served', async () => {
    const sockets = await Promise.all(Array.from({ length: 40 }, open));
    await until(
      async () => sockets.filter(({ destroyed, readyState }) => destroyed || readyState !== 'open').length >= 20,
      3_000,
    );
    expect(sockets.filter(({ readyState }) => readyState === 'open').length).toBeLessThanOrEqual(20);
  });
});
