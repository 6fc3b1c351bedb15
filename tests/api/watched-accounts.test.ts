import type { SnapshotRecords } from '@faultline/network';
import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inDebt, marginAccounts } from '../database/margin-accounts.ts';
import { batchesOf, dataset, records } from '../database/two-banks.ts';
import { type RunningApi, startApi } from './running-api.ts';

// What a watch says of accounts when it opens, beside what the accounts say of themselves; and amounts at the edge of numbers.

/** The accounts of margin-accounts, with every quantity and every amount of money times `scale`, prices as they are. */
function heavier(scale: number): SnapshotRecords {
  const { accounts = [], positions = [], marginTiers = [] } = marginAccounts;
  return {
    ...marginAccounts,
    dataset: { ...marginAccounts.dataset, slug: slugOf(scale) },
    marginTiers: marginTiers.map((tier) => ({ ...tier, floor: tier.floor * scale, cap: tier.cap * scale })),
    accounts: accounts.map((account) => ({ ...account, cash: account.cash * scale })),
    positions: positions.map((position) => ({
      ...position,
      quantity: position.quantity * scale,
      collateral: position.collateral === null ? null : position.collateral * scale,
    })),
  };
}
const slugOf = (scale: number) => `heavier-${scale.toString().replace('+', '')}`;

const HEAVY = [1e-250, 1e60, 1e250] as const;
const TOO_HEAVY = 1e300;

let api: RunningApi;
beforeAll(async () => {
  api = await startApi({ budget: { capacity: 1e9, perSecond: 1e9 } });
  const store = openStore(api.database);
  for (const system of [marginAccounts, inDebt, ...[...HEAVY, TOO_HEAVY].map(heavier)])
    await store.importDataset({ tenant: 'local' }, system.dataset, batchesOf(system));
  await store.importDataset(
    { tenant: 'local' },
    { ...dataset, slug: 'no-rate' },
    batchesOf({ ...records, fxRates: [] }),
  );
  await store.close();
});
afterAll(() => api.close());

interface Money {
  readonly amount: string;
}
interface Event {
  readonly kind: string;
  readonly account: { readonly key: string };
  readonly position: { readonly market: { readonly key: string } } | null;
  readonly equity: Money;
  readonly maintenanceMargin: Money;
  readonly shortage: Money;
  readonly called: Money | null;
  readonly cause: string;
}
interface Watch {
  readonly code?: string;
  readonly message?: string;
  readonly path?: readonly string[];
  readonly id: string;
  readonly poolsByState: readonly { readonly state: string; readonly count: number; readonly notional: Money }[];
}

const EVENT = `kind account { key } position { market { key } } equity { amount } maintenanceMargin { amount } shortage { amount }
  called { amount } cause`;

async function snapshotId(slug: string): Promise<string> {
  const { data } = await api.ask<{ snapshot: { id: string } }>(
    `{ snapshot(slug: "${slug}") { ... on Snapshot { id } } }`,
  );
  return data.snapshot.id;
}

let keys = 0;
async function openWatch(slug: string): Promise<Watch> {
  const { data, errors } = await api.ask<{ found: Watch }>(
    `mutation($key: String!, $id: ID!) { found: openMarginWatch(idempotencyKey: $key, snapshotId: $id) {
      ... on MarginWatch { id poolsByState { state count notional { amount } } } ... on Problem { code message path } } }`,
    { key: `watched-${keys++}`, id: await snapshotId(slug) },
  );
  expect(errors).toEqual([]);
  return data.found;
}

async function eventsOf(id: string): Promise<readonly Event[]> {
  const { data, errors } = await api.ask<{ found: { events: { edges: readonly { readonly node: Event }[] } } }>(
    `query($id: ID!) { found: node(id: $id) { ... on MarginWatch { events(first: 100) { edges { node { ${EVENT} } } } } } }`,
    { id },
  );
  expect(errors).toEqual([]);
  return data.found.events.edges.map(({ node }) => node);
}

async function submitShare(
  id: string,
  share: number,
): Promise<{ readonly flags: readonly object[]; readonly eventCount: number }> {
  const marks = [
    ['m', 100],
    ['n', 10],
    ['j', 20],
    ['k', 50],
  ] as const;
  const { data, errors } = await api.ask<{ found: { flags: readonly object[]; eventCount: number } }>(
    `mutation($id: ID!, $time: Instant!, $marks: [MarkInput!]!) { found: submitMarks(watchId: $id, sequence: 1, time: $time, marks: $marks) {
      ... on SubmittedMarks { eventCount flags { reason } } ... on Problem { code message path } } }`,
    {
      id,
      time: '2026-01-01T00:00:00Z',
      marks: marks.map(([marketKey, price]) => ({ marketKey, price: price * share })),
    },
  );
  expect(errors).toEqual([]);
  return data.found;
}

/** By the account: what it says its pools are, as far as a venue acts on them. */
const SERIOUS: Readonly<Record<string, string>> = {
  LIQUIDATABLE: 'LIQUIDATE',
  BANKRUPT: 'BANKRUPT',
  BAD_DEBT: 'BAD_DEBT',
};

async function statusesOf(slug: string): Promise<readonly (readonly [key: string, status: string])[]> {
  const { data } = await api.ask<{
    snapshot: { accounts: { edges: readonly { readonly node: { key: string; margin: { status: string } } }[] } };
  }>(
    `{ snapshot(slug: "${slug}") { ... on Snapshot { accounts(first: 50) { edges { node { key margin { ... on AccountMargin { status } } } } } } } }`,
  );
  return data.snapshot.accounts.edges.map(({ node }) => [node.key, node.margin.status]);
}

describe('a watch that opens says of each account what the account says of itself', () => {
  test.each(['margin-accounts', 'in-debt', ...HEAVY.map(slugOf)])('in %s', async (slug) => {
    const { id } = await openWatch(slug);
    const events = await eventsOf(id);
    const order = ['LIQUIDATE', 'BANKRUPT', 'BAD_DEBT'];
    for (const [key, status] of await statusesOf(slug)) {
      const said = events.filter(({ account, kind }) => account.key === key && order.includes(kind));
      const worst = said.map(({ kind }) => kind).sort((left, right) => order.indexOf(right) - order.indexOf(left))[0];
      expect([key, worst ?? null]).toEqual([key, SERIOUS[status] ?? null]);
    }
  });

  test('of an isolated account that owes cash: that it does, and nothing of its positions', async () => {
    const { id } = await openWatch('in-debt');
    const owed = (await eventsOf(id)).filter(({ account }) => account.key === 'overdrawn');
    expect(owed).toEqual([
      {
        kind: 'BAD_DEBT',
        account: { key: 'overdrawn' },
        position: null,
        equity: { amount: '-4' },
        maintenanceMargin: { amount: '0' },
        shortage: { amount: '4' },
        called: { amount: '4' },
        cause: 'Equity is -4 EUR, and nothing is required for which anybody could liquidate; 4 EUR is owed.',
      },
    ]);
  });

  test('of an account that has exactly what is required, where a venue liquidates at that: no amount is missing', async () => {
    // Short 10 n entered at 10, now at 10, with cash 4: equity 4, and 0.04 of 100 is required.
    const { id } = await openWatch('margin-accounts');
    const edge = (await eventsOf(id)).find(({ account }) => account.key === 'edge');
    expect(edge).toMatchObject({ kind: 'LIQUIDATE', shortage: { amount: '0' }, called: { amount: '0' } });
    expect(edge?.cause).toBe(
      'Equity is 4 EUR, at or below the maintenance margin of 4: this venue liquidates where nothing is left beyond it.',
    );
  });
});

describe.each(HEAVY)('where quantities are %d times what is usual', (scale) => {
  test('a watch judges them as it judges the usual ones, in amounts that grow with them', async () => {
    const [usual, heavy] = [await openWatch('margin-accounts'), await openWatch(slugOf(scale))];
    const counts = ({ poolsByState }: Watch) => poolsByState.map(({ state, count }) => [state, count]);
    expect(counts(heavy)).toEqual(counts(usual));
    const [taken, takenHeavy] = [await submitShare(usual.id, 0.9), await submitShare(heavy.id, 0.9)];
    expect(taken).toMatchObject({ flags: [], eventCount: expect.any(Number) });
    expect(taken.eventCount).toBeGreaterThan(0);
    expect(takenHeavy).toEqual(taken);
    // Whoever is as near to liquidation as another comes in an order that rounding decides.
    const byAccount = async (id: string) =>
      (await eventsOf(id)).toSorted((left, right) => left.account.key.localeCompare(right.account.key));
    const [expected, found] = [await byAccount(usual.id), await byAccount(heavy.id)];
    expect(found.map(({ kind, account }) => [kind, account.key])).toEqual(
      expected.map(({ kind, account }) => [kind, account.key]),
    );
    for (const [place, event] of found.entries())
      for (const figure of ['equity', 'maintenanceMargin', 'shortage'] as const) {
        const share = Number(event[figure].amount) / scale;
        expect(share).toBeCloseTo(Number(expected[place]?.[figure].amount), 6);
      }
  });
});

test('a snapshot that lacks an exchange rate is refused with what is missing', async () => {
  expect(await openWatch('no-rate')).toMatchObject({ code: 'MISSING_FX', path: ['snapshotId'] });
});

test('a mark at which positions are no numbers any more is flagged, and the last good one kept', async () => {
  const { id } = await openWatch(slugOf(1e250));
  // Written into the document: as a variable it may have been rounded.
  const { data, errors } = await api.ask<{
    found: { flags: readonly object[]; watch: { marks: readonly { market: { key: string }; mark: Money }[] } };
  }>(
    `mutation($id: ID!) { found: submitMarks(watchId: $id, sequence: 1, time: "2020-01-01T00:00:00Z", marks: [
      { marketKey: "m", price: 1e60 }, { marketKey: "n", price: 11 }]) {
      ... on SubmittedMarks { flags { marketKey reason sentence } watch { marks { market { key } mark { amount } } } } } }`,
    { id },
  );
  expect(errors).toEqual([]);
  expect(data.found.flags).toContainEqual({
    marketKey: 'm',
    reason: 'TOO_LARGE',
    sentence: 'Positions in this market could not be valued at such a price: the last good mark goes on being used.',
  });
  const marks = new Map(data.found.watch.marks.map(({ market, mark }) => [market.key, mark.amount]));
  expect([marks.get('m'), marks.get('n')]).toEqual(['100', '11']);
});

test('positions whose amounts are no numbers any more are refused by name, and nothing is opened', async () => {
  const slug = slugOf(TOO_HEAVY);
  expect(await openWatch(slug)).toMatchObject({
    code: 'NUMERIC_OVERFLOW',
    message: expect.stringMatching(/^Positions in j are so large that at its mark, 20, .* larger unit\.$/),
    path: ['snapshotId', 'j'],
  });
  const { data } = await api.ask<{ snapshot: { marginWatches: { totalCount: number } } }>(
    `{ snapshot(slug: "${slug}") { ... on Snapshot { marginWatches(first: 5) { totalCount } } } }`,
  );
  expect(data.snapshot.marginWatches.totalCount).toBe(0);
});
