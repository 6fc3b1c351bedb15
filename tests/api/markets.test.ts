import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchesOf, dataset, records, reported } from '../database/two-banks.ts';
import { type Amount, askAbout, PROBLEM, type Refusal } from './ask-about.ts';
import { type RunningApi, startApi } from './running-api.ts';

// The market bond-dollar of two-banks with amounts in euros, not millions: mark 99, margin 10 % of notional, no stated impact or fund. Account `one`
// is CROSS with 20 of cash and is long 10 units from 100: equity 10 of the 99 required. With more accounts in it:
// `long` is isolated, 10 units from 99 with 198, half of leverage 10; `short` is 30 units from 99 with 2,000.

const market = { market: 'bond-dollar', ...reported };
const isolated = (key: string) => ({
  ...{ key, venue: 'alpha', owner: 'beta', mode: 'ISOLATED' as const, cash: 0, currency: 'EUR', ...reported },
});
const crowded = {
  ...records,
  accounts: [...(records.accounts ?? []), isolated('long'), isolated('short')],
  positions: [
    ...(records.positions ?? []),
    { ...market, account: 'long', side: 'LONG' as const, quantity: 10, entryPrice: 99, collateral: 198 },
    { ...market, account: 'short', side: 'SHORT' as const, quantity: 30, entryPrice: 99, collateral: 2_000 },
  ],
};

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  const store = openStore(api.database);
  await store.importDataset({ tenant: 'local' }, { ...dataset, slug: 'crowded', scale: 0 }, batchesOf(crowded));
  await store.close();
});
afterAll(() => api.close());

const ask = async <Found>(question: string) => (await askAbout<Found>(api, 'crowded', question)).found;

interface Shared {
  readonly value: number | null;
  readonly reason: string | null;
  readonly quality: string;
}
interface Cascade {
  readonly digest: string;
  readonly ending: string;
  readonly book: {
    readonly crossCount: number;
    readonly leftOutCount: number;
    readonly openQuantity: number;
    readonly insuranceFundIsStated: boolean;
  };
  readonly finalPrice: Amount;
  readonly mechanicalMoveRatio: number;
  readonly mechanicalShare: { readonly least: Shared; readonly most: Shared; readonly outcomes: readonly object[] };
  readonly badDebt: Amount;
  readonly shortAtOpenCount: number;
  readonly liquidatedShare: Shared;
  readonly rounds: readonly {
    readonly number: number;
    readonly forcedOrderQuantity: number;
    readonly priceBefore: Amount;
    readonly priceAtEnd: Amount;
    readonly liquidations: readonly { readonly position: { readonly account: { readonly key: string } } }[];
  }[];
  readonly wealth: readonly { readonly party: string; readonly change: Amount }[];
}

const cascade = (given: string) =>
  ask<Cascade>(
    `simulateCascade(market: "bond-dollar", ${given}) { ${PROBLEM} ... on Cascade { digest ending
      book { crossCount leftOutCount openQuantity insuranceFundIsStated } finalPrice { amount } mechanicalMoveRatio
      mechanicalShare { least { value reason quality } most { value reason quality } outcomes { impactParameter } }
      badDebt { amount } shortAtOpenCount liquidatedShare { value reason quality }
      rounds { number forcedOrderQuantity priceBefore { amount } priceAtEnd { amount }
        liquidations { position { account { key } } } }
      wealth { party change { amount } } } }`,
  );

describe('a cascade of a market', () => {
  test('closes the account that is short already, then the one its sale brings down, and names both', async () => {
    // 99 falls by 11 % to 88.11. `one` sells 10 at an impact of 0.1: to 87.11. `long` has 198 - 10 (99 - p) and needs p:
    // it falls short below 88, so that it is sold from 87.11 to 86.11.
    const found = await cascade('shock: -0.11, impact: { parameter: 0.1 }');
    expect(found.ending).toBe('SETTLED');
    expect(found.rounds.map(({ liquidations }) => liquidations.map(({ position }) => position.account.key))).toEqual([
      ['one'],
      ['long'],
    ]);
    expect(found.rounds.map(({ forcedOrderQuantity }) => forcedOrderQuantity)).toEqual([-10, -10]);
    expect(Number(found.rounds[0]?.priceBefore.amount)).toBeCloseTo(88.11, 10);
    expect(Number(found.finalPrice.amount)).toBeCloseTo(86.11, 10);
    expect(found.mechanicalMoveRatio).toBeCloseTo(-2 / 99, 12);
    expect(found.shortAtOpenCount).toBe(1);
    // 20 of the 30 units that the shorts have; the liquidity provider has what the longs lack.
    expect(found.book).toEqual({ crossCount: 1, leftOutCount: 0, openQuantity: 30, insuranceFundIsStated: false });
    expect(found.liquidatedShare.value).toBeCloseTo(2 / 3, 12);
    // `one` had 10 at the mark and loses 10 (99 - 87.61) = 113.9: there is no fund, and 103.9 are left to all.
    expect(Number(found.badDebt.amount)).toBeCloseTo(103.9, 9);
    expect(found.wealth.reduce((sum, { change }) => sum + Number(change.amount), 0)).toBeCloseTo(0, 9);
  });

  test('says how much of the move is mechanical as an interval, of a quality no better than its figures', async () => {
    // Half the impact: 88.11 to 87.61, `long` falls too, to 87.11: 1 of 11.89. Double: 86.11 and 84.11: 4 of 14.89.
    const { mechanicalShare } = await cascade('shock: -0.11, impact: { parameter: 0.1 }');
    expect(mechanicalShare.least.value).toBeCloseTo(1 / 11.89, 10);
    expect(mechanicalShare.most.value).toBeCloseTo(4 / 14.89, 10);
    expect(mechanicalShare.outcomes.length).toBeGreaterThan(2);
    expect([mechanicalShare.least.quality, mechanicalShare.least.reason]).toEqual(['ILLUSTRATIVE', null]);
    const narrow = await cascade(
      'shock: -0.11, impact: { parameter: 0.1 }, impactRange: { leastMultiple: 1, mostMultiple: 1 }',
    );
    expect(narrow.mechanicalShare.least.value).toBe(narrow.mechanicalShare.most.value);
  });

  test('leaves cross accounts out where asked, says how many, and is then another answer', async () => {
    // Without `one` nobody sells: `long` has enough at 88.11.
    const left = await cascade('shock: -0.11, crossAccounts: LEFT_OUT, impact: { parameter: 0.1 }');
    expect(left.book).toMatchObject({ crossCount: 0, leftOutCount: 1 });
    expect([left.rounds, left.mechanicalShare.least.value]).toEqual([[], 0]);
    const usual = await cascade('shock: -0.11, impact: { parameter: 0.1 }');
    expect(left.digest).not.toBe(usual.digest);
    expect((await cascade('shock: -0.11, impact: { parameter: 0.1 }')).digest).toBe(usual.digest);
  });

  test('with no shock and nobody short has no share, with the reason', async () => {
    const { mechanicalShare } = await cascade('shock: 0, crossAccounts: LEFT_OUT, impact: { parameter: 0.1 }');
    expect(mechanicalShare.least).toMatchObject({ value: null, reason: 'ZERO_DENOMINATOR' });
  });

  test('lists rounds from where one asks, and refuses to begin before the first', async () => {
    const from = (number: number) =>
      `{ snapshot(slug: "crowded") { ... on Snapshot { simulateCascade(market: "bond-dollar", shock: -0.11,
        impact: { parameter: 0.1 }) { ... on Cascade { roundCount rounds(from: ${number}) { number } } } } } }`;
    const { data } = await api.ask(from(2));
    expect(data).toEqual({ snapshot: { simulateCascade: { roundCount: 2, rounds: [{ number: 2 }] } } });
    const { errors } = await api.ask(from(0));
    expect(errors[0]?.extensions.code).toBe('BAD_PAGINATION');
  });

  test.each([
    ['BAD_SHOCK', 'shock: -1', ['shock']],
    ['BAD_PARAMETER', 'shock: -0.1', ['impact', 'parameter']],
    [
      'BAD_PARAMETER',
      'shock: -0.1, impact: { law: SQUARE_ROOT, parameter: 0.1, resilience: 1 }',
      ['impact', 'resilience'],
    ],
    [
      'BAD_PARAMETER',
      'shock: -0.1, impact: { parameter: 0.1 }, guardrails: [{ leverageCap: { maxLeverage: 0 } }]',
      ['guardrails', '0', 'leverageCap', 'maxLeverage'],
    ],
  ])('is refused with %s for (%s)', async (code, given, path) => {
    expect(await cascade(given)).toMatchObject({ code, path });
  });
});

test('the tipping point of two thirds of open interest is where the sale of the one brings the other down', async () => {
  // `long` falls short below 88, and `one` takes 1 off the price: 99 (1 + s) - 1 = 88.
  const found = await ask<{
    readonly tippingShock: Shared;
    readonly isMonotone: boolean;
    readonly crossings: readonly {
      readonly shockRatio: number;
      readonly becomes: string;
      readonly justBefore: { readonly liquidatedShare: number };
      readonly justAfter: { readonly liquidatedShare: number };
    }[];
    readonly response: readonly { readonly shockRatio: number; readonly liquidatedShare: number }[];
  }>(
    `tippingPoint(market: "bond-dollar", share: 0.6, impact: { parameter: 0.1 }) { ${PROBLEM} ... on TippingPoint {
      tippingShock { value reason quality } isMonotone crossings { shockRatio becomes
        justBefore { liquidatedShare } justAfter { liquidatedShare } } response { shockRatio liquidatedShare } } }`,
  );
  expect(found.tippingShock.value).toBeCloseTo(-10 / 99, 12);
  expect(found.crossings).toHaveLength(1);
  expect(found.crossings[0]?.becomes).toBe('REACHED');
  expect(found.crossings[0]?.justBefore.liquidatedShare).toBeCloseTo(1 / 3, 12);
  expect(found.crossings[0]?.justAfter.liquidatedShare).toBeCloseTo(2 / 3, 12);
  expect(found.isMonotone).toBe(true);
  expect(found.response.at(-1)?.shockRatio).toBe(-0.5);
});

test('a tipping point that is not reached is null with the reason', async () => {
  const { tippingShock } = await ask<{ readonly tippingShock: Shared }>(
    'tippingPoint(market: "bond-dollar", share: 1, impact: { parameter: 0.1 }) { ... on TippingPoint { tippingShock { value reason } } }',
  );
  expect(tippingShock).toEqual({ value: null, reason: 'NOT_REACHED' });
});

describe('guardrails', () => {
  interface League {
    readonly shocks: readonly number[];
    readonly baseline: { readonly meanFinalPrice: Amount };
    readonly standings: readonly {
      readonly rank: number;
      readonly verdict: string;
      readonly guardrails: readonly { readonly name: string }[];
      readonly cost: { readonly fundAdded: Amount; readonly exposureGivenUp: Amount };
    }[];
  }
  const league = (given = '') =>
    ask<League>(
      `compareGuardrails(market: "bond-dollar", shocks: [-0.11], impact: { parameter: 0.1 }${given}) { ${PROBLEM}
        ... on GuardrailLeague { shocks baseline { meanFinalPrice { amount } } standings { rank verdict guardrails { name }
          cost { fundAdded { amount } exposureGivenUp { amount } } } } }`,
    );

  test('are all compared alone unless told, and every one is in the catalogue', async () => {
    const { standings, baseline, shocks } = await league();
    expect(shocks).toEqual([-0.11]);
    const { data } = await api.ask<{ guardrails: readonly { readonly name: string }[] }>('{ guardrails { name } }');
    expect(standings.map(({ guardrails }) => guardrails.map(({ name }) => name).join())).toEqual(
      data.guardrails.map(({ name }) => name),
    );
    expect(Number(baseline.meanFinalPrice.amount)).toBeCloseTo(86.11, 10);
  });

  test('in a set of a fund of 200 and a cap of 4 cost what is set aside and what is given up', async () => {
    // `one` holds 10 from 100 with 20: capped at 4 it holds 0.8, 920 less; `long` holds 8 of its 10, 198 less; `short` is below.
    const { standings } = await league(
      ', guardrails: [[{ insuranceFund: { addedAmount: 200 } }, { leverageCap: { maxLeverage: 4 } }]]',
    );
    expect(Number(standings[0]?.cost.fundAdded.amount)).toBe(200);
    expect(Number(standings[0]?.cost.exposureGivenUp.amount)).toBeCloseTo(1_118, 9);
    expect(standings[0]?.verdict).toBe('HELPS');
  });

  test('are refused for no shocks', async () => {
    expect(
      await ask<Refusal>(
        `compareGuardrails(market: "bond-dollar", shocks: [], impact: { parameter: 0.1 }) { ${PROBLEM} }`,
      ),
    ).toMatchObject({ code: 'BAD_PARAMETER', path: ['shocks'] });
  });
});

test('the insurance fund a market needs is all that its liquidated accounts lack', async () => {
  // 103.9 of `one`; `long` is sold at 86.61 and keeps 198 - 123.9.
  const found = await ask<{ readonly fund: Amount; readonly byShock: readonly { readonly fund: Amount }[] }>(
    `requiredInsuranceFund(market: "bond-dollar", shocks: [-0.11, 0], impact: { parameter: 0.1 }) { ${PROBLEM}
      ... on RequiredInsuranceFund { fund { amount } byShock { fund { amount } } } }`,
  );
  expect(Number(found.fund.amount)).toBeCloseTo(103.9, 9);
  // Without a shock `one` is sold at 98.5 all the same: it has 20 and loses 15.
  expect(Number(found.byShock[1]?.fund.amount)).toBe(0);
});

test('critical leverage of a sale that moves the price by a tenth is 20, and the tier allows 5', async () => {
  const found = await ask<object>(
    `criticalLeverage(market: "bond-dollar", quantity: 1, leverage: 4, fullSaleImpactRatio: 0.1) { ${PROBLEM}
      ... on CriticalLeverage { criticalLeverage { value } survives maxLeverage liquidationMove { value }
        bankruptcyMove { value } insolventAtSoldShare { value reason } } }`,
  );
  // 2 / 0.1; (1/4 - 0.1) / 0.9.
  expect(found).toMatchObject({ survives: true, maxLeverage: 5, bankruptcyMove: { value: 0.25 } });
  expect(found).toMatchObject({ criticalLeverage: { value: expect.closeTo(20, 10) as number } });
  expect(found).toMatchObject({ liquidationMove: { value: expect.closeTo(0.15 / 0.9, 12) as number } });
  expect(found).toMatchObject({ insolventAtSoldShare: { value: null, reason: 'NOT_REACHED' } });
});
