import type { SnapshotRecords } from '@faultline/network';
import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { marginAccounts } from '../database/margin-accounts.ts';
import { batchesOf, reported } from '../database/two-banks.ts';
import { type Amount, askAbout } from './ask-about.ts';
import { type RunningApi, startApi } from './running-api.ts';

// A market in which one account is all there is: a long of 10 at 100 with 50 of collateral, just the maintenance margin of 5 %,
// at a venue without a fund, and nobody on the other side. A unit sold moves the price by 1. After a fall to 94 it lacks 10, is
// sold at 89 on average and leaves the price at 84: 10 * 11 less 50 is 60 of bad debt.

const alone: SnapshotRecords = {
  ...marginAccounts,
  dataset: { ...marginAccounts.dataset, slug: 'alone' },
  accounts: (marginAccounts.accounts ?? []).filter(({ key }) => key === 'vast'),
  positions: [
    { account: 'vast', market: 'm', side: 'LONG', quantity: 10, entryPrice: 100, collateral: 50, ...reported },
  ],
};

/** The same at a venue whose fund is stated, and empty; and the other way round, a short. */
const emptyFund: SnapshotRecords = {
  ...alone,
  dataset: { ...alone.dataset, slug: 'empty-fund' },
  venues: (alone.venues ?? []).map((venue) => ({ ...venue, insuranceFund: 0 })),
};
const short: SnapshotRecords = {
  ...alone,
  dataset: { ...alone.dataset, slug: 'short' },
  positions: (alone.positions ?? []).map((position) => ({ ...position, side: 'SHORT' as const })),
};

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  const store = openStore(api.database);
  for (const system of [alone, emptyFund, short])
    await store.importDataset({ tenant: 'local' }, system.dataset, batchesOf(system));
  await store.close();
});
afterAll(() => api.close());

interface Cascade {
  readonly ending: string;
  readonly roundCount: number;
  readonly book: { readonly insuranceFundIsStated: boolean };
  readonly finalPrice: Amount;
  readonly badDebt: Amount;
  readonly liquidatedCount: number;
  readonly liquidatedShare: { readonly value: number };
  readonly haltedRounds: number;
  readonly deleveragedQuantity: number;
  readonly unfilledQuantity: number;
  readonly wealth: readonly { readonly party: string; readonly change: Amount }[];
  readonly cost: { readonly exposureGivenUp: Amount };
}

const cascade = async (shock: number, { guardrails = '', impact = 1, slug = 'alone' } = {}) =>
  (
    await askAbout<Cascade>(
      api,
      slug,
      `simulateCascade(market: "m", shock: ${shock}, impact: { parameter: ${impact} }, guardrails: [${guardrails}]) { ... on Cascade {
        ending roundCount book { insuranceFundIsStated } finalPrice { amount } badDebt { amount } liquidatedCount liquidatedShare { value } haltedRounds deleveragedQuantity
        unfilledQuantity wealth { party change { amount } } cost { exposureGivenUp { amount } } } }`,
    )
  ).found;

const SOLD = {
  finalPrice: { amount: '84' },
  badDebt: { amount: '60' },
  liquidatedCount: 1,
  liquidatedShare: { value: 1 },
};

describe('a market of one account', () => {
  test('is liquidated whole, and what nobody covers is bad debt', async () => {
    expect(await cascade(-0.06)).toMatchObject(SOLD);
  });

  test('without a shock is left as it is', async () => {
    expect(await cascade(0)).toMatchObject({
      finalPrice: { amount: '100' },
      liquidatedCount: 0,
      badDebt: { amount: '0' },
    });
  });

  test('has nobody to deleverage: what is to be closed against winners is said to be unfilled, and sold', async () => {
    const found = await cascade(-0.06, { guardrails: '{ autoDeleveraging: {} }' });
    expect(found).toMatchObject({ ...SOLD, deleveragedQuantity: 0, unfilledQuantity: 10 });
  });

  test('has as much bad debt where the fund is stated and empty', async () => {
    expect(await cascade(-0.06, { slug: 'empty-fund' })).toMatchObject({
      ...SOLD,
      book: { insuranceFundIsStated: true },
    });
    expect(await cascade(-0.06)).toMatchObject({ book: { insuranceFundIsStated: false } });
  });

  test('is liquidated without a shock by a guardrail that asks for more: it is the trigger itself', async () => {
    const found = await cascade(0, { guardrails: '{ raisedMaintenance: {} }' });
    expect(found).toMatchObject({ liquidatedCount: 1, finalPrice: { amount: '90' } });
  });

  test('closed in parts too small to come to an end is answered as far as it has come, and said so', async () => {
    const found = await cascade(-0.04999999999, {
      guardrails: '{ staggeredLiquidation: { closedShare: 0.001 } }',
      impact: 0,
    });
    expect(found).toMatchObject({ ending: 'MAX_ROUNDS', roundCount: 20_000 });
    const slow = 'guardrails: [{ staggeredLiquidation: { closedShare: 0.001 } }], impact: { parameter: 0 }';
    const { found: fund } = await askAbout(
      api,
      'alone',
      `requiredInsuranceFund(market: "m", shocks: [-0.04999999999, 0], ${slow}) { ... on RequiredInsuranceFund { unsettledCount } }`,
    );
    expect(fund).toEqual({ unsettledCount: 1 });
    const { found: league } = await askAbout(
      api,
      'alone',
      `compareGuardrails(market: "m", shocks: [-0.04999999999, 0], guardrails: [[{ staggeredLiquidation: { closedShare: 0.001 } }]], impact: { parameter: 0 }) {
        ... on GuardrailLeague { baseline { unsettledCount } standings { measures { unsettledCount } } } }`,
    );
    expect(league).toEqual({ baseline: { unsettledCount: 0 }, standings: [{ measures: { unsettledCount: 1 } }] });
    const unsettledOf = async (given: string) =>
      (
        await askAbout<{ unsettledCount: number }>(
          api,
          'alone',
          `tippingPoint(market: "m", share: 0.5, largestShock: 0.04999999999, ${given}) { ... on TippingPoint { unsettledCount } }`,
        )
      ).found.unsettledCount;
    // The largest shock itself, tried in the search and drawn in the response.
    expect(await unsettledOf(slow)).toBeGreaterThanOrEqual(2);
    expect(await unsettledOf('impact: { parameter: 0 }')).toBe(0);
  });

  test('whose forced orders move the price against the shock has no share that is theirs, at any impact', async () => {
    // A rise by a thousandth, and a sale that moves the price by about a thousandth back: the whole move is next to none.
    const question = `simulateCascade(market: "m", shock: 0.001, impact: { parameter: 0.0099999 }, guardrails: [{ raisedMaintenance: {} }]) {
      ... on Cascade { liquidatedCount mechanicalMoveRatio mechanicalShare { least { value reason } most { value reason }
        outcomes { mechanicalShare { value reason } } } } }`;
    const none = { value: null, reason: 'OPPOSED' };
    const { found } = await askAbout<{
      mechanicalMoveRatio: number;
      mechanicalShare: { outcomes: { mechanicalShare: object }[] };
    }>(api, 'alone', question);
    expect(found).toMatchObject({ liquidatedCount: 1, mechanicalShare: { least: none, most: none } });
    expect(found.mechanicalMoveRatio).toBeLessThan(0);
    for (const { mechanicalShare } of found.mechanicalShare.outcomes) expect(mechanicalShare).toEqual(none);
  });

  test('short gains no more than the price it sold at, and nobody is liquidated by a fall', async () => {
    const found = await cascade(-0.999, { slug: 'short' });
    expect(found).toMatchObject({ liquidatedCount: 0, badDebt: { amount: '0' } });
    const gain = found.wealth.find(({ party }) => party === 'OTHER_ACCOUNTS')?.change.amount;
    expect(Number(gain)).toBeCloseTo(999, 9);
  });

  test('short is bought back as the price rises, and what it lacks is bad debt', async () => {
    // 50 - 10 * 6 is less than nothing; bought from 106 to 116 at 111 on average: 110 less 50 is lacking.
    expect(await cascade(0.06, { slug: 'short' })).toMatchObject({
      finalPrice: { amount: '116' },
      badDebt: { amount: '60' },
    });
  });

  test('is not kept by a breaker that halts for no rounds', async () => {
    const found = await cascade(-0.06, { guardrails: '{ circuitBreaker: { moveRatio: 0.01, haltRounds: 0 } }' });
    expect(found).toMatchObject({ ...SOLD, haltedRounds: 0 });
  });

  test('is not liquidated under a cap below what it could hold without leverage: 0.25 units are left of it', async () => {
    const found = await cascade(-0.06, { guardrails: '{ leverageCap: { maxLeverage: 0.5 } }' });
    expect(found).toMatchObject({ finalPrice: { amount: '94' }, liquidatedCount: 0 });
    expect(found.cost.exposureGivenUp.amount).toBe('975');
  });

  test.each([
    ['falls to nothing', -0.9, 1],
    ['is sold beyond nothing', -0.9, 1e6],
  ])('whose price %s costs no more than all it was worth', async (_, shock, impact) => {
    const found = await cascade(shock, { impact });
    expect(Number(found.finalPrice.amount)).toBe(0);
    // From 100 to a price of at least 0, on 10 units, with 50 of collateral.
    expect(Number(found.badDebt.amount)).toBeGreaterThan(0);
    expect(Number(found.badDebt.amount)).toBeLessThanOrEqual(950);
    expect(found.wealth.reduce((sum, { change }) => sum + Number(change.amount), 0)).toBeCloseTo(0, 9);
  });

  test('tips at the move at which it falls short, and at no other', async () => {
    // It has 50 - 10 (100 - p) and needs 0.05 * 10 p: exactly enough at 100, too little below.
    const question = `tippingPoint(market: "m", share: 1, impact: { parameter: 1 }) { ... on TippingPoint {
      tippingShock { value } crossings { shockRatio } isMonotone } }`;
    const { found } = await askAbout<{ tippingShock: { value: number }; crossings: object[]; isMonotone: boolean }>(
      api,
      'alone',
      question,
    );
    expect(found.tippingShock.value).toBeCloseTo(0, 9);
    expect([found.crossings.length, found.isMonotone]).toEqual([1, true]);
  });
});
