import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, MARKS, marksAt, startWatchingApi, upTo, type WatchingApi } from './watching-api.ts';

let api: WatchingApi;
beforeAll(async () => {
  api = await startWatchingApi();
});
afterAll(() => api.close());

interface Point {
  readonly sequence: number;
  readonly time: string;
  readonly marks: readonly number[];
}

async function pathOf(id: string, last?: number): Promise<readonly Point[]> {
  const query = `query($id: ID!, $last: Int! = 500) {
    found: node(id: $id) { ... on MarginWatch { markPath(last: $last) { sequence time marks } } } }`;
  const { data } = await api.ask<{ found: { markPath: readonly Point[] } }>(query, {
    id,
    ...(last === undefined ? {} : { last }),
  });
  return data.found.markPath;
}

describe('somebody who comes to a watch late', () => {
  test('is told the marks accounts were judged by after each update: the last good one where a mark was refused', async () => {
    const { id } = await api.opened();
    expect(await pathOf(id)).toEqual([]);
    await api.submit(id, 1, marksAt(0.5));
    await api.submit(id, 2, [
      { marketKey: 'binance-btc', price: 60_000 },
      { marketKey: 'binance-eth', price: -1 },
    ]);
    const halves = Object.values(MARKS).map((mark) => mark / 2);
    const path = await pathOf(id);
    expect(path.map(({ sequence, marks }) => [sequence, marks])).toEqual([
      [1, halves],
      [2, [60_000, ...halves.slice(1)]],
    ]);
    expect(path.map(({ time }) => Date.parse(time))).toEqual([1, 2].map((seconds) => Date.parse(at(seconds))));
    expect(await pathOf(id, 1)).toEqual(path.slice(1));
  });

  test('reads any event by its number, and none that has not been', async () => {
    const { id, lastEventNumber } = await api.opened();
    const query = `query($id: ID!, $number: Int!) {
      found: node(id: $id) { ... on MarginWatch { event(number: $number) { number kind } } } }`;
    const read = async (number: number) =>
      (await api.ask<{ found: { event: { number: number } | null } }>(query, { id, number })).data.found.event;
    expect(lastEventNumber).toBeGreaterThan(2);
    for (const number of [...upTo(3), lastEventNumber]) expect(await read(number)).toMatchObject({ number });
    for (const number of [0, -1, lastEventNumber + 1, 2 ** 31 - 1]) expect(await read(number), `${number}`).toBeNull();
  });
});
