import type { SnapshotRecords } from '@faultline/network';
import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { balance, chain, chainBatches, lent } from '../database/chain.ts';
import { connect } from '../database/test-database.ts';
import { dataset, records } from '../database/two-banks.ts';
import { type RunningApi, startApi } from './running-api.ts';

// Debts that rank, and creditors who run: worked out on paper and asked of the API.

// A has 10 outside, owes 4 senior to B and 4 subordinated to C, and has capital of 2.
const ranked: SnapshotRecords = {
  ...records,
  dataset: { ...dataset, slug: 'ranked' },
  institutions: ['a', 'b', 'c'].map((key) => ({ key, name: `Bank ${key}`, kind: 'BANK', country: null })),
  balanceSheets: [...balance('a', 2), ...balance('b', 5), ...balance('c', 5)],
  exposures: [
    { ...lent('b', 'a', 4), seniority: 'SENIOR_UNSECURED' },
    { ...lent('c', 'a', 4), seniority: 'SUBORDINATED' },
  ],
  assets: [],
  holdings: [],
};

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  const store = openStore(api.database);
  for (const system of [ranked, chain])
    await store.importDataset({ tenant: 'local' }, system.dataset, chainBatches(system));
  await store.close();
});
afterAll(() => api.close());

interface Amount {
  readonly amount: string;
}

interface Loss {
  readonly institution: { readonly key: string };
  readonly loss: Amount;
  readonly causes: readonly {
    readonly channel: string;
    readonly amount: Amount;
    readonly institution: { readonly key: string } | null;
  }[];
}

interface Lost {
  readonly id: string;
  readonly digest: string;
  readonly convergence: { readonly converged: boolean };
  readonly clearing: { readonly isUnique: boolean } | null;
  readonly losses: { readonly edges: readonly { readonly node: Loss }[] };
  readonly transmissions: {
    readonly edges: readonly {
      readonly node: { readonly from: { readonly key: string }; readonly to: { readonly key: string } };
    }[];
  };
}

const RUN = `id digest convergence { converged } clearing { isUnique }
  losses(first: 9, orderBy: { field: NAME, direction: ASC }) { edges { node { institution { key } loss { amount }
    causes { channel amount { amount } institution { key } } } } }
  transmissions { edges { node { from { key } to { key } } } }`;

async function lost(slug: string, shock: string, model: string): Promise<Lost> {
  const { data, errors } = await api.ask<{ snapshot: { contagion: Lost } }>(
    `{ snapshot(slug: "${slug}") { ... on Snapshot {
      contagion(shock: { losses: [{ ${shock} }] }, model: { ${model} }) { ... on Run { ${RUN} } } } } }`,
  );
  expect(errors).toEqual([]);
  return data.snapshot.contagion;
}

const amounts = ({ losses }: Pick<Lost, 'losses'>) => losses.edges.map(({ node }) => Number(node.loss.amount));
const near = (expected: readonly number[]) => expected.map((amount) => expect.closeTo(amount, 12));

describe('a bank that has 5 left and owes 4 senior and 4 subordinated', () => {
  test('pays the senior creditor in full, and the subordinated one loses 3', async () => {
    const run = await lost('ranked', 'institution: "a", assetLossRatio: 0.5', 'seniorityClearing: {}');
    expect(amounts(run)).toEqual(near([2, 0, 3]));
    expect(run.clearing).toEqual({ isUnique: true });
    expect(run.losses.edges[2]?.node.causes).toEqual([
      { channel: 'COUNTERPARTY', amount: { amount: expect.any(String) }, institution: { key: 'a' } },
    ]);
  });

  test('pays both the same share where clearing knows no ranks', async () => {
    const run = await lost('ranked', 'institution: "a", assetLossRatio: 0.5', 'eisenbergNoe: {}');
    expect(amounts(run)).toEqual(near([2, 1.5, 1.5]));
  });
});

describe('a bank whose creditors run', () => {
  // C has lent 4 to B, and B 6 to A. Each has total assets of 10: 0.2 liquid, collateral of 1.
  const shock = 'institution: "c", lossRatio: 1';

  test('recalls what it has lent, and its debtors sell at a discount what they are short of', async () => {
    // C lacks 0.05 of the 0.25 that haircuts ask for, and has no capital left to lose. B is short by 3.8, A by 5.8; a quarter of that is lost.
    const run = await lost('chain', shock, 'fundingRun: {}');
    expect(amounts(run)).toEqual(near([1.45, 0.95, 5]));
    expect(run.convergence.converged).toBe(true);
    expect(run.clearing).toBeNull();
    const [a, b] = run.losses.edges.map(({ node }) => node.causes);
    expect(a).toEqual([{ channel: 'FUNDING', amount: { amount: expect.any(String) }, institution: { key: 'b' } }]);
    expect(b).toEqual([{ channel: 'FUNDING', amount: { amount: expect.any(String) }, institution: { key: 'c' } }]);
  });

  test('is the cause of what it must sell itself', async () => {
    // A haircut higher by a half asks for 0.5, of which 0.3 is missing. All else equal C has lost little enough to bear it.
    const run = await lost('chain', 'institution: "c", lossRatio: 0.5', 'fundingRun: { haircutRiseRatio: 0.5 }');
    const own = run.losses.edges[2]?.node.causes;
    expect(own?.map(({ channel, institution }) => [channel, institution?.key ?? null])).toEqual([
      ['SHOCK', null],
      ['FUNDING', 'c'],
    ]);
    expect(Number(own?.[1]?.amount.amount)).toBeCloseTo(0.075, 12);
    expect(run.transmissions.edges.map(({ node }) => `${node.from.key}${node.to.key}`)).toEqual(['ba', 'cb', 'cc']);
  });
});

describe('haircuts that rise for everybody', () => {
  test('leave banks short that nobody shocked', async () => {
    // 0.5 of the 1 in repo is asked for where 0.2 is liquid: each is short by 0.3. C recalls 4 from B, and B 6 from A, who
    // are then short by 4.3 and 6.3. A quarter of that is lost.
    const { data } = await api.ask<{ snapshot: { contagion: Lost } }>(
      `{ snapshot(slug: "chain") { ... on Snapshot {
        contagion(shock: { losses: [] }, model: { fundingRun: { repoHaircutRatio: 0.5 } }) {
          ... on Run { ${RUN} } } } } }`,
    );
    expect(amounts(data.snapshot.contagion)).toEqual(near([6.3 / 4, 4.3 / 4, 0.3 / 4]));
    const own = data.snapshot.contagion.losses.edges[2]?.node.causes;
    expect(own).toEqual([{ channel: 'FUNDING', amount: { amount: expect.any(String) }, institution: { key: 'c' } }]);
  });

  test('are none in a run that was stored before they could be chosen, and it has the same digits', async () => {
    const run = await lost('chain', 'institution: "c", lossRatio: 0.6', 'fundingRun: {}');
    const sql = connect(api.database.ownerUrl);
    const old = await sql`UPDATE runs SET parameters = parameters - 'repoHaircutRatio'
      WHERE digest = ${run.digest} AND parameters ? 'repoHaircutRatio' RETURNING digest`;
    expect(old).toHaveLength(1);
    const { data } = await api.ask<{
      node: Lost & { parameters: readonly { readonly name: string; readonly value: number | null }[] };
      reproduceRun: { isIdentical: boolean };
    }>(`{ node(id: "${run.id}") { ... on Run { ${RUN} parameters { name value } } }
      reproduceRun(id: "${run.id}") { ... on Reproduction { isIdentical } } }`);
    const { parameters, ...again } = data.node;
    expect(again).toEqual(run);
    expect(parameters).toContainEqual({ name: 'repoHaircutRatio', value: 0 });
    expect(data.reproduceRun).toEqual({ isIdentical: true });
  });
});

describe.each([
  ['seniorityClearing: {}', 'ranked', 'institution: "a", assetLossRatio: 0.9'],
  ['fundingRun: {}', 'chain', 'institution: "c", lossRatio: 1'],
])('%s', (model, slug, shock) => {
  test('asked again is the stored run, and computed anew has the same digits', async () => {
    const run = await lost(slug, shock, model);
    expect(await lost(slug, shock, model)).toEqual(run);
    const { data } = await api.ask<{ reproduceRun: { isIdentical: boolean } }>(
      `{ reproduceRun(id: "${run.id}") { ... on Reproduction { isIdentical } } }`,
    );
    expect(data.reproduceRun).toEqual({ isIdentical: true });
  });

  test('without every claim costs the shocked alone', async () => {
    const run = await lost(slug, shock, model);
    const found = await api.ask<{
      snapshot: { exposures: { edges: readonly { readonly node: { readonly id: string } }[] } };
    }>(`{ snapshot(slug: "${slug}") { ... on Snapshot { exposures(first: 9) { edges { node { id } } } } } }`);
    const exposures = found.data.snapshot.exposures.edges.map(({ node }) => node.id);
    const { data, errors } = await api.ask<{ node: { without: Lost } }>(
      `query($exposures: [ID!]!) { node(id: "${run.id}") { ... on Run {
        without(exposures: $exposures) { ... on Run { ${RUN} } } } } }`,
      { exposures },
    );
    expect(errors).toEqual([]);
    expect(data.node.without.transmissions.edges).toEqual([]);
    expect(amounts(data.node.without).filter((amount) => amount > 0)).toHaveLength(1);
  });
});

test.each([
  ['fundingRun: { recallRatio: 1.5 }', 'recallRatio is 1.5; choose a value from 0 to 1.'],
  ['fundingRun: { saleDiscountRatio: 1 }', 'saleDiscountRatio is 1; choose a value from 0 to 0.9.'],
  ['seniorityClearing: { maxRounds: 0 }', 'maxRounds is 0; choose a value from 1 to 200.'],
])('%s is refused with the range', async (model, message) => {
  const { data } = await api.ask<{ snapshot: { contagion: { code: string; message: string } } }>(
    `{ snapshot(slug: "chain") { ... on Snapshot {
      contagion(shock: { losses: [{ institution: "a", lossRatio: 1 }] }, model: { ${model} }) {
        ... on Problem { code message } } } } }`,
  );
  expect(data.snapshot.contagion).toEqual({ code: 'BAD_PARAMETER', message });
});
