import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inDebt, marginAccounts } from '../database/margin-accounts.ts';
import { batchesOf } from '../database/two-banks.ts';
import { type Amount, askAbout, PROBLEM } from './ask-about.ts';
import { type RunningApi, startApi } from './running-api.ts';

// Three longs in market m, at 100: of account broke, due below 115.79; of cross, below 91.37; of vast, which cannot be
// valued. See account-margin.test.ts for where these prices come from.

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  const store = openStore(api.database);
  await store.importDataset({ tenant: 'local' }, marginAccounts.dataset, batchesOf(marginAccounts));
  await store.importDataset({ tenant: 'local' }, inDebt.dataset, batchesOf(inDebt));
  await store.close();
});
afterAll(() => api.close());

async function inMarket<Found>(key: string, question: string, slug = 'margin-accounts'): Promise<Found> {
  const asked = `market(key: "${key}") { ... on Market { ${question} } }`;
  return (await askAbout<Found>(api, slug, asked)).found;
}
const SIDES = 'longs { count quantity notional { amount } } shorts { count quantity notional { amount } }';

test('what all accounts hold of a market', async () => {
  expect(await inMarket('m', `held { ${SIDES} quality }`)).toEqual({
    held: {
      longs: { count: 3, quantity: 75, notional: { amount: '7500' } },
      shorts: { count: 0, quantity: 0, notional: { amount: '0' } },
      quality: 'DERIVED',
    },
  });
});

describe('at risk', () => {
  const atRisk = (key: string, within: number) =>
    inMarket<{
      atRisk: Record<'longs' | 'shorts' | 'unvalued', { count: number; notional: Amount }> & { code?: string };
    }>(
      key,
      `atRisk(within: ${within}) { ${PROBLEM} ... on PositionsAtRisk { ${SIDES} unvalued { count notional { amount } } } }`,
    );

  test.each([
    // Without any move the one that is due; a fall by 8.63 % reaches the other.
    ['m', 0, 'longs', 1, '500'],
    ['m', 0.05, 'longs', 1, '500'],
    ['m', 0.0864, 'longs', 2, '1500'],
    ['m', 0.99, 'longs', 2, '1500'],
    ['m', 0.99, 'shorts', 0, '0'],
    // Above its last margin tier, so that nobody can say.
    ['m', 0, 'unvalued', 1, '6000'],
    // Shorts in n at 10: of edge, at 10 exactly; of cross, at 13.94.
    ['n', 0, 'shorts', 1, '100'],
    ['n', 0.39, 'shorts', 1, '100'],
    ['n', 0.3943, 'shorts', 2, '300'],
  ] as const)('in %s within %d are %s: %i of %s', async (market, within, side, count, amount) => {
    expect((await atRisk(market, within)).atRisk[side]).toMatchObject({ count, notional: { amount } });
  });

  test.each([
    // broke and sunk hold longs of 5 in m, sunk a short of 1 in n at 10; both have less than nothing.
    ['m', { count: 2, notional: { amount: '1000' } }, { longs: { count: 2 }, shorts: { count: 0 } }],
    ['n', { count: 1, notional: { amount: '10' } }, { longs: { count: 0 }, shorts: { count: 1 } }],
    ['j', { count: 0, notional: { amount: '0' } }, { longs: { count: 0 }, shorts: { count: 0 } }],
  ])('in %s says what of it is in bad debt', async (market, badDebt, sides) => {
    const question = `atRisk(within: 0) { ... on PositionsAtRisk { longs { count } shorts { count } badDebt { count notional { amount } } } }`;
    expect(await inMarket(market, question, 'in-debt')).toEqual({ atRisk: { ...sides, badDebt } });
  });

  test('is whoever is liquidated at any price of a market because of its others', async () => {
    // sunk: 0 + 5 (100 - 130) - 1 (p - 10) is below what its long in m requires even at p = 0.
    const question = `liquidationMap(bands: 1, within: 0.5) { ... on LiquidationMap { beyondShorts { amount } unpriced { amount } } }`;
    expect(await inMarket('n', question, 'in-debt')).toEqual({
      liquidationMap: { beyondShorts: { amount: '10' }, unpriced: { amount: '0' } },
    });
  });

  test.each([-0.1, 1])('a share of %d is refused', async (within) => {
    expect((await atRisk('m', within)).atRisk).toMatchObject({ code: 'BAD_PARAMETER', path: ['within'] });
  });
});

describe('the liquidation map', () => {
  const map = (choice: string) =>
    inMarket(
      'm',
      `liquidationMap(${choice}) { ${PROBLEM} ... on LiquidationMap { mark { amount }
        bands { from { amount } to { amount } longs { amount } shorts { amount } }
        crowded { from { amount } } beyondLongs { amount } beyondShorts { amount } unpriced { amount } unvalued { amount } } }`,
    );
  const band = (from: string, to: string, longs: string) => ({
    from: { amount: from },
    to: { amount: to },
    longs: { amount: longs },
    shorts: { amount: '0' },
  });

  test('has each position in the band of its price, with the mark between bands, and accounts for the rest', async () => {
    expect(await map('bands: 2, within: 0.2')).toEqual({
      liquidationMap: {
        mark: { amount: '100' },
        bands: [band('80', '90', '0'), band('90', '100', '1000'), band('100', '110', '0'), band('110', '120', '500')],
        crowded: { from: { amount: '90' } },
        beyondLongs: { amount: '0' },
        beyondShorts: { amount: '0' },
        unpriced: { amount: '0' },
        unvalued: { amount: '6000' },
      },
    });
  });

  test('says what lies beyond its bands', async () => {
    expect(await map('bands: 1, within: 0.05')).toMatchObject({
      liquidationMap: { crowded: null, beyondLongs: { amount: '1500' } },
    });
  });

  test.each(['bands: 0', 'bands: 101', 'within: 0', 'within: 1'])('of %s is refused', async (choice) => {
    expect(await map(choice)).toMatchObject({ liquidationMap: { code: 'BAD_PARAMETER' } });
  });
});

describe('a position opened in m', () => {
  const opened = (side: string, notional: number, leverage: number) =>
    inMarket<{ opened: Record<string, Amount & { value: number }> & { code?: string } }>(
      'm',
      `opened(side: ${side}, notional: "${notional}", leverage: ${leverage}) { ${PROBLEM} ... on OpenedPosition {
        collateral { amount } maintenanceMargin { amount } liquidationPrice { amount } liquidationMove { value quality }
        bankruptcyPrice { amount } maxLeverage } }`,
    );

  test('long at ten times is liquidated after 5.26 % and bankrupt after 10 %', async () => {
    const found = (await opened('LONG', 100, 10)).opened;
    // One unit at 100 with collateral of 10: 10 + p - 100 = 0.05 p.
    expect(found).toMatchObject({ collateral: { amount: '10' }, maintenanceMargin: { amount: '5' } });
    expect(Number(found.liquidationPrice?.amount)).toBeCloseTo(90 / 0.95, 12);
    expect(found.liquidationMove?.value).toBeCloseTo(0.9 / 0.95 - 1, 14);
    // All it is made of is reported, but nobody reported the price.
    expect(found.liquidationMove).toMatchObject({ quality: 'DERIVED' });
    expect(Number(found.bankruptcyPrice?.amount)).toBeCloseTo(90, 12);
  });

  test('short and without leverage is liquidated all the same, a long is not', async () => {
    // 100 - (p - 100) = 0.05 p.
    const short = (await opened('SHORT', 100, 1)).opened;
    expect(Number(short.liquidationPrice?.amount)).toBeCloseTo(200 / 1.05, 12);
    expect((await opened('LONG', 100, 1)).opened).toMatchObject({ liquidationPrice: null, bankruptcyPrice: null });
  });

  test.each([
    // At 20 times the collateral is 5, which is all that maintenance margin asks for.
    [100, 20, 'AT_OPEN'],
    [100, 15, 'BAD_PARAMETER'],
    [100, 0, 'BAD_PARAMETER'],
    [0, 5, 'BAD_PARAMETER'],
    [5001, 2, 'TIER_EXCEEDED'],
  ])('of %d at %d times is refused with %s', async (notional, leverage, code) => {
    expect((await opened('LONG', notional, leverage)).opened.code).toBe(code);
  });
});
