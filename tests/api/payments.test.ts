import type { SnapshotRecords } from '@faultline/network';
import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { balance, chain, chainBatches, lent } from '../database/chain.ts';
import { dataset } from '../database/two-banks.ts';
import { type RunningApi, startApi } from './running-api.ts';

// Clearing vectors over all institutions, those without capital included: what nobody loses, somebody may still owe.

/** Two banks that have nothing but a claim of 5 on each other, and one with less than it owes. */
const ring: SnapshotRecords = {
  ...chain,
  dataset: { ...dataset, slug: 'ring' },
  institutions: ['one', 'two', 'three'].map((key) => ({ key, name: `Bank ${key}`, kind: 'BANK', country: null })),
  balanceSheets: [...balance('one', 0, 5), ...balance('two', 0, 5), ...balance('three', -2, 6)],
  exposures: [lent('one', 'two', 5), lent('two', 'one', 5)],
};

/** Claims as reported, balance sheets estimated. */
const guessed: SnapshotRecords = {
  ...chain,
  dataset: { ...chain.dataset, slug: 'guessed' },
  exposures: chain.exposures.map((exposure) => ({ ...exposure, quality: 'REPORTED' as const })),
  balanceSheets: chain.balanceSheets.map((sheet) => ({ ...sheet, quality: 'ESTIMATED' as const })),
};

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  const store = openStore(api.database);
  for (const system of [ring, chain, guessed])
    await store.importDataset({ tenant: 'local' }, system.dataset, chainBatches(system));
  await store.close();
});
afterAll(() => api.close());

interface Money {
  readonly amount: string;
}

interface Payment {
  readonly institution: { readonly key: string };
  readonly obligations: Money;
  readonly greatestPayment: Money;
  readonly leastPayment: Money;
  readonly greatestShortfall: Money;
  readonly leastShortfall: Money;
  readonly greatestRecovery: { readonly value: number | null; readonly reason: string | null };
  readonly leastRecovery: { readonly value: number | null };
  readonly defaultRound: number | null;
}

interface Payments {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Payment }[];
}

interface Run {
  readonly id: string;
  readonly clearing: {
    readonly isUnique: boolean;
    readonly payments: Payments;
    readonly payment: Payment | null;
  } | null;
}

const PAYMENT = `institution { key } obligations { amount } greatestPayment { amount } leastPayment { amount }
  greatestShortfall { amount } leastShortfall { amount } greatestRecovery { value reason } leastRecovery { value } defaultRound`;
const RUN = `... on Run { id clearing { isUnique payment(institution: $one) { ${PAYMENT} }
  payments(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { ${PAYMENT} } } } } }`;

async function settle(slug: string, model: object, asked: object = {}): Promise<Run> {
  const { data, errors } = await api.ask<{ snapshot: { contagion: Run } }>(
    `query($slug: String!, $model: ContagionModelInput!, $first: Int, $after: String, $one: ID = "one", $losses: [LossInput!]! = []) {
      snapshot(slug: $slug) { ... on Snapshot { contagion(shock: { losses: $losses }, model: $model) { ${RUN} } } } }`,
    { slug, model, ...asked },
  );
  expect(errors).toEqual([]);
  return data.snapshot.contagion;
}

const amounts = ({ obligations, greatestPayment, leastPayment }: Payment) =>
  [obligations, greatestPayment, leastPayment].map(({ amount }) => Number(amount));

test('how certain a payment is, depends on balance sheets as much as on claims', async () => {
  const { data } = await api.ask<{
    snapshot: {
      contagion: { clearing: { payment: { greatestRecovery: { quality: string } } } };
      bailOut: { quality: string };
    };
  }>(`{ snapshot(slug: "guessed") { ... on Snapshot {
    contagion(shock: { losses: [] }, model: { eisenbergNoe: {} }) { ... on Run { clearing { payment(institution: "a") { greatestRecovery { quality } } } } }
    bailOut(budget: "1", shock: { everybody: 0.5 }) { ... on BailOut { quality } } } } }`);
  expect(data.snapshot.contagion.clearing.payment.greatestRecovery.quality).toBe('ESTIMATED');
  expect(data.snapshot.bailOut.quality).toBe('ESTIMATED');
});

test('of who is left unpaid before everybody else nothing is said between institutions', async () => {
  const { clearing } = await settle('ring', { eisenbergNoe: { externalRank: 'SENIOR' } }, { one: 'three' });
  expect(clearing?.payment).toMatchObject({
    obligations: { amount: '0' },
    greatestRecovery: { value: null, reason: 'ZERO_DENOMINATOR' },
    defaultRound: 1,
  });
});

describe('C11: what everybody pays', () => {
  test('is all or nothing between two banks that have nothing but each other’s debt', async () => {
    const { clearing } = await settle('ring', { eisenbergNoe: {} });
    expect(clearing?.isUnique).toBe(false);
    const nodes = clearing?.payments.edges.map(({ node }) => node) ?? [];
    const banks = nodes.filter(({ institution }) => institution.key !== 'three');
    expect(banks.map(amounts)).toEqual([
      [5, 5, 0],
      [5, 5, 0],
    ]);
    for (const { greatestShortfall, leastShortfall, greatestRecovery, leastRecovery, defaultRound } of banks) {
      expect([greatestShortfall.amount, leastShortfall.amount]).toEqual(['0', '5']);
      expect([greatestRecovery.value, leastRecovery.value, defaultRound]).toEqual([1, 0, null]);
    }
    expect(clearing?.payment).toEqual(banks.find(({ institution }) => institution.key === 'one'));
  });

  test('of a bank that owes more than it has, is what it has', async () => {
    // It has 6 outside and owes 8 there.
    const { clearing } = await settle('ring', { eisenbergNoe: {} }, { one: 'three' });
    expect(clearing?.payment && amounts(clearing.payment)).toEqual([8, 6, 6]);
    expect(clearing?.payment).toMatchObject({ greatestRecovery: { value: 0.75 }, defaultRound: 1 });
  });

  test('is read page by page, and again from the store, the same', async () => {
    // A owes 8 and loses 40 % of its 10: 2 of its debt is left unpaid, 1.5 of it to B, who owes 7 and has capital for it.
    const shock = { losses: [{ institution: 'a', assetLossRatio: 0.4 }] };
    const whole = await settle('chain', { eisenbergNoe: {} }, shock);
    expect(whole.clearing).toMatchObject({ isUnique: true, payment: null });
    const nodes = whole.clearing?.payments.edges.map(({ node }) => node) ?? [];
    expect(nodes.map((node) => [node.institution.key, ...amounts(node), node.defaultRound])).toEqual([
      ['a', 8, 6, 6, 1],
      ['b', 7, 7, 7, null],
      ['c', 5, 5, 5, null],
    ]);
    const paged: Payment[] = [];
    for (let after: string | null = null, isMore = true; isMore; ) {
      const { clearing } = await settle('chain', { eisenbergNoe: {} }, { ...shock, first: 1, after });
      const { edges, pageInfo, totalCount } = clearing?.payments ?? { edges: [], pageInfo: null, totalCount: 0 };
      expect(totalCount).toBe(3);
      paged.push(...edges.map(({ node }) => node));
      isMore = pageInfo?.hasNextPage ?? false;
      after = pageInfo?.endCursor ?? null;
    }
    expect(paged).toEqual(nodes);
    const { data } = await api.ask<{ node: Run }>(
      `query($id: ID!, $first: Int, $after: String, $one: ID = "one") { node(id: $id) { ${RUN} } }`,
      { id: whole.id },
    );
    expect(data.node).toEqual(whole);
  });

  test('is nothing a model says that settles no debts', async () => {
    expect((await settle('chain', { debtRankLinear: {} })).clearing).toBeNull();
  });
});
