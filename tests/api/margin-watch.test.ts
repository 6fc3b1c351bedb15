import type { AddressInfo } from 'node:net';
import { MARGIN_EVENTS, marginMonitor } from '@faultline/engine';
import { LIQUIDATION_RULES, type NetworkSnapshot } from '@faultline/network';
import { createRunner, replaysOf } from '@faultline/runner';
import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { SINGLE_USER_SETTINGS } from '../../apps/api/src/identity/settings.ts';
import { createServer } from '../../apps/api/src/server.ts';
import { marginMarkets } from '../../packages/runner/src/margin/market-tiers.ts';
import { contentOf, watchedPools } from '../../packages/runner/src/watch/watched-pools.ts';
import { startApiProcess } from './api-process.ts';
import { type EventStream, openStream } from './event-stream.ts';
import {
  EVENTS,
  type Event,
  eventsIn,
  importCrypto,
  OPEN,
  type Progress,
  REPLAY,
  type Refused,
  STOP,
  SUBMIT,
  type Told,
  until,
} from './margin-watch.ts';
import { personOf } from './people.ts';
import { type RunningApi, startApi } from './running-api.ts';

let api: RunningApi;
let url: string;
let snapshotId: string;
let snapshot: NetworkSnapshot;
beforeAll(async () => {
  api = await startApi({
    budget: { capacity: 1e9, perSecond: 1e9 },
    limits: { recheckMs: 100, heartbeatMs: 300, mostStreamsOfOne: 4 },
  });
  await importCrypto(api.database);
  url = await addressOf(api);
  const row = await api.store.findSnapshot({ tenant: 'local' }, { slug: 'crypto-2025' });
  const columns = row && (await api.store.loadSnapshot({ tenant: 'local' }, row));
  if (!columns) throw new Error('no snapshot');
  snapshot = columns;
  const { data } = await api.ask<{ found: { id: string } }>(
    '{ found: snapshot(slug: "crypto-2025") { ... on Snapshot { id } } }',
  );
  snapshotId = data.found.id;
});
afterAll(() => api.close());

async function addressOf({ app }: Pick<RunningApi, 'app'>): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

let keys = 0;
async function change<Found>(
  query: string,
  variables: Record<string, unknown>,
  headers = {},
): Promise<Found & Refused> {
  const { data, errors } = await api.ask<{ found: Found & Refused }>(
    query,
    { key: `k${keys++}`, ...variables },
    headers,
  );
  expect(errors).toEqual([]);
  return data.found;
}

interface Opened {
  readonly id: string;
  readonly lastUpdateSequence: number;
  readonly lastEventNumber: number;
  readonly poolCount: number;
  readonly poolsByState: readonly { readonly state: string; readonly count: number }[];
}
const opened = () => change<Opened>(OPEN, { id: snapshotId });

const BEGIN = Date.parse('2025-10-10T20:50:00Z');
const at = (seconds: number) => new Date(BEGIN + 1_000 * seconds).toISOString();
const MARKS = {
  'binance-btc': 122_000,
  'binance-eth': 4_300,
  'binance-sol': 220,
  'hyperliquid-btc': 122_000,
  'hyperliquid-eth': 4_300,
  'hyperliquid-sol': 220,
};
const marksAt = (share: number) =>
  Object.entries(MARKS).map(([marketKey, price]) => ({ marketKey, price: price * share }));

interface Submitted extends Refused {
  readonly isRepeat: boolean;
  readonly eventCount: number;
  readonly lastEventNumber: number;
  readonly flags: readonly { readonly marketKey: string; readonly reason: string; readonly sentence: string }[];
  readonly watch: { readonly marks: Progress['marks'] };
}
const submit = (id: string, sequence: number, marks: readonly object[], seconds = sequence) =>
  change<Submitted>(SUBMIT, { id, sequence, time: at(seconds), marks });

/** Events of the engine's monitor alone, of the pools of one liquidation rule, over the updates of the replay. */
function monitored(code: number) {
  const pools = watchedPools(snapshot);
  const { tiers, marks } = marginMarkets(snapshot);
  const monitor = marginMonitor({
    ...{ warningFactor: 1.5, callFactor: 1.2, maxMarkAgeMs: 60_000, tiers, marks: [...marks] },
    liquidates: LIQUIDATION_RULES[code] ?? 'BELOW_MAINTENANCE',
    time: Date.parse('2025-10-10T00:00:00Z'),
  });
  if ('problem' in monitor) throw new Error(monitor.problem.message);
  const numbers: number[] = [];
  for (let pool = 0; pool < pools.count; pool++)
    if (pools.ruleCodes[pool] === code) {
      monitor.open(contentOf(snapshot, pools, pool));
      numbers.push(pool);
    }
  const [replay] = replaysOf(snapshot);
  const { accounts, markets } = snapshot.margin;
  const updates = (replay?.updates ?? []).map(({ sequence, time, marks: observed }) => ({
    ...{ sequence, time },
    marks: observed.map(({ market, price }) => ({ market: markets.keys.indexOf(market), price, time })),
  }));
  return [{ sequence: 0, time: 0, marks: [] }, ...updates].flatMap((update) =>
    monitor.update(update).events.map((event) => ({
      sequence: event.sequence,
      account: accounts.keys[pools.accounts[numbers[event.pool] ?? 0] ?? 0],
      kind: event.kind,
      equity: event.equityAmount,
      maintenance: event.maintenanceAmount,
      shortage: event.shortageAmount,
      mark: event.mark,
    })),
  );
}

const seen = (events: readonly Event[], venue: string) =>
  events
    .filter(({ account }) => account.key.startsWith(venue))
    .map(({ updateSequence, account, kind, equity, maintenanceMargin, shortage, mark }) => ({
      sequence: updateSequence,
      account: account.key,
      kind,
      equity: Number(equity.amount),
      maintenance: Number(maintenanceMargin.amount),
      shortage: Number(shortage.amount),
      mark: mark && Number(mark.amount),
    }));

/** What an unbroken run says: the engine's own events of both venues. */
function expectEngineEvents(events: readonly Event[]) {
  for (const [venue, rule] of [
    ['binance', 'AT_MAINTENANCE'],
    ['hyperliquid', 'BELOW_MAINTENANCE'],
  ] as const) {
    const expected = monitored(LIQUIDATION_RULES.indexOf(rule));
    expect(expected.length).toBeGreaterThan(1_000);
    expect(seen(events, venue)).toEqual(expected);
  }
}

const isDone = (told: Told) => told.__typename === 'WatchProgress' && told.replay?.state === 'DONE';
const numbersOf = (events: readonly { readonly number: number }[]) => events.map(({ number }) => number);
const upTo = (count: number) => Array.from({ length: count }, (_, place) => place + 1);

describe('a watch that was opened', () => {
  test('has judged every pool at the marks of the snapshot', async () => {
    const watch = await opened();
    expect(watch.lastUpdateSequence).toBe(0);
    expect(watch.poolsByState.reduce((sum, { count }) => sum + count, 0)).toBe(watch.poolCount);
    expect(watch.poolsByState).toContainEqual(
      expect.objectContaining({ state: 'WARNING', count: watch.lastEventNumber }),
    );
    const { data } = await api.ask<{ found: { events: { totalCount: number; edges: { node: Event }[] } } }>(
      `query($id: ID!) { found: node(id: $id) { ... on MarginWatch { events(last: 3) { totalCount edges { node {
        number kind updateSequence cause } } } } } }`,
      { id: watch.id },
    );
    expect(data.found.events.totalCount).toBe(watch.lastEventNumber);
    expect(numbersOf(data.found.events.edges.map(({ node }) => node))).toEqual(upTo(watch.lastEventNumber).slice(-3));
    expect(data.found.events.edges[0]?.node.cause).toMatch(
      /^Equity is [\d,.]+ USD, below 1.5 times the maintenance margin of [\d,.]+\.$/,
    );
  });

  test('is the same one under the same key, and refused with other factors, out-of-range factors, or a snapshot without markets', async () => {
    const first = await change<Opened>(OPEN, { key: 'same', id: snapshotId });
    expect((await change<Opened>(OPEN, { key: 'same', id: snapshotId })).id).toBe(first.id);
    expect((await change<Opened>(OPEN, { key: 'same', id: snapshotId, callFactor: 1.1 })).code).toBe(
      'IDEMPOTENCY_MISMATCH',
    );
    for (const bad of [{ callFactor: 0.9 }, { warningFactor: 1.1 }, { warningFactor: 1e9 }, { age: 0 }, { age: -1 }])
      expect(await change<Opened>(OPEN, { id: snapshotId, ...bad }), JSON.stringify(bad)).toMatchObject({
        code: 'BAD_PARAMETER',
      });
    const { data } = await api.ask<{ found: { id: string } }>(
      '{ found: snapshot(slug: "europe-2019") { ... on Snapshot { id } } }',
    );
    expect(await change<Opened>(OPEN, { id: data.found.id })).toMatchObject({ code: 'BAD_PARAMETER' });
    expect(await change<Opened>(OPEN, { id: first.id })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('marks that are submitted', () => {
  test('are judged all together; the same again changes nothing, and others under the same sequence are refused', async () => {
    const { id, lastEventNumber } = await opened();
    const first = await submit(id, 1, marksAt(0.95));
    expect(first).toMatchObject({ isRepeat: false, flags: [] });
    expect(first.eventCount).toBeGreaterThan(100);
    expect(first.lastEventNumber).toBe(lastEventNumber + first.eventCount);
    expect(await submit(id, 1, marksAt(0.95))).toMatchObject({
      isRepeat: true,
      lastEventNumber: first.lastEventNumber,
    });
    expect(await submit(id, 1, marksAt(0.94))).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    expect(await submit(id, 3, marksAt(0.95))).toMatchObject({ isRepeat: false });
    expect(await submit(id, 2, marksAt(0.95))).toMatchObject({ code: 'BAD_PARAMETER' });
    expect(await submit(id, 4, marksAt(0.95), 1)).toMatchObject({ code: 'BAD_PARAMETER' });
  });

  test('that are bad are flagged, each with its reason, and the good ones beside them taken', async () => {
    const { id } = await opened();
    const good = { marketKey: 'binance-btc', price: 121_000 };
    const bad = [
      [{ marketKey: 'binance-eth', price: 0 }, 'NOT_POSITIVE'],
      [{ marketKey: 'binance-eth', price: -5 }, 'NOT_POSITIVE'],
      [{ marketKey: 'binance-eth', price: 4_300, bid: 4_301, ask: 4_299 }, 'CROSSED'],
      [{ marketKey: 'binance-eth', price: 4_300, time: at(-3_600) }, 'STALE'],
      [{ marketKey: 'binance-doge', price: 1 }, 'UNKNOWN_MARKET'],
    ] as const;
    const all = Object.keys(MARKS).map((marketKey) => ({ marketKey, price: MARKS[marketKey as keyof typeof MARKS] }));
    await submit(id, 1, all);
    for (const [place, [mark, reason]] of bad.entries()) {
      const found = await submit(id, place + 2, [mark, good]);
      expect(found.flags, reason).toEqual([
        { marketKey: mark.marketKey, reason, sentence: expect.stringMatching(/\.$/) },
      ]);
      const amounts = new Map(found.watch.marks.map(({ market, mark: { amount } }) => [market.key, amount]));
      expect([amounts.get('binance-btc'), amounts.get('binance-eth')]).toEqual(['121000', '4300']);
    }
    // Everybody else has been quiet for longer than the watch allows, which is said once of each.
    const late = await submit(id, 10, [good], 100);
    expect(late.flags.map(({ marketKey, reason }) => [marketKey, reason])).toEqual(
      Object.keys(MARKS)
        .filter((key) => key !== 'binance-btc')
        .map((key) => [key, 'STALE']),
    );
    expect(late.watch.marks.filter(({ isStale }) => isStale)).toHaveLength(5);
    expect((await submit(id, 11, [good], 101)).flags).toEqual([]);
  });

  test('that are none, too many, no numbers or of no time are refused before anything is written', async () => {
    const { id } = await opened();
    const [first] = marksAt(1);
    expect(await submit(id, 1, [])).toMatchObject({ code: 'BAD_INPUT', path: ['marks'] });
    expect(await submit(id, 0, [first ?? {}])).toMatchObject({ code: 'BAD_INPUT', path: ['sequence'] });
    expect(await submit(snapshotId, 1, [first ?? {}])).toMatchObject({ code: 'NOT_FOUND' });
    const huge = SUBMIT.replace('$marks: [MarkInput!]!', '$ask: Finite').replace(
      '$marks',
      '[{ marketKey: "binance-btc", price: 1e200, ask: $ask }]',
    );
    expect(await change(huge, { id, sequence: 1, time: at(1) })).toMatchObject({ code: 'BAD_INPUT' });
    const errorOf = async (mark: string, time = `"${at(1)}"`) => {
      const query = `mutation($id: ID!) { submitMarks(watchId: $id, sequence: 1, time: ${time}, marks: [${mark}]) { __typename } }`;
      const { errors } = await api.ask(query, { id });
      return errors[0]?.extensions.code;
    };
    expect(await errorOf('{ marketKey: "binance-btc", price: 1e400 }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await errorOf('{ marketKey: "binance-btc", price: NaN }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await errorOf('{ marketKey: "binance-btc", price: 1 }', '"2025-02-30T00:00:00Z"')).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
    expect(await errorOf('{ marketKey: "binance-btc", price: 1 }', '"yesterday"')).toBe('GRAPHQL_VALIDATION_FAILED');
    const { data } = await api.ask<{ found: { lastUpdateSequence: number } }>(
      'query($id: ID!) { found: node(id: $id) { ... on MarginWatch { lastUpdateSequence } } }',
      { id },
    );
    expect(data.found.lastUpdateSequence).toBe(0);
  });
});

const subscribe = (variables: object, more: Partial<Parameters<typeof openStream>[1]> = {}) =>
  openStream<Told>(url, { query: EVENTS, variables, ...more });

describe('the stream of a watch', () => {
  test('I01: begins where its reader left off: by number or by the header, which wins; what is there comes before where the watch stands', async () => {
    const { id: watchId } = await opened();
    const { lastEventNumber } = await submit(watchId, 1, marksAt(0.96));
    const whole = await until(await subscribe({ watchId }), (told) => told.__typename === 'WatchProgress');
    const events = eventsIn(whole);
    expect(numbersOf(events)).toEqual(upTo(lastEventNumber));
    expect(events.map(({ id }) => id)).toEqual(upTo(lastEventNumber));
    expect(whole.at(-1)).toMatchObject({ id: null, event: 'next' });
    const rest = await subscribe({ watchId, afterNumber: 3 }, { headers: { 'last-event-id': '40' } });
    expect(eventsIn(await until(rest, (told) => told.__typename === 'WatchProgress'))).toEqual(events.slice(40));
    const posted = await subscribe({ watchId, afterNumber: 60 }, { method: 'POST' });
    expect(eventsIn(await until(posted, (told) => told.__typename === 'WatchProgress'))).toEqual(events.slice(60));
    const live = until(posted, (told) => told.__typename === 'WatchProgress');
    await submit(watchId, 2, marksAt(0.94));
    expect(numbersOf(eventsIn(await live))[0]).toBe(lastEventNumber + 1);
  });

  test('leaves out what a filter leaves out, by kind and by owner, and keeps the numbers', async () => {
    const { id: watchId } = await opened();
    await submit(watchId, 1, marksAt(0.9));
    const all = eventsIn(await until(await subscribe({ watchId }), (told) => told.__typename === 'WatchProgress'));
    const worse = await subscribe({ watchId, minSeverity: 'LIQUIDATE' });
    const kinds = MARGIN_EVENTS.slice(MARGIN_EVENTS.indexOf('LIQUIDATE')) as readonly string[];
    expect(eventsIn(await until(worse, (told) => told.__typename === 'WatchProgress'))).toEqual(
      all.filter(({ kind }) => kinds.includes(kind)),
    );
    const { accounts } = snapshot.margin;
    const owner = accounts.owners[accounts.keys.indexOf(all[0]?.account.key ?? '')] ?? 0;
    const own = await subscribe({ watchId, institutionKeys: [snapshot.institutions.keys[owner]] });
    const ofOwner = (event: Event) => accounts.owners[accounts.keys.indexOf(event.account.key)] === owner;
    expect(eventsIn(await until(own, (told) => told.__typename === 'WatchProgress'))).toEqual(all.filter(ofOwner));
    const nobody = await subscribe({ watchId, institutionKeys: ['nobody'] });
    expect(eventsIn(await until(nobody, (told) => told.__typename === 'WatchProgress'))).toEqual([]);
  });

  test('says no more than a heartbeat while nothing happens, and ends when the server does', async () => {
    const { id: watchId } = await opened();
    const other = await startAnother();
    const stream = await openStream<Told>(other.url, { query: EVENTS, variables: { watchId } });
    await until(stream, (told) => told.__typename === 'WatchProgress');
    const end = stream.next();
    await expect.poll(() => stream.comments()).toBeGreaterThanOrEqual(2);
    await other.close();
    // Without a last word, so that a browser comes again.
    expect(await end).toBeNull();
  });

  test('I03: passes over what a slow reader has no time for, but no event, and never the last', async () => {
    const { id: watchId } = await opened();
    const marks =
      'marks { market { key tiers { floor { amount } cap { amount } source { title reference licence } } } mark { amount } }';
    const query = `subscription($watchId: ID!) { marginEvents(watchId: $watchId) { __typename ... on MarginEvent { number kind }
      ... on WatchProgress { lastUpdateSequence ${upTo(12)
        .map((place) => `m${place}: ${marks}`)
        .join(' ')} } } }`;
    const stream = await openStream<Told>(url, { query, variables: { watchId } });
    await until(stream, (told) => told.__typename === 'WatchProgress');
    stream.pause();
    const count = 100;
    let last = 0;
    for (const sequence of upTo(count))
      last = (await submit(watchId, sequence, marksAt(1 - 0.001 * sequence))).lastEventNumber;
    stream.resume();
    const messages = await until(
      stream,
      (told) => told.__typename === 'WatchProgress' && told.lastUpdateSequence === count,
    );
    const { lastEventNumber } = await opened();
    expect(numbersOf(eventsIn(messages))).toEqual(upTo(last).slice(lastEventNumber));
    const told = messages.filter(({ id }) => id === null).length;
    expect(told).toBeGreaterThan(1);
    expect(told).toBeLessThan(count / 2);
  });

  test('is refused where it is none, costs too much, is too deep, or there are too many; a refused watch is a Problem that ends it', async () => {
    const { id: watchId } = await opened();
    const codeOf = async (asked: Parameters<typeof openStream>[1]) => {
      const { status, body } = await openStream(url, asked);
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
    const missing = await subscribe({ watchId: snapshotId });
    expect((await missing.next())?.data?.data?.marginEvents).toMatchObject({
      __typename: 'Problem',
      code: 'NOT_FOUND',
    });
    expect([await missing.next(), await missing.next()]).toEqual([{ id: null, event: 'complete', data: null }, null]);
    const never = await subscribe({ watchId, afterNumber: 1_000_000 });
    expect((await never.next())?.data?.data?.marginEvents).toMatchObject({ code: 'BAD_INPUT' });
    await never.next();
    const open: EventStream<Told>[] = [];
    await expect
      .poll(async () => {
        const stream = await subscribe({ watchId });
        open.push(stream);
        return stream.status;
      })
      .toBe(429);
    expect(open.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(4);
    open[0]?.close();
    await expect.poll(async () => (await subscribe({ watchId })).status).toBe(200);
  });
});

/** A second API on the same database, as it is started in production. */
async function startAnother(more: Partial<Parameters<typeof createServer>[0]> = {}) {
  const store = openStore(api.database);
  const runner = createRunner(store);
  const app = await createServer({
    installation: { store, runner, cursorSecret: await store.cursorSecret() },
    log: false,
    limits: { recheckMs: 100, heartbeatMs: 200 },
    ...more,
  });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await app.close();
    await runner.close();
    await store.close();
  };
  onTestFinished(close);
  return { app, store, runner, url: await addressOf({ app }), close };
}

describe('who', () => {
  test('I04: signs out has the stream closed with UNAUTHENTICATED, and opens it again after signing in, where it was', async () => {
    const { id: watchId } = await opened();
    const settings = { ...SINGLE_USER_SETTINGS, mode: 'sign-in' as const };
    const signedIn = await startAnother({ settings });
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
    const { lastEventNumber } = await submit(watchId, 1, marksAt(0.97));
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
    const { app } = await startAnother({ settings });
    const [viewer, analyst] = [await personOf(api.database, 'VIEWER'), await personOf(api.database, 'ANALYST')];
    const ask = async (query: string, variables: object, { headers }: typeof viewer) =>
      (await app.inject({ method: 'POST', url: '/graphql', payload: { query, variables }, headers })).json<{
        data: { found: Opened & Refused };
      }>().data.found;
    const watch = await ask(OPEN, { key: 'w', id: snapshotId }, analyst);
    expect(watch.poolCount).toBeGreaterThan(6_000);
    const time = at(1);
    const marks = marksAt(1);
    for (const [query, variables] of [
      [OPEN, { key: 'v', id: snapshotId }],
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

describe('a replay', () => {
  test('is listed with what is stated and what is made up, and refused where there is none, one runs, or time would go back', async () => {
    const { data } = await api.ask<{
      found: { replays: { key: string; quality: string; updateCount: number; from: string; source: string }[] };
    }>(
      '{ found: snapshot(slug: "crypto-2025") { ... on Snapshot { replays { key title question quality source updateCount from to } } } }',
    );
    expect(data.found.replays).toMatchObject([
      { key: 'crash-2025-10-10', quality: 'ILLUSTRATIVE', updateCount: 601, from: at(0) },
    ]);
    expect(data.found.replays[0]?.source).toContain('drawn from a seed');
    const { id } = await opened();
    expect(await change(REPLAY, { id, replayKey: 'none' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await change(REPLAY, { id, speed: 0 })).toMatchObject({ code: 'BAD_INPUT' });
    expect(await change(REPLAY, { id, speed: 101 })).toMatchObject({ code: 'BAD_INPUT' });
    await change(REPLAY, { key: 'run', id });
    expect(await change(REPLAY, { key: 'run', id })).toMatchObject({ replay: { state: 'RUNNING' } });
    expect(await change(REPLAY, { id })).toMatchObject({ code: 'BAD_PARAMETER' });
    expect(await submit(id, 1, marksAt(1))).toMatchObject({ code: 'BAD_PARAMETER' });
    expect(await change(STOP, { id })).toMatchObject({ replay: { state: 'STOPPED', updatesDone: 0 } });
    expect(await change(STOP, { id })).toMatchObject({ replay: { state: 'STOPPED', updatesDone: 0 } });
    await submit(id, 1, marksAt(1), 4_000);
    expect(await change(REPLAY, { id })).toMatchObject({ code: 'BAD_PARAMETER' });
  });

  test('has the events of the engine’s monitor run over its updates alone, stopped in between or not', async () => {
    const feeding = await startAnother();
    feeding.runner.watches.feedReplays((thrown) => expect.fail(String(thrown)));
    const { id } = await opened();
    const stream = await subscribe({ watchId: id });
    await change(REPLAY, { id });
    const part = await until(stream, (told) => told.__typename === 'WatchProgress' && told.lastUpdateSequence > 100);
    expect(await change(STOP, { id })).toMatchObject({ replay: { state: 'STOPPED' } });
    await change(REPLAY, { id });
    const events = eventsIn([...part, ...(await until(stream, isDone))]);
    expect(numbersOf(events)).toEqual(upTo(events.length));
    expectEngineEvents(events);
  }, 120_000);

  test('I01: goes on when its process is killed and started again, and a reader who comes again has every event once', async () => {
    const { appUrl } = api.database;
    const { id } = await opened();
    let server = await startApiProcess(appUrl);
    let stream = await openStream<Told>(server.url, { query: EVENTS, variables: { watchId: id } });
    await change(REPLAY, { id });
    const messages = [
      ...(await until(stream, (told) => told.__typename === 'WatchProgress' && told.lastUpdateSequence > 250)),
    ];
    for (const _ of [1, 2]) {
      server.child.kill('SIGKILL');
      await server.ended;
      for (let left = await stream.next(); left; left = await stream.next()) messages.push(left);
      server = await startApiProcess(appUrl);
      const { number = 0 } = eventsIn(messages).at(-1) ?? {};
      const headers = { 'last-event-id': String(number) };
      stream = await openStream<Told>(server.url, { query: EVENTS, variables: { watchId: id }, headers });
      messages.push(
        ...(await until(
          stream,
          (told) => told.__typename === 'WatchProgress' && (isDone(told) || told.lastUpdateSequence > 400),
        )),
      );
    }
    messages.push(...(await until(stream, isDone)));
    const events = eventsIn(messages);
    expect(events.map(({ id: number }) => number)).toEqual(upTo(events.length));
    expectEngineEvents(events);
  }, 240_000);
});
