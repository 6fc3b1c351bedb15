import { marginMonitor } from '@faultline/engine';
import { LIQUIDATION_RULES } from '@faultline/network';
import { replaysOf } from '@faultline/runner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { marginMarkets } from '../../packages/runner/src/margin/market-tiers.ts';
import { contentOf, watchedPools } from '../../packages/runner/src/watch/watched-pools.ts';
import { startApiProcess } from './api-process.ts';
import { openStream } from './event-stream.ts';
import { EVENTS, type Event, eventsIn, REPLAY, STOP, type Told, until } from './margin-watch.ts';
import { at, marksAt, numbersOf, startAnother, startWatchingApi, upTo, type WatchingApi } from './watching-api.ts';

let api: WatchingApi;
beforeAll(async () => {
  api = await startWatchingApi();
});
afterAll(() => api.close());

/** Events of the engine's monitor alone, of the pools of one liquidation rule, over the updates of the replay. */
function monitored(code: number) {
  const { snapshot } = api;
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
      called: event.calledAmount,
      mark: event.mark,
    })),
  );
}

const seen = (events: readonly Event[], venue: string) =>
  events
    .filter(({ account }) => account.key.startsWith(venue))
    .map(({ updateSequence, account, kind, equity, maintenanceMargin, shortage, called, mark }) => ({
      sequence: updateSequence,
      account: account.key,
      kind,
      equity: Number(equity.amount),
      maintenance: Number(maintenanceMargin.amount),
      shortage: Number(shortage.amount),
      called: called && Number(called.amount),
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

/** As another process knows it, which judges nothing itself. */
async function lastUpdateOf(watchId: string): Promise<number> {
  const { data } = await api.ask<{ node: { lastUpdateSequence: number } }>(
    'query($watchId: ID!) { node(id: $watchId) { ... on MarginWatch { lastUpdateSequence } } }',
    { watchId },
  );
  return data.node.lastUpdateSequence;
}

const isDone = (told: Told) => told.__typename === 'WatchProgress' && told.replay?.state === 'DONE';

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
    const { id } = await api.opened();
    expect(await api.change(REPLAY, { id, replayKey: 'none' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await api.change(REPLAY, { id, speed: 0 })).toMatchObject({ code: 'BAD_INPUT' });
    expect(await api.change(REPLAY, { id, speed: 101 })).toMatchObject({ code: 'BAD_INPUT' });
    // A timer of more than 24 days would be none at all.
    expect(await api.change(REPLAY, { id, speed: 1e-7 })).toMatchObject({ code: 'BAD_INPUT' });
    await api.change(REPLAY, { key: 'run', id });
    expect(await api.change(REPLAY, { key: 'run', id })).toMatchObject({ replay: { state: 'RUNNING' } });
    expect(await api.change(REPLAY, { id })).toMatchObject({ code: 'BAD_PARAMETER' });
    expect(await api.submit(id, 1, marksAt(1))).toMatchObject({ code: 'BAD_PARAMETER' });
    expect(await api.change(STOP, { id })).toMatchObject({ replay: { state: 'STOPPED', updatesDone: 0 } });
    expect(await api.change(STOP, { id })).toMatchObject({ replay: { state: 'STOPPED', updatesDone: 0 } });
    await api.submit(id, 1, marksAt(1), 4_000);
    expect(await api.change(REPLAY, { id })).toMatchObject({ code: 'BAD_PARAMETER' });
  });

  test('has the events of the engine’s monitor run over its updates alone, stopped in between or not', async () => {
    const feeding = await startAnother(api.database);
    feeding.runner.watches.feedReplays((thrown) => expect.fail(String(thrown)));
    const { id } = await api.opened();
    const stream = await api.subscribe({ watchId: id });
    await api.change(REPLAY, { id });
    const part = await until(stream, (told) => told.__typename === 'WatchProgress' && told.lastUpdateSequence > 100);
    expect(await api.change(STOP, { id })).toMatchObject({ replay: { state: 'STOPPED' } });
    await api.change(REPLAY, { id });
    const events = eventsIn([...part, ...(await until(stream, isDone))]);
    expect(numbersOf(events)).toEqual(upTo(events.length));
    expectEngineEvents(events);
  }, 120_000);

  test('I01: goes on when its process is killed and started again, and a reader who comes again has every event once', async () => {
    const { appUrl } = api.database;
    const { id } = await api.opened();
    let server = await startApiProcess(appUrl);
    let stream = await openStream<Told>(server.url, { query: EVENTS, variables: { watchId: id } });
    await api.change(REPLAY, { id });
    const messages = [
      ...(await until(stream, (told) => told.__typename === 'WatchProgress' && told.lastUpdateSequence > 250)),
    ];
    for (const goneOnTo of [350, 450]) {
      server.child.kill('SIGKILL');
      await server.ended;
      for (let left = await stream.next(); left; left = await stream.next()) messages.push(left);
      server = await startApiProcess(appUrl);
      // Nobody reads meanwhile: what the new process has missed, the replay alone has it take up.
      await expect.poll(() => lastUpdateOf(id), { timeout: 60_000 }).toBeGreaterThan(goneOnTo);
      const { number = 0 } = eventsIn(messages).at(-1) ?? {};
      const headers = { 'last-event-id': String(number) };
      stream = await openStream<Told>(server.url, { query: EVENTS, variables: { watchId: id }, headers });
      messages.push(...(await until(stream, (told) => told.__typename === 'WatchProgress')));
    }
    messages.push(...(await until(stream, isDone)));
    const events = eventsIn(messages);
    expect(events.map(({ id: number }) => number)).toEqual(upTo(events.length));
    expectEngineEvents(events);
  }, 240_000);
});
