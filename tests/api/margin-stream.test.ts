import { MARGIN_EVENTS } from '@faultline/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SINGLE_USER_SETTINGS } from '../../apps/api/src/identity/settings.ts';
import { type EventStream, openStream } from './event-stream.ts';
import {
  EVENTS,
  type Event,
  eventsIn,
  OPEN,
  REPLAY,
  type Refused,
  STOP,
  SUBMIT,
  type Told,
  until,
} from './margin-watch.ts';
import { personOf } from './people.ts';
import {
  at,
  marksAt,
  numbersOf,
  type Opened,
  startAnother,
  startWatchingApi,
  upTo,
  type WatchingApi,
} from './watching-api.ts';

let api: WatchingApi;
beforeAll(async () => {
  api = await startWatchingApi();
});
afterAll(() => api.close());

describe('the stream of a watch', () => {
  test('I01: begins where its reader left off: by number or by the header, which wins; what is there comes before where the watch stands', async () => {
    const { id: watchId } = await api.opened();
    const { lastEventNumber } = await api.submit(watchId, 1, marksAt(0.96));
    const whole = await until(await api.subscribe({ watchId }), (told) => told.__typename === 'WatchProgress');
    const events = eventsIn(whole);
    expect(numbersOf(events)).toEqual(upTo(lastEventNumber));
    expect(events.map(({ id }) => id)).toEqual(upTo(lastEventNumber));
    expect(whole.at(-1)).toMatchObject({ id: null, event: 'next' });
    const rest = await api.subscribe({ watchId, afterNumber: 3 }, { headers: { 'last-event-id': '40' } });
    expect(eventsIn(await until(rest, (told) => told.__typename === 'WatchProgress'))).toEqual(events.slice(40));
    const posted = await api.subscribe({ watchId, afterNumber: 60 }, { method: 'POST' });
    expect(eventsIn(await until(posted, (told) => told.__typename === 'WatchProgress'))).toEqual(events.slice(60));
    const live = until(posted, (told) => told.__typename === 'WatchProgress');
    await api.submit(watchId, 2, marksAt(0.94));
    expect(numbersOf(eventsIn(await live))[0]).toBe(lastEventNumber + 1);
  });

  test('leaves out what a filter leaves out, by kind and by owner, and keeps the numbers', async () => {
    const { id: watchId } = await api.opened();
    await api.submit(watchId, 1, marksAt(0.9));
    const all = eventsIn(await until(await api.subscribe({ watchId }), (told) => told.__typename === 'WatchProgress'));
    const worse = await api.subscribe({ watchId, minSeverity: 'LIQUIDATE' });
    const kinds = MARGIN_EVENTS.slice(MARGIN_EVENTS.indexOf('LIQUIDATE')) as readonly string[];
    expect(eventsIn(await until(worse, (told) => told.__typename === 'WatchProgress'))).toEqual(
      all.filter(({ kind }) => kinds.includes(kind)),
    );
    const { accounts } = api.snapshot.margin;
    const owner = accounts.owners[accounts.keys.indexOf(all[0]?.account.key ?? '')] ?? 0;
    const own = await api.subscribe({ watchId, institutionKeys: [api.snapshot.institutions.keys[owner]] });
    const ofOwner = (event: Event) => accounts.owners[accounts.keys.indexOf(event.account.key)] === owner;
    expect(eventsIn(await until(own, (told) => told.__typename === 'WatchProgress'))).toEqual(all.filter(ofOwner));
    const nobody = await api.subscribe({ watchId, institutionKeys: ['nobody'] });
    expect(eventsIn(await until(nobody, (told) => told.__typename === 'WatchProgress'))).toEqual([]);
  });

  test('says no more than a heartbeat while nothing happens, and ends when the server does', async () => {
    const { id: watchId } = await api.opened();
    const other = await startAnother(api.database);
    const stream = await openStream<Told>(other.url, { query: EVENTS, variables: { watchId } });
    await until(stream, (told) => told.__typename === 'WatchProgress');
    const end = stream.next();
    await expect.poll(() => stream.comments()).toBeGreaterThanOrEqual(2);
    await other.close();
    // Without a last word, so that a browser comes again.
    expect(await end).toBeNull();
  });

  test('I03: passes over what a slow reader has no time for, but no event, and never the last', async () => {
    const { id: watchId } = await api.opened();
    const marks =
      'marks { market { key tiers { floor { amount } cap { amount } source { title reference licence } } } mark { amount } }';
    const query = `subscription($watchId: ID!) { marginEvents(watchId: $watchId) { __typename ... on MarginEvent { number kind }
      ... on WatchProgress { lastUpdateSequence ${upTo(12)
        .map((place) => `m${place}: ${marks}`)
        .join(' ')} } } }`;
    const stream = await openStream<Told>(api.url, { query, variables: { watchId } });
    await until(stream, (told) => told.__typename === 'WatchProgress');
    stream.pause();
    const count = 200;
    let last = 0;
    for (const sequence of upTo(count))
      last = (await api.submit(watchId, sequence, marksAt(1 - 0.001 * sequence))).lastEventNumber;
    stream.resume();
    const messages = await until(
      stream,
      (told) => told.__typename === 'WatchProgress' && told.lastUpdateSequence === count,
    );
    const { lastEventNumber } = await api.opened();
    expect(numbersOf(eventsIn(messages))).toEqual(upTo(last).slice(lastEventNumber));
    const told = messages.filter(({ id }) => id === null).length;
    expect(told).toBeGreaterThan(1);
    // What the sockets between them hold, which is some megabytes of half a megabyte each.
    expect(told).toBeLessThan(count / 4);
  });

  test('is refused where it is none, costs too much, is too deep, or there are too many; a refused watch is a Problem that ends it', async () => {
    const { id: watchId } = await api.opened();
    const codeOf = async (asked: Parameters<typeof openStream>[1]) => {
      const { status, body } = await openStream(api.url, asked);
      return [status, (JSON.parse(body) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code];
    };
    expect(await codeOf({ query: '{ models { name } }' })).toEqual([400, 'BAD_REQUEST']);
    expect(await codeOf({ query: 'mutation { revokeApiKey(idempotencyKey: "x", id: "y") { __typename } }' })).toEqual([
      400,
      'BAD_REQUEST',
    ]);
    expect(await codeOf({ query: 'subscription {' })).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    expect(await codeOf({ query: 'subscription { nothing }' })).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(await codeOf({ query: EVENTS })).toEqual([400, 'BAD_USER_INPUT']);
    expect(await codeOf({ query: EVENTS, variables: { watchId }, headers: { 'last-event-id': 'x' } })).toEqual([
      400,
      'BAD_REQUEST',
    ]);
    expect(
      await codeOf({ query: EVENTS, variables: { watchId }, headers: { 'sec-fetch-site': 'cross-site' } }),
    ).toEqual([403, 'FORBIDDEN']);
    const on = (selection: string) =>
      `subscription($watchId: ID!) { marginEvents(watchId: $watchId) { ... on MarginEvent { ${selection} } } }`;
    const accounts =
      'institution { accounts(first: 500) { edges { node { owner { accounts(first: 500) { edges { node { key } } } } } } } }';
    expect(await codeOf({ query: on(accounts), variables: { watchId } })).toEqual([400, 'QUERY_TOO_COMPLEX']);
    const deep = `${'account { owner { accounts { edges { node { '.repeat(1)}${'venue { institution { accounts { edges { node { '.repeat(4)}key${' } } } } } '.repeat(5)}`;
    expect(await codeOf({ query: on(deep), variables: { watchId } })).toEqual([400, 'QUERY_TOO_DEEP']);
    const missing = await api.subscribe({ watchId: api.snapshotId });
    expect((await missing.next())?.data?.data?.marginEvents).toMatchObject({
      __typename: 'Problem',
      code: 'NOT_FOUND',
    });
    expect([await missing.next(), await missing.next()]).toEqual([{ id: null, event: 'complete', data: null }, null]);
    const never = await api.subscribe({ watchId, afterNumber: 1_000_000 });
    expect((await never.next())?.data?.data?.marginEvents).toMatchObject({ code: 'BAD_INPUT' });
    await never.next();
    const open: EventStream<Told>[] = [];
    await expect
      .poll(async () => {
        const stream = await api.subscribe({ watchId });
        open.push(stream);
        return stream.status;
      })
      .toBe(429);
    expect(open.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(4);
    open[0]?.close();
    await expect.poll(async () => (await api.subscribe({ watchId })).status).toBe(200);
  });
});

describe('who', () => {
  test('I04: signs out has the stream closed with UNAUTHENTICATED, and opens it again after signing in, where it was', async () => {
    const { id: watchId } = await api.opened();
    const settings = { ...SINGLE_USER_SETTINGS, mode: 'sign-in' as const };
    const signedIn = await startAnother(api.database, { settings });
    const { userId } = await personOf(api.database, 'VIEWER');
    const cookieOf = async () => {
      const session = await signedIn.store.identity.openSession('local', userId);
      return { session, headers: { cookie: `faultline_session=${session}` } };
    };
    const first = await cookieOf();
    const open = (headers: Record<string, string>) =>
      openStream<Told>(signedIn.url, { query: EVENTS, variables: { watchId }, headers });
    const stream = await open(first.headers);
    const before = await until(stream, (told) => told.__typename === 'WatchProgress');
    const { headers } = await fetch(`${signedIn.url}/auth/sign-out`, { method: 'POST', headers: first.headers });
    expect(headers.get('set-cookie')).toContain('faultline_session=;');
    const last = await stream.next();
    expect([last?.event, last?.data?.errors?.[0]?.extensions.code]).toEqual(['next', 'UNAUTHENTICATED']);
    expect([(await stream.next())?.event, await stream.next()]).toEqual(['complete', null]);
    expect((await open(first.headers)).status).toBe(401);
    const { lastEventNumber } = await api.submit(watchId, 1, marksAt(0.97));
    const again = await open({
      ...(await cookieOf()).headers,
      'last-event-id': String(eventsIn(before).at(-1)?.number),
    });
    expect(numbersOf(eventsIn(await until(again, (told) => told.__typename === 'WatchProgress')))).toEqual(
      upTo(lastEventNumber).slice(eventsIn(before).length),
    );
  });

  test('is a viewer reads and opens nothing; an analyst does', async () => {
    const settings = { ...SINGLE_USER_SETTINGS, mode: 'sign-in' as const };
    const { app } = await startAnother(api.database, { settings });
    const [viewer, analyst] = [await personOf(api.database, 'VIEWER'), await personOf(api.database, 'ANALYST')];
    const ask = async (query: string, variables: object, { headers }: typeof viewer) =>
      (await app.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers })).json<{
        data: { found: Opened & Refused };
      }>().data.found;
    const watch = await ask(OPEN, { key: 'w', id: api.snapshotId }, analyst);
    expect(watch.poolCount).toBeGreaterThan(6_000);
    const time = at(1);
    const marks = marksAt(1);
    for (const [query, variables] of [
      [OPEN, { key: 'v', id: api.snapshotId }],
      [SUBMIT, { id: watch.id, sequence: 1, time, marks }],
      [REPLAY, { key: 'v2', id: watch.id }],
      [STOP, { key: 'v3', id: watch.id }],
    ] as const)
      expect((await ask(query, variables, viewer)).code).toBe('FORBIDDEN');
    expect(await ask(SUBMIT, { id: watch.id, sequence: 1, time, marks }, analyst)).toMatchObject({ isRepeat: false });
    const read = `query($id: ID!) { found: node(id: $id) { ... on MarginWatch { id lastUpdateSequence poolCount } } }`;
    expect(await ask(read, { id: watch.id }, viewer)).toMatchObject({ id: watch.id, lastUpdateSequence: 1 });
  });
});
