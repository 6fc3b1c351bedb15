import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Amount, askAbout } from './ask-about.ts';
import { importCrypto } from './margin-watch.ts';
import { type RunningApi, startApi } from './running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await importCrypto(api.database);
}, 120_000);
afterAll(() => api.close());

const CRYPTO = resolve(import.meta.dirname, '../../datasets/crypto-2025');
const MARKET = 'binance-btc';
const VENUE = 'binance';
const PAGE = 10;

/** Lines of a file of the dataset, by the names in its first line; no cell of those read here has a comma in it. */
function linesOf(name: string): readonly Readonly<Record<string, string>>[] {
  const bytes = readFileSync(resolve(CRYPTO, name));
  const [header = '', ...lines] = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((column, place) => [column, cells[place] ?? '']));
  });
}

interface Bearer {
  readonly institution: { readonly key: string; readonly kind: string };
  readonly venueLoss: Amount;
  readonly loss: Amount;
  readonly lossOverCapital: { readonly value: number | null; readonly reason: string | null; readonly quality: string };
  readonly shockRatio: number | null;
}
interface Shocked {
  readonly id: string;
  readonly digest: string;
  readonly totals: { readonly shockLoss: Amount; readonly failedCount: number };
  readonly shock: readonly { readonly institution: { readonly key: string }; readonly lossRatio: number }[];
}
interface Cascade {
  readonly book: { readonly initialPrice: Amount };
  readonly finalPrice: Amount;
  readonly badDebt: Amount;
  readonly roundCount: number;
  readonly rounds: readonly {
    readonly averagePrice: Amount | null;
    readonly liquidationCount: number;
    readonly liquidations: readonly {
      readonly quantity: number;
      readonly deficit: Amount;
      readonly position: { readonly account: { readonly key: string } };
    }[];
    readonly deleveraging: {
      readonly fillCount: number;
      readonly fills: readonly {
        readonly quantity: number;
        readonly price: Amount;
        readonly liquidated: { readonly account: { readonly key: string } };
        readonly closed: { readonly account: { readonly key: string } };
      }[];
    } | null;
  }[];
  readonly bearerCount: number;
  readonly bearers: readonly Bearer[];
  readonly contagion: Shocked;
}

const RUN =
  '... on Run { id digest totals { shockLoss { amount } failedCount } shock { institution { key } lossRatio } }';
const LOSSES = `bearerCount bearers(first: 100) { institution { key kind } venueLoss { amount } loss { amount }
  lossOverCapital { value reason quality } shockRatio }`;

const ask = async (given: string, fields: string) =>
  (
    await askAbout<Cascade>(
      api,
      'crypto-2025',
      `simulateCascade(market: "${MARKET}", ${given}) { ... on Cascade { ${fields} } }`,
    )
  ).found;

/** Every line of the trace, a page of rounds after the other. */
async function traceOf(given: string): Promise<Cascade & { readonly trace: Cascade['rounds'] }> {
  const rounds = (from: number) => `rounds(from: ${from}, first: ${PAGE}) { averagePrice { amount } liquidationCount
    liquidations(first: 500) { quantity deficit { amount } position { account { key } } }
    deleveraging { fillCount fills(first: 500) { quantity price { amount } liquidated { account { key } }
      closed { account { key } } } } }`;
  const head = 'book { initialPrice { amount } } finalPrice { amount } badDebt { amount } roundCount';
  const cascade = await ask(given, `${head} ${rounds(1)}`);
  const trace = [...cascade.rounds];
  while (trace.length < cascade.roundCount) trace.push(...(await ask(given, rounds(trace.length + 1))).rounds);
  for (const { liquidationCount, liquidations, deleveraging } of trace) {
    expect(liquidations).toHaveLength(liquidationCount);
    expect(deleveraging?.fills ?? []).toHaveLength(deleveraging?.fillCount ?? 0);
  }
  return { ...cascade, trace };
}

/**
 * Losses by owner from the dataset's files and the lines of the trace, without entry prices and collateral: a unit closed
 * at p has moved by p less the first price, one still open by the last price less the first; what an account lacks in the
 * end is not its owner's but the venue's.
 */
function slowLosses({ book, finalPrice, trace }: Cascade & { readonly trace: Cascade['rounds'] }) {
  const [first, last] = [Number(book.initialPrice.amount), Number(finalPrice.amount)];
  const owners = new Map(linesOf('accounts.csv.gz').map(({ key = '', owner = '' }) => [key, owner]));
  const open = new Map(
    linesOf('positions.csv.gz')
      .filter(({ market }) => market === MARKET)
      .map(({ account = '', side, quantity }) => [
        account,
        { sign: side === 'SHORT' ? -1 : 1, quantity: Number(quantity), loss: 0 },
      ]),
  );
  let deficits = 0;
  const close = (account: string, quantity: number, price: number) => {
    const held = open.get(account);
    if (!held) throw new Error(`${account} has no position`);
    held.quantity -= quantity;
    held.loss -= held.sign * quantity * (price - first);
    return held;
  };
  for (const { averagePrice, liquidations, deleveraging } of trace) {
    for (const { quantity, price, liquidated, closed } of deleveraging?.fills ?? []) {
      close(liquidated.account.key, quantity, Number(price.amount));
      close(closed.account.key, quantity, Number(price.amount));
    }
    for (const { quantity, deficit, position } of liquidations) {
      close(position.account.key, quantity, Number(averagePrice?.amount)).loss -= Number(deficit.amount);
      deficits += Number(deficit.amount);
    }
  }
  const lost = new Map<string, number>([[VENUE, deficits]]);
  for (const [account, { sign, quantity, loss }] of open) {
    const owner = owners.get(account) ?? '';
    lost.set(owner, (lost.get(owner) ?? 0) + loss - sign * quantity * (last - first));
  }
  return { lost, deficits };
}

const capitals = () =>
  new Map(
    linesOf('balance_sheets.csv')
      .filter(({ measure }) => measure === 'EQUITY')
      .map(({ institution = '', amount }) => [institution, Number(amount)]),
  );

describe.each([
  ['a fall by 12 %', 'shock: -0.12'],
  ['a fall by 14 % with auto-deleveraging', 'shock: -0.14, guardrails: [{ autoDeleveraging: {} }]'],
  ['a squeeze by 15 %', 'shock: 0.15'],
])('what institutions lose to %s', (_, given) => {
  test('is what the trace says of the accounts each owns, and of the venue what accounts lack', async () => {
    const traced = await traceOf(given);
    const deleveraged = traced.trace.some(({ deleveraging }) => (deleveraging?.fillCount ?? 0) > 0);
    expect(deleveraged).toBe(given.includes('autoDeleveraging'));
    const { lost, deficits } = slowLosses(traced);
    const { bearers: found, bearerCount } = await ask(given, LOSSES);
    expect(found).toHaveLength(bearerCount);
    expect(found.map(({ institution }) => institution.key).sort()).toEqual([...lost.keys()].sort());
    const scale = Math.max(...[...lost.values()].map(Math.abs));
    expect(scale).toBeGreaterThan(1e6);
    for (const { institution, loss } of found)
      expect(Math.abs(Number(loss.amount) - (lost.get(institution.key) ?? 0))).toBeLessThan(1e-9 * scale);
    const venue = found.find(({ institution }) => institution.key === VENUE);
    expect(Number(venue?.venueLoss.amount)).toBeCloseTo(deficits, 3);
    expect(found.map(({ loss }) => Number(loss.amount))).toEqual(
      found.map(({ loss }) => Number(loss.amount)).sort((left, right) => right - left),
    );
  });

  test('is a share of stated capital or says why not, and shocks those alone who lose and have some', async () => {
    const capital = capitals();
    const { lost } = slowLosses(await traceOf(given));
    const { bearers, contagion } = await ask(given, `${LOSSES} contagion(model: { debtRankLinear: {} }) { ${RUN} }`);
    for (const { institution, lossOverCapital, shockRatio } of bearers) {
      const [own, isSector] = [capital.get(institution.key), institution.kind === 'SECTOR'];
      const loss = lost.get(institution.key) ?? 0;
      if (loss <= 0 || own === undefined) expect(shockRatio).toBeNull();
      else expect(shockRatio).toBeCloseTo(Math.min(1, loss / own), 9);
      if (own === undefined)
        expect(lossOverCapital).toMatchObject({ value: null, reason: isSector ? 'AGGREGATE' : 'NOT_REPORTED' });
      else expect(lossOverCapital.value).toBeCloseTo(loss / own, 9);
      expect(lossOverCapital.quality).toBe('ILLUSTRATIVE');
    }
    const shocked = [...lost].flatMap(([key, loss]) => {
      const own = capital.get(key);
      return own !== undefined && loss > 0 ? [{ key, lossRatio: Math.min(1, loss / own) }] : [];
    });
    expect(shocked.length).toBeGreaterThan(0);
    expect(contagion.shock).toHaveLength(shocked.length);
    for (const { key, lossRatio } of shocked)
      expect(contagion.shock.find(({ institution }) => institution.key === key)?.lossRatio).toBeCloseTo(lossRatio, 9);
  });
});

test('the run of a cascade is the stored run of the same losses, whoever asks for it and how often', async () => {
  const given = 'shock: -0.3';
  const asked = `${LOSSES} contagion(model: { debtRankLinear: {} }) { ${RUN} }`;
  const { contagion, bearers } = await ask(given, asked);
  const losses = bearers.flatMap(({ institution, shockRatio }) =>
    shockRatio === null ? [] : `{ institution: "${institution.key}", lossRatio: ${shockRatio} }`,
  );
  const { found: own } = await askAbout<Shocked>(
    api,
    'crypto-2025',
    `contagion(shock: { losses: [${losses.join(' ')}] }, model: { debtRankLinear: {} }) { ${RUN} }`,
  );
  expect(own).toEqual(contagion);
  expect((await ask(given, asked)).contagion.digest).toBe(contagion.digest);
  const { data } = await api.ask<{ node: { digest: string } | null }>(
    `{ node(id: "${contagion.id}") { ... on Run { digest } } }`,
  );
  expect(data.node?.digest).toBe(contagion.digest);
  const clearing = await ask(given, `contagion(model: { rogersVeraart: {} }) { ${RUN} }`);
  expect(clearing.contagion.shock).toEqual(contagion.shock);
  expect(clearing.contagion.digest).not.toBe(contagion.digest);
});
