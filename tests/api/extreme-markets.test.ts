import type { SnapshotRecords } from '@faultline/network';
import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { marginAccounts } from '../database/margin-accounts.ts';
import { batchesOf, reported } from '../database/two-banks.ts';
import { everyFieldOf } from './every-field.ts';
import { type RunningApi, startApi } from './running-api.ts';

// Markets at the edges of what a number can be: prices beside which nothing is a number any more, and prices of which a
// share rounds to nothing.

const SCALES = [1e-320, 1e-300, 1e-160, 1e-40, 1e40, 1e150, 1e290] as const;
const slugOf = (scale: number) => `times-${scale.toString().replace('+', '')}`;

/** The accounts of margin-accounts, all of them in the tiers there are, with every price and amount of money times `scale`. */
function scaled(scale: number): SnapshotRecords {
  const { markets = [], marginTiers = [], accounts = [], positions = [] } = marginAccounts;
  const times = (amount: number) => amount * scale;
  return {
    ...marginAccounts,
    dataset: { ...marginAccounts.dataset, slug: slugOf(scale) },
    markets: markets.map((market) => ({
      ...market,
      mark: times(market.mark),
      priceImpact: { value: times(0.1), ...reported },
    })),
    marginTiers: marginTiers.map((tier) => ({ ...tier, floor: times(tier.floor), cap: times(tier.cap) })),
    accounts: accounts.map((account) => ({ ...account, cash: times(account.cash) })),
    positions: positions.map((position) => ({
      ...position,
      quantity: Math.min(position.quantity, 40),
      entryPrice: times(position.entryPrice),
      collateral: position.collateral === null ? null : times(position.collateral),
    })),
  };
}

const QUESTIONS =
  /^(simulateCascade|tippingPoint|criticalLeverage|compareGuardrails|requiredInsuranceFund|markets|market|accounts|account)\b/;
const selections = everyFieldOf('Snapshot')
  .filter((selection) => QUESTIONS.test(selection))
  .map((selection) =>
    selection
      .replaceAll('"bond-dollar"', '"m"')
      .replaceAll('"bond-future"', '"m"')
      .replaceAll('(key: "two")', '(key: "cross")')
      .replaceAll('impact: { parameter: 0.1 }', 'impact: {}')
      .replaceAll(', fullSaleImpactRatio: 0.1', ''),
  );

let api: RunningApi;
beforeAll(async () => {
  api = await startApi({ budget: { capacity: 1e9, perSecond: 1 } });
  const store = openStore(api.database);
  for (const scale of SCALES) {
    const system = scaled(scale);
    await store.importDataset({ tenant: 'local' }, system.dataset, batchesOf(system));
  }
  await store.close();
});
afterAll(() => api.close());

describe.each(SCALES)('where prices are %d times what is usual', (scale) => {
  test.each(selections.map((selection) => [selection.split(/\W/)[0], selection]))(
    '%s is answered with figures, or with a sentence that says why there are none',
    async (_name, selection) => {
      const { status, errors } = await api.ask(
        `{ snapshot(slug: "${slugOf(scale)}") { __typename ... on Snapshot { ${selection} } } }`,
      );
      expect([status, errors]).toEqual([200, []]);
    },
  );

  test('a watch judges every account, and tells what it finds in figures', async () => {
    const { data } = await api.ask<{ snapshot: { id: string } }>(
      `{ snapshot(slug: "${slugOf(scale)}") { ... on Snapshot { id } } }`,
    );
    const { data: opened, errors } = await api.ask<{
      found: { id: string; lastEventNumber: number; poolCount: number };
    }>(
      `mutation($id: ID!) { found: openMarginWatch(idempotencyKey: "${slugOf(scale)}", snapshotId: $id) {
        ... on MarginWatch { id lastEventNumber poolCount poolsByState { state count notional { amount } }
          events(first: 50) { edges { node { kind equity { amount } maintenanceMargin { amount } shortage { amount } called { amount } cause } } } }
        ... on Problem { code message } } }`,
      { id: data.snapshot.id },
    );
    expect(errors).toEqual([]);
    // Seven pools of six accounts: the short of apart has 20 of 20, broke is 50 below nothing, edge has 4 of 4.
    expect(opened.found).toMatchObject({ poolCount: 7, lastEventNumber: 3 });
    // Beyond 1e100 no price is taken at all. At 84 instead of 100 cross loses 160 of 140, and vast 640 of 1,000, of which
    // 286 are required: below 1.5 times that. Of 1e-318 neither is what it was.
    if (scale > 1e40 || scale < 1e-300) return;
    const { data: taken, errors: refused } = await api.ask<{ found: { eventCount: number; flags: readonly object[] } }>(
      `mutation($id: ID!) { found: submitMarks(watchId: $id, sequence: 1, time: "2020-01-01T00:00:00Z", marks: [
        { marketKey: "m", price: ${84 * scale} }]) { ... on SubmittedMarks { eventCount flags { reason } } } }`,
      { id: opened.found.id },
    );
    expect([refused, taken.found.eventCount]).toEqual([[], 2]);
  });
});

describe('a number that is none any more is refused with a sentence', () => {
  const refusalOf = async (scale: number, question: string) => {
    const { data } = await api.ask<{ snapshot: { found: { code: string; message: string; path: string[] } } }>(
      `{ snapshot(slug: "${slugOf(scale)}") { ... on Snapshot { found: ${question} { ... on Problem { code message path } } } } }`,
    );
    return data.snapshot.found;
  };

  test('that says which guardrail costs too much beside notional of 1e-318', async () => {
    const question =
      'compareGuardrails(market: "m", shocks: [-0.1], guardrails: [[{ leverageCap: {} }], [{ marginAddOn: { lowerNotionalAmount: 0, upperNotionalAmount: 0 } }], [{ insuranceFund: {} }]])';
    expect(await refusalOf(1e-320, question)).toMatchObject({ code: 'NUMERIC_OVERFLOW', path: ['guardrails', '2'] });
  });
});

describe('figures of money grow with prices, and no others do', () => {
  const question = `simulateCascade(market: "m", shock: -0.1) { ... on Cascade { totalMoveRatio liquidatedCount badDebt { amount } } }`;
  interface Figures {
    readonly totalMoveRatio: number;
    readonly liquidatedCount: number;
    readonly badDebt: { readonly amount: string };
  }
  const figures = async (scale: number) =>
    (
      await api.ask<{ snapshot: { found: Figures } }>(
        `{ snapshot(slug: "${slugOf(scale)}") { ... on Snapshot { found: ${question} } } }`,
      )
    ).data.snapshot.found;

  test.each([1e-300, 1e-160, 1e40, 1e150, 1e290])('at %d times the prices', async (scale) => {
    const [usual, found] = [await figures(1e-40), await figures(scale)];
    expect(usual.liquidatedCount).toBeGreaterThan(0);
    expect(found.liquidatedCount).toBe(usual.liquidatedCount);
    expect(found.totalMoveRatio).toBeCloseTo(usual.totalMoveRatio, 9);
    expect(Number(found.badDebt.amount) / scale).toBeCloseTo(Number(usual.badDebt.amount) / 1e-40, 6);
  });
});
