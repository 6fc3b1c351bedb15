import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { marginAccounts } from '../database/margin-accounts.ts';
import { connect } from '../database/test-database.ts';
import { batchesOf } from '../database/two-banks.ts';
import { OPEN, SUBMIT } from './margin-watch.ts';
import { type RunningApi, startApi } from './running-api.ts';

// What is said of events in a watch over accounts of which everything can be worked out by hand: warned below 1.5 times
// maintenance margin, called below 1.2 times.

interface Said {
  readonly kind: string;
  readonly account: { readonly key: string };
  readonly shortage: { readonly amount: string };
  readonly called: { readonly amount: string } | null;
  readonly cause: string;
}

let api: RunningApi;
let watchId: string;
beforeAll(async () => {
  api = await startApi();
  const store = openStore(api.database);
  await store.importDataset({ tenant: 'local' }, marginAccounts.dataset, batchesOf(marginAccounts));
  await store.close();
  const { data } = await api.ask<{ found: { id: string } }>(
    '{ found: snapshot(slug: "margin-accounts") { ... on Snapshot { id } } }',
  );
  watchId = (await change<{ id: string }>(OPEN, { key: 'open', id: data.found.id })).id;
});
afterAll(() => api.close());

async function change<Found>(query: string, variables: Record<string, unknown>): Promise<Found> {
  const { data, errors } = await api.ask<{ found: Found }>(query, variables);
  expect(errors).toEqual([]);
  return data.found;
}

/** The event of an account in the market of its pool, as told after the watch has seen what it has seen. */
async function said(account: string): Promise<Said> {
  const { data } = await api.ask<{ found: { events: { edges: { node: Said }[] } } }>(
    `query($id: ID!) { found: node(id: $id) { ... on MarginWatch { events(first: 50) { edges { node {
      kind account { key } shortage { amount } called { amount } cause } } } } } }`,
    { id: watchId },
  );
  const [found, ...more] = data.found.events.edges.flatMap(({ node }) => (node.account.key === account ? [node] : []));
  if (!found || more.length > 0) throw new Error(`${account} has no event, or several`);
  return found;
}

describe('an event says how much collateral is called for', () => {
  test('after a call up to the initial margin, though no maintenance margin is missing', async () => {
    // Short of 4 in k at 50: 20 left, 0.1 * 200 = 20 required, 200 / 5 = 40 to open it.
    expect(await said('apart')).toMatchObject({
      kind: 'CALL',
      shortage: { amount: '0' },
      called: { amount: '20' },
      cause:
        'Equity is 20 EUR, below 1.2 times the maintenance margin of 20; 20 EUR is called for, up to the initial margin of 40.',
    });
  });

  test('in a liquidation and a bankruptcy up to the maintenance margin', async () => {
    expect(await said('edge')).toMatchObject({
      kind: 'LIQUIDATE',
      called: { amount: '0' },
      cause:
        'Equity is 4 EUR, at or below the maintenance margin of 4: this venue liquidates where nothing is left beyond it.',
    });
    // 50 less than nothing, and 25 required.
    expect(await said('broke')).toMatchObject({ kind: 'BANKRUPT', called: { amount: '75' } });
  });

  test('but not where it was stored before that was worked out: it is read as it was', async () => {
    const owner = connect(api.database.ownerUrl);
    await owner.unsafe(`UPDATE margin_events SET called_amount = NULL WHERE kind = 'CALL'`);
    expect(await said('apart')).toMatchObject({
      called: null,
      cause: 'Equity is 20 EUR, below 1.2 times the maintenance margin of 20.',
    });
  });
});

test('the event of a position above the last margin tier names the limit it is above', async () => {
  // 60 in m at 96: 5,760, and 1,000 + 60 (96 - 100) = 760 left. By the last tier, which ends at 5,000, 576 - 50 are required.
  await change(SUBMIT, {
    id: watchId,
    sequence: 1,
    time: '2031-01-01T00:00:00Z',
    marks: [{ marketKey: 'm', price: 96 }],
  });
  const { kind, cause } = await said('vast');
  expect(kind).toBe('WARNING');
  expect(cause).toBe(
    'Equity is 760 EUR, below 1.5 times the maintenance margin of 526; 29 EUR is missing of that; the mark of m, now 96, cost it most. ' +
      'Its notional in m, 5,760, is above 5,000 EUR, the limit of the last margin tier (TIER_EXCEEDED): it is judged as if that tier went on.',
  );
});
