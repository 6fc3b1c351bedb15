import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Event, OPEN, SUBMIT } from './margin-watch.ts';
import {
  at,
  MARKS,
  marksAt,
  numbersOf,
  type Opened,
  startWatchingApi,
  upTo,
  type WatchingApi,
} from './watching-api.ts';

let api: WatchingApi;
beforeAll(async () => {
  api = await startWatchingApi();
});
afterAll(() => api.close());

describe('a watch that was opened', () => {
  test('has judged every pool at the marks of the snapshot', async () => {
    const watch = await api.opened();
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
      /^Equity is [\d,.]+ USD, below 1.5 times the maintenance margin of [\d,.]+; [\d,.]+ USD is missing of that\.$/,
    );
  });

  test('is the same one under the same key, and refused with other factors, out-of-range factors, or a snapshot without markets', async () => {
    const first = await api.change<Opened>(OPEN, { key: 'same', id: api.snapshotId });
    expect((await api.change<Opened>(OPEN, { key: 'same', id: api.snapshotId })).id).toBe(first.id);
    expect((await api.change<Opened>(OPEN, { key: 'same', id: api.snapshotId, callFactor: 1.1 })).code).toBe(
      'IDEMPOTENCY_MISMATCH',
    );
    for (const bad of [{ callFactor: 0.9 }, { warningFactor: 1.1 }, { warningFactor: 1e9 }, { age: 0 }, { age: -1 }])
      expect(await api.change<Opened>(OPEN, { id: api.snapshotId, ...bad }), JSON.stringify(bad)).toMatchObject({
        code: 'BAD_PARAMETER',
      });
    const { data } = await api.ask<{ found: { id: string } }>(
      '{ found: snapshot(slug: "europe-2019") { ... on Snapshot { id } } }',
    );
    expect(await api.change<Opened>(OPEN, { id: data.found.id })).toMatchObject({ code: 'BAD_PARAMETER' });
    expect(await api.change<Opened>(OPEN, { id: first.id })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('marks that are submitted', () => {
  test('are judged all together; the same again changes nothing, and others under the same sequence are refused', async () => {
    const { id, lastEventNumber } = await api.opened();
    const first = await api.submit(id, 1, marksAt(0.95));
    expect(first).toMatchObject({ isRepeat: false, flags: [] });
    expect(first.eventCount).toBeGreaterThan(100);
    expect(first.lastEventNumber).toBe(lastEventNumber + first.eventCount);
    expect(await api.submit(id, 1, marksAt(0.95))).toMatchObject({
      isRepeat: true,
      lastEventNumber: first.lastEventNumber,
    });
    expect(await api.submit(id, 1, marksAt(0.94))).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    expect(await api.submit(id, 3, marksAt(0.95))).toMatchObject({ isRepeat: false });
    expect(await api.submit(id, 2, marksAt(0.95))).toMatchObject({ code: 'BAD_PARAMETER' });
    expect(await api.submit(id, 4, marksAt(0.95), 1)).toMatchObject({ code: 'BAD_PARAMETER' });
  });

  test('that are bad are flagged, each with its reason, and the good ones beside them taken', async () => {
    const { id } = await api.opened();
    const good = { marketKey: 'binance-btc', price: 121_000 };
    const bad = [
      [{ marketKey: 'binance-eth', price: 0 }, 'NOT_POSITIVE'],
      [{ marketKey: 'binance-eth', price: -5 }, 'NOT_POSITIVE'],
      [{ marketKey: 'binance-eth', price: 4_300, bid: 4_301, ask: 4_299 }, 'CROSSED'],
      [{ marketKey: 'binance-eth', price: 4_300, bid: -1, ask: 4_301 }, 'QUOTE_NOT_POSITIVE'],
      [{ marketKey: 'binance-eth', price: 4_300, time: at(-3_600) }, 'STALE'],
      [{ marketKey: 'binance-eth', price: 4_300, time: at(3_600) }, 'AHEAD'],
      [{ marketKey: 'binance-doge', price: 1 }, 'UNKNOWN_MARKET'],
    ] as const;
    const all = Object.keys(MARKS).map((marketKey) => ({ marketKey, price: MARKS[marketKey as keyof typeof MARKS] }));
    await api.submit(id, 1, all);
    for (const [place, [mark, reason]] of bad.entries()) {
      const found = await api.submit(id, place + 2, [mark, good]);
      expect(found.flags, reason).toEqual([
        { code: 'STALE_ORACLE', marketKey: mark.marketKey, reason, sentence: expect.stringMatching(/\.$/) },
      ]);
      const amounts = new Map(found.watch.marks.map(({ market, mark: { amount } }) => [market.key, amount]));
      expect([amounts.get('binance-btc'), amounts.get('binance-eth')]).toEqual(['121000', '4300']);
    }
    // Everybody else has been quiet for longer than the watch allows, which is said once of each.
    const late = await api.submit(id, 10, [good], 100);
    expect(late.flags.map(({ marketKey, reason }) => [marketKey, reason])).toEqual(
      Object.keys(MARKS)
        .filter((key) => key !== 'binance-btc')
        .map((key) => [key, 'QUIET']),
    );
    expect(late.watch.marks.filter(({ isStale }) => isStale)).toHaveLength(5);
    expect((await api.submit(id, 11, [good], 101)).flags).toEqual([]);
  });

  test('of the smallest number there is are taken: what is judged by them is told in numbers, too', async () => {
    const { id } = await api.opened();
    // Written into the document: as a variable it may have been rounded.
    const least = SUBMIT.replace('$marks: [MarkInput!]!', '$bid: Finite').replace(
      '$marks',
      '[{ marketKey: "binance-btc", price: 5e-324, bid: $bid }]',
    );
    const found = await api.change<{ flags: { marketKey: string }[]; eventCount: number }>(least, {
      id,
      sequence: 1,
      time: at(1),
    });
    expect(found.flags.map(({ marketKey }) => marketKey)).not.toContain('binance-btc');
    expect(found.eventCount).toBeGreaterThan(100);
  });

  test('that are none, too many, two of one market, no numbers or of no time are refused before anything is written', async () => {
    const { id } = await api.opened();
    const [first] = marksAt(1);
    expect(await api.submit(id, 1, [])).toMatchObject({ code: 'BAD_INPUT', path: ['marks'] });
    expect(await api.submit(id, 0, [first ?? {}])).toMatchObject({ code: 'BAD_INPUT', path: ['sequence'] });
    expect(await api.submit(api.snapshotId, 1, [first ?? {}])).toMatchObject({ code: 'NOT_FOUND' });
    const twice = [...marksAt(1), { marketKey: 'binance-eth', price: 1 }];
    expect(await api.submit(id, 1, twice)).toMatchObject({
      code: 'BAD_INPUT',
      message: 'Marks 1 and 6 are both of binance-eth; an update has one mark of a market.',
      path: ['marks', '6', 'marketKey'],
    });
    // Written into the document: a variable of such a size may have been rounded and is refused as that.
    const huge = (prices: string) =>
      SUBMIT.replace('$marks: [MarkInput!]!', '$ask: Finite').replace(
        '$marks',
        `[{ marketKey: "binance-btc", ask: $ask, ${prices} }]`,
      );
    const tooHigh = (prices: string) => api.change(huge(prices), { id, sequence: 1, time: at(1) });
    expect(await tooHigh('price: 1e200')).toMatchObject({
      code: 'BAD_INPUT',
      message: 'Mark 0 has a price beyond 10^100, where no price is.',
    });
    expect(await tooHigh('price: 1, bid: -1e300')).toMatchObject({
      message: 'Mark 0 has a bid beyond 10^100, where no price is.',
      path: ['marks', '0', 'bid'],
    });
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
