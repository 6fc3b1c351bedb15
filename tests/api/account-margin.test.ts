import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inDebt, marginAccounts } from '../database/margin-accounts.ts';
import { batchesOf, dataset, records } from '../database/two-banks.ts';
import { type Amount, askAbout, PROBLEM, type Refusal } from './ask-about.ts';
import { type RunningApi, startApi } from './running-api.ts';

// Every expected figure is worked out by hand beside it.

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  const store = openStore(api.database);
  const local = { tenant: 'local' };
  await store.importDataset(local, marginAccounts.dataset, batchesOf(marginAccounts));
  await store.importDataset(local, inDebt.dataset, batchesOf(inDebt));
  await store.importDataset(local, dataset, batchesOf());
  await store.importDataset(local, { ...dataset, slug: 'no-rate' }, batchesOf({ ...records, fxRates: [] }));
  await store.close();
});
afterAll(() => api.close());

interface Ratio {
  readonly value: number | null;
  readonly reason: string | null;
}
interface Margin extends Partial<Refusal> {
  readonly equity: Amount;
  readonly initialMargin: Amount;
  readonly maintenanceMargin: Amount;
  readonly notional: Amount;
  readonly free: Amount;
  readonly marginRatio: Ratio;
  readonly leverage: Ratio;
  readonly status: string;
  readonly quality: string;
  readonly badDebt: Refusal | null;
  readonly pools: readonly {
    readonly status: string;
    readonly equity: Amount;
    readonly positions: readonly object[];
  }[];
}
interface Liquidation extends Partial<Refusal> {
  readonly price: Amount | null;
  readonly reason: string | null;
  readonly move: Ratio;
  readonly bankruptcyPrice: Amount | null;
  readonly assumedMarks: readonly { readonly market: { readonly key: string }; readonly mark: Amount }[];
}
interface Asked {
  readonly status: string;
  readonly margin: Margin;
  readonly positions: readonly { readonly market: { readonly key: string }; readonly liquidation: Liquidation }[];
}

const RATIO = '{ value reason quality }';
const ACCOUNT = `status
  margin { __typename ${PROBLEM} ... on AccountMargin {
    equity { amount } initialMargin { amount } maintenanceMargin { amount } notional { amount } free { amount }
    marginRatio ${RATIO} leverage ${RATIO} status quality badDebt { code message path }
    pools { status equity { amount } positions { quantity } } } }
  positions { market { key } liquidation { __typename ${PROBLEM} ... on PositionLiquidation {
    price { amount } reason move ${RATIO} bankruptcyPrice { amount } bankruptcyMove ${RATIO}
    assumedMarks { market { key } mark { amount } } } } }`;

async function account(key: string, slug = 'margin-accounts'): Promise<Asked> {
  const { found } = await askAbout<Asked>(api, slug, `account(key: "${key}") { ... on Account { ${ACCOUNT} } }`);
  return found;
}
const inMarket = ({ positions }: Asked, key: string) => {
  const found = positions.find(({ market }) => market.key === key)?.liquidation;
  if (!found) throw new Error(`no position in ${key}`);
  return found;
};
const numbers = ({ equity, initialMargin, maintenanceMargin, notional, free }: Margin) =>
  [equity, initialMargin, maintenanceMargin, notional, free].map(({ amount }) => Number(amount));

describe('a cross account with a long that lost and a short that gained', () => {
  test('has its cash and both profits, and less than what would be needed to open them', async () => {
    const { margin, status } = await account('cross');
    // 200 + 10 (100 - 110) - 20 (10 - 12) = 140. Notional 10 * 100 and 20 * 10.
    // Maintenance: 1,000 is where the second tier begins: 0.1 * 1,000 - 50 = 50; and 0.04 * 200 = 8.
    // Initial: 1,000 / 5 and 200 / 20. Free: 140 - 210.
    expect(numbers(margin)).toEqual([140, 210, 58, 1200, -70]);
    expect(margin.marginRatio.value).toBeCloseTo(58 / 140, 14);
    expect(margin.leverage.value).toBeCloseTo(1200 / 140, 14);
    expect([status, margin.status, margin.quality]).toEqual(['BELOW_INITIAL', 'BELOW_INITIAL', 'DERIVED']);
    expect(margin.pools).toHaveLength(1);
    expect(margin.pools[0]?.positions).toHaveLength(2);
  });

  test('is liquidated where the fall of one market leaves what both require, the other mark staying', async () => {
    const found = await account('cross');
    // 200 + 40 + 10 (p - 110) = 8 + 0.05 * 10 p, in the first tier: 9.5 p = 868. Nothing left: 240 + 10 (p - 110) = 0.
    const long = inMarket(found, 'm');
    expect(Number(long.price?.amount)).toBeCloseTo(868 / 9.5, 12);
    expect(long.move.value).toBeCloseTo(868 / 950 - 1, 14);
    expect(Number(long.bankruptcyPrice?.amount)).toBeCloseTo(86, 12);
    expect(long.assumedMarks).toEqual([{ market: { key: 'n' }, mark: { amount: '10' } }]);
    // 200 - 100 - 20 (p - 12) = 50 + 0.04 * 20 p: 20.8 p = 290. Nothing left: 100 - 20 (p - 12) = 0.
    const short = inMarket(found, 'n');
    expect(Number(short.price?.amount)).toBeCloseTo(290 / 20.8, 12);
    expect(Number(short.bankruptcyPrice?.amount)).toBeCloseTo(17, 12);
    expect(short.assumedMarks).toEqual([{ market: { key: 'm' }, mark: { amount: '100' } }]);
  });
});

describe('exactly enough equity', () => {
  test('is enough at a venue that liquidates below maintenance margin', async () => {
    const found = await account('apart');
    // Short k: 40 - 4 (50 - 45) = 20, and 0.1 * 200 = 20 is required. Long j: 100, without a loss; 10 is required.
    expect(found.margin.pools.map(({ status, equity }) => [status, equity.amount])).toEqual([
      ['HEALTHY', '100'],
      ['BELOW_INITIAL', '20'],
    ]);
    // Together with cash of 7 that backs neither; initial margin 100 / 5 and 200 / 5.
    expect(numbers(found.margin)).toEqual([127, 60, 30, 300, 7]);
    expect(found.margin.marginRatio.value).toBe(1);
    expect(found.status).toBe('BELOW_INITIAL');
    expect(Number(inMarket(found, 'k').price?.amount)).toBeCloseTo(50, 12);
    expect(inMarket(found, 'k').assumedMarks).toEqual([]);
  });

  test('is not at one that liquidates at it', async () => {
    const { margin, status } = await account('edge');
    // 4 - 10 (10 - 10) = 4 and 0.04 * 100 = 4.
    expect(numbers(margin).slice(0, 3)).toEqual([4, 5, 4]);
    expect(status).toBe('LIQUIDATABLE');
  });
});

describe('where there is no such number, the answer says why', () => {
  test('a long backed by all it is worth has no price at which it is liquidated', async () => {
    // 100 + 5 (p - 20) = 0.1 * 5 p has its root at 0.
    expect(inMarket(await account('apart'), 'j')).toMatchObject({
      price: null,
      reason: 'NO_POSITIVE_ROOT',
      move: { value: null, reason: 'NOT_REACHED' },
      bankruptcyPrice: null,
    });
  });

  test('an account that owes more than it has has no margin ratio and no leverage', async () => {
    const { margin, status } = await account('broke');
    // 100 + 5 (100 - 130) = -50.
    expect([status, margin.equity.amount]).toEqual(['BANKRUPT', '-50']);
    for (const ratio of [margin.marginRatio, margin.leverage])
      expect(ratio).toMatchObject({ value: null, reason: 'NEGATIVE_OR_ZERO_EQUITY' });
  });

  test('a position above the last margin tier refuses its account, by name, and nobody else’s', async () => {
    const { margin, status, positions } = await account('vast');
    expect(status).toBe('UNVALUED');
    expect(margin).toMatchObject({ code: 'TIER_EXCEEDED', path: ['accounts', 'vast', 'positions', 'm'] });
    expect(margin.message).toContain('Position in m: A notional of 6000 is above the last margin tier');
    expect(positions[0]?.liquidation.code).toBe('TIER_EXCEEDED');
  });

  test('an account without positions owes nothing and is healthy', async () => {
    const { margin, status, positions } = await account('empty');
    expect(numbers(margin)).toEqual([5, 0, 0, 0, 5]);
    expect([margin.marginRatio.value, margin.leverage.value, status, positions]).toEqual([0, 0, 'HEALTHY', []]);
  });

  test('without an exchange rate nothing is compared with anything', async () => {
    const { margin, status } = await account('two', 'no-rate');
    expect([margin.code, status]).toEqual(['MISSING_FX', 'UNVALUED']);
    const market = `market(key: "bond-future") { ... on Market { mark { quality }
      atRisk(within: 0.1) { ${PROBLEM} } liquidationMap { ${PROBLEM} } held { longs { notional { amount } } } } }`;
    const { found } = await askAbout(api, 'no-rate', market);
    expect(found).toMatchObject({
      mark: null,
      atRisk: { code: 'MISSING_FX' },
      liquidationMap: { code: 'MISSING_FX' },
      held: { longs: { notional: null } },
    });
  });
});

describe('an account with less than nothing', () => {
  test('of which nothing is required is in bad debt, and not bankrupt: nobody liquidates it', async () => {
    const { margin, status } = await account('owing', 'in-debt');
    expect([status, margin.status, ...margin.pools.map((pool) => pool.status)]).toEqual(Array(3).fill('BAD_DEBT'));
    expect(numbers(margin)).toEqual([-3, 0, 0, 0, -3]);
    for (const ratio of [margin.marginRatio, margin.leverage])
      expect(ratio).toMatchObject({ value: null, reason: 'NEGATIVE_OR_ZERO_EQUITY' });
    expect(margin.badDebt).toMatchObject({ code: 'BAD_DEBT', path: ['accounts', 'owing'] });
    expect(margin.badDebt?.message).toContain('3 EUR more than');
    expect(margin.badDebt?.message).toContain('nobody liquidates');
  });

  test('of which something is required is bankrupt, and its debt is told all the same', async () => {
    const { margin, status } = await account('broke', 'in-debt');
    expect([status, margin.equity.amount, margin.maintenanceMargin.amount]).toEqual(['BANKRUPT', '-50', '25']);
    expect(margin.badDebt?.message).toContain('50 EUR more than');
    expect(margin.badDebt?.message).toContain('has it liquidated');
  });

  test('in one isolated position owes that, whatever its other positions have', async () => {
    const { margin, status } = await account('split', 'in-debt');
    // Long k: 10 + 1 (50 - 80) = -20. Long j: 100. Cash of 7 backs neither.
    expect([status, margin.equity.amount]).toEqual(['BANKRUPT', '87']);
    expect(margin.badDebt?.message).toContain('20 EUR more than');
  });

  test('in the cash of an isolated account without positions has no margin ratio, not one of 0', async () => {
    const { margin, status } = await account('overdrawn', 'in-debt');
    expect([status, margin.equity.amount, margin.free.amount]).toEqual(['BAD_DEBT', '-4', '-4']);
    expect(margin.marginRatio).toMatchObject({ value: null, reason: 'NEGATIVE_OR_ZERO_EQUITY' });
    expect(margin.badDebt?.message).toContain('4 EUR more than');
  });

  test('is found by its status, and whoever owes nothing has no such problem', async () => {
    const { found } = await askAbout<{ edges: { node: { key: string } }[] }>(
      api,
      'in-debt',
      'accounts(filter: { statuses: [BAD_DEBT] }) { edges { node { key } } }',
    );
    expect(found.edges.map(({ node }) => node.key)).toEqual(['overdrawn', 'owing']);
    expect((await account('edge')).margin.badDebt).toBeNull();
  });
});

test('prices and collateral of another currency and scale come to the same account', async () => {
  const { margin, positions } = await account('two', 'two-banks');
  // In EUR millions: (7 - 1.5 + 4 * (102.11 - 101.37) / 1e6) * 0.8902; required 1 % of 4 * 101.37 / 1e6 * 0.8902.
  expect(Number(margin.equity.amount)).toBeCloseTo(5.5 * 0.8902 + (2.96 * 0.8902) / 1e6, 14);
  expect(Number(margin.maintenanceMargin.amount)).toBeCloseTo((4.0548 * 0.8902) / 1e6, 18);
  // 7e6 + 4 (102.11 - p) = 0.01 * 4 p, if it stays below 50 million: 4.04 p = 7,000,408.44.
  expect(Number(positions[0]?.liquidation.price?.amount) / 0.8902).toBeCloseTo(7_000_408.44 / 4.04 / 1e6, 12);
  expect((await account('one', 'two-banks')).margin.quality).toBe('ILLUSTRATIVE');
});

describe('the list of accounts', () => {
  const keys = async (choice: string) => {
    const { found } = await askAbout<{ edges: { node: { key: string } }[] }>(
      api,
      'margin-accounts',
      `accounts${choice} { edges { node { key } } }`,
    );
    return found.edges.map(({ node }) => node.key);
  };

  test.each([
    ['', ['apart', 'broke', 'cross', 'edge', 'empty', 'vast']],
    ['(filter: { venue: "beta" })', ['apart']],
    ['(filter: { owner: "beta", modes: [CROSS] })', ['broke', 'cross', 'edge', 'empty']],
    ['(filter: { owner: "nobody" })', []],
    ['(filter: { statuses: [LIQUIDATABLE, BANKRUPT] })', ['broke', 'edge']],
    ['(filter: { statuses: [UNVALUED] })', ['vast']],
    ['(orderBy: { field: MARGIN_RATIO })', ['broke', 'apart', 'edge', 'cross', 'empty', 'vast']],
    ['(orderBy: { field: KEY })', ['vast', 'empty', 'edge', 'cross', 'broke', 'apart']],
    ['(orderBy: { field: EQUITY, direction: ASC })', ['broke', 'edge', 'empty', 'apart', 'cross', 'vast']],
    ['(orderBy: { field: NOTIONAL }, first: 2)', ['cross', 'broke']],
  ])('%s has %j', async (choice, expected) => {
    expect(await keys(choice)).toEqual(expected);
  });

  test('of an institution has those it owns', async () => {
    const { found } = await askAbout(
      api,
      'margin-accounts',
      'institution(by: { key: "alpha" }) { ... on Institution { accounts(orderBy: { field: EQUITY }) { totalCount edges { node { key venue { institution { key } } } } } } }',
    );
    expect(found).toEqual({
      accounts: { totalCount: 1, edges: [{ node: { key: 'apart', venue: { institution: { key: 'beta' } } } }] },
    });
  });

  test('asks the database for no more than one account does, however long it is', async () => {
    const asked = (first: number) => `accounts(first: ${first}) { edges { node { ${ACCOUNT} } } }`;
    const [one, all] = [
      await askAbout(api, 'margin-accounts', asked(1)),
      await askAbout(api, 'margin-accounts', asked(6)),
    ];
    expect(all.statements).toEqual(one.statements);
  });
});
