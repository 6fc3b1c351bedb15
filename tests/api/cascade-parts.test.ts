import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAbout } from './ask-about.ts';
import { importCrypto } from './margin-watch.ts';
import { type RunningApi, startApi } from './running-api.ts';

// Lists of a cascade that are longer than what is listed unless told: each is read to its end, part by part.

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await importCrypto(api.database);
});
afterAll(() => api.close());

const LISTS = {
  bearers: { count: 'bearerCount', item: 'institution { key }' },
  liquidated: { count: 'liquidatedCount', item: 'account { key }' },
  rounds: { count: 'roundCount', item: 'number' },
} as const;

type Answer = Readonly<Record<string, number>> & Readonly<Record<'part', readonly object[]>>;

const part = async (name: keyof typeof LISTS, given: string) => {
  const { count, item } = LISTS[name];
  const question = `simulateCascade(market: "binance-btc", shock: -0.12, impact: { resilience: 0.2 }) {
    ... on Cascade { ${count} part: ${name}(${given}) { ${item} } } }`;
  const { found } = await askAbout<Answer>(api, 'crypto-2025', question);
  return { total: found[count] ?? 0, items: found.part };
};

test.each(['bearers', 'liquidated', 'rounds'] as const)('%s can be read to the last one', async (name) => {
  const whole = await part(name, 'first: 500');
  const size = Math.ceil(whole.total / 3);
  const parts = await Promise.all(
    [1, 2, 3, 4].map((nth) => part(name, `from: ${(nth - 1) * size + 1}, first: ${size}`)),
  );
  const all = parts.flatMap(({ items }) => items);
  expect(all).toHaveLength(whole.total);
  expect(all).toEqual(whole.items);
  expect(new Set(all.map((item) => JSON.stringify(item))).size).toBe(whole.total);
});

test('what each liquidates, too', async () => {
  const question = (given: string) =>
    `simulateCascade(market: "binance-btc", shock: -0.12) { ... on Cascade { rounds(first: 1) { liquidationCount
      liquidations(${given}) { quantity position { account { key } } } } } }`;
  interface Rounds {
    readonly rounds: readonly { readonly liquidationCount: number; readonly liquidations: readonly object[] }[];
  }
  const listed = async (given: string) => (await askAbout<Rounds>(api, 'crypto-2025', question(given))).found.rounds[0];
  const whole = await listed('first: 500');
  expect(whole?.liquidations).toHaveLength(whole?.liquidationCount ?? 0);
  const rest = await listed('from: 51, first: 500');
  expect([...((await listed('from: 1'))?.liquidations ?? []), ...(rest?.liquidations ?? [])]).toEqual(
    whole?.liquidations,
  );
});

test('what is closed against winners in each round, too: it adds up to what the cascade says of all', async () => {
  interface Deleveraging {
    readonly fillCount: number;
    readonly orphanedQuantity: number;
    readonly unfilledQuantity: number;
    readonly fills: readonly { readonly quantity: number }[];
  }
  interface Closed {
    readonly deleveragedQuantity: number;
    readonly unfilledQuantity: number;
    readonly rounds: readonly { readonly number: number; readonly deleveraging: Deleveraging | null }[];
  }
  const closed = async (rounds: string, fills = '') =>
    (
      await askAbout<Closed>(
        api,
        'crypto-2025',
        `simulateCascade(market: "binance-btc", shock: -0.3, guardrails: [{ autoDeleveraging: {} }]) { ... on Cascade {
          deleveragedQuantity unfilledQuantity rounds(${rounds}) { number deleveraging { fillCount orphanedQuantity
          unfilledQuantity ${fills} } } } }`,
      )
    ).found;
  const { deleveragedQuantity, unfilledQuantity, rounds } = await closed('first: 500');
  let [all, orphaned, most] = [0, 0, 0];
  for (const { number, deleveraging } of rounds) {
    if (!deleveraging) continue;
    const { fillCount } = deleveraging;
    const fills: { readonly quantity: number }[] = [];
    for (let from = 1; from <= fillCount; from += 500) {
      const part = await closed(`from: ${number}, first: 1`, `fills(from: ${from}, first: 500) { quantity }`);
      fills.push(...(part.rounds[0]?.deleveraging?.fills ?? []));
    }
    expect(fills).toHaveLength(fillCount);
    const quantity = fills.reduce((sum, fill) => sum + fill.quantity, 0);
    expect(quantity + deleveraging.unfilledQuantity).toBeCloseTo(deleveraging.orphanedQuantity, 6);
    all += quantity;
    orphaned += deleveraging.orphanedQuantity;
    most = Math.max(most, fillCount);
  }
  expect(all).toBeGreaterThan(0);
  expect(all).toBeCloseTo(deleveragedQuantity, 6);
  expect(all + unfilledQuantity).toBeCloseTo(orphaned, 6);
  // More than are listed unless told, so that there is something to read to its end.
  expect(most).toBeGreaterThan(50);
});

test('a part from before the first is refused', async () => {
  const { errors } = await api.ask(
    '{ snapshot(slug: "crypto-2025") { ... on Snapshot { simulateCascade(market: "binance-btc", shock: -0.12) { ... on Cascade { bearers(from: 0) { shockRatio } } } } } }',
  );
  expect(errors.map(({ extensions, message }) => [extensions.code, message])).toEqual([
    ['BAD_PAGINATION', 'from is 0; the list is numbered from 1.'],
  ]);
});
