import type { SnapshotRecords } from '@faultline/network';
import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { balance, chainBatches, lent } from '../database/chain.ts';
import { dataset, records, withoutVenues } from '../database/two-banks.ts';
import { type RunningApi, startApi } from './running-api.ts';

// Rogers and Veraart (2013), "Failure and rescue in an interbank network", Management Science 59, example 3.3: two banks
// owe each other 2 and 2.2 and have 1 outside each, of which, as of what others pay, default leaves a share. There is a
// way to settle in which both pay in full and one in which neither does, and the API says which is which. With half left,
// as in the paper, the second one is on the edge: both would pay 1, and the first bank, which then has exactly the 2 it
// owes, is not in default. So the second one is shown where less is left.

const example: SnapshotRecords = {
  ...records,
  ...withoutVenues,
  dataset: { ...dataset, slug: 'rogers-veraart' },
  institutions: ['one', 'two'].map((key) => ({ key, name: `Bank ${key}`, kind: 'BANK', country: null })),
  balanceSheets: [...balance('one', 1.2, 3.2), ...balance('two', 0.8, 3)],
  exposures: [lent('two', 'one', 2), lent('one', 'two', 2.2)],
  assets: [],
  holdings: [],
};

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  const store = openStore(api.database);
  await store.importDataset({ tenant: 'local' }, example.dataset, chainBatches(example));
  await store.close();
});
afterAll(() => api.close());

interface Payment {
  readonly amount: string;
}

interface Settled {
  readonly snapshot: {
    readonly contagion: {
      readonly convergence: { readonly solution: string };
      readonly clearing: {
        readonly isUnique: boolean;
        readonly greatestShortfall: Payment;
        readonly leastShortfall: Payment;
        readonly defaultRounds: readonly {
          readonly round: number;
          readonly institutions: readonly { key: string }[];
        }[];
      };
      readonly losses: {
        readonly edges: readonly {
          readonly node: {
            readonly institution: { readonly key: string };
            readonly outcome: string;
            readonly loss: Payment;
            readonly origins: readonly { readonly amount: Payment }[];
            readonly selfFulfillingLoss: Payment;
            readonly clearing: {
              readonly obligations: Payment;
              readonly greatestPayment: Payment;
              readonly leastPayment: Payment;
              readonly leastRecovery: { readonly value: number };
            };
          };
        }[];
      };
    };
  };
}

const settle = (parameters: string) =>
  api.ask<Settled>(`{ snapshot(slug: "rogers-veraart") { ... on Snapshot {
    contagion(shock: { losses: [] }, model: { rogersVeraart: ${parameters} }) { ... on Run {
      convergence { solution }
      clearing { isUnique greatestShortfall { amount } leastShortfall { amount } defaultRounds { round institutions { key } } }
      losses(first: 2, orderBy: { field: NAME, direction: ASC }) { edges { node { institution { key } outcome
        loss { amount } origins { amount { amount } } selfFulfillingLoss { amount }
        clearing { obligations { amount } greatestPayment { amount } leastPayment { amount } leastRecovery { value } } } } }
    } }
  } } }`);

interface Loss {
  readonly snapshot: {
    readonly contagion: {
      readonly code?: string;
      readonly path?: readonly string[];
      readonly totals?: { readonly failedCount: number; readonly contagionLoss: Payment };
    };
  };
}

const lose = (loss: string, model = 'eisenbergNoe: {}', slug = 'rogers-veraart') =>
  api.ask<Loss>(`{ snapshot(slug: "${slug}") { ... on Snapshot { contagion(
    shock: { losses: [{ institution: "one", ${loss} }] }, model: { ${model} }) {
      ... on Problem { code path } ... on Run { totals { failedCount contagionLoss { amount } } } } } } }`);

describe('a loss of a share of total assets', () => {
  test('can be more than all capital: then creditors go without, which a loss of all capital alone never does', async () => {
    const capital = await lose('lossRatio: 1');
    expect(capital.data.snapshot.contagion.totals).toEqual({ failedCount: 1, contagionLoss: { amount: '0' } });
    // 60 % of 3.2 is 1.92: the 1 it has outside, and 0.92 it now owes there. It has 2.2 coming and pays that on 2.92.
    const assets = await lose('assetLossRatio: 0.6');
    expect(assets.errors).toEqual([]);
    expect(Number(assets.data.snapshot.contagion.totals?.contagionLoss.amount)).toBeCloseTo(2 * (1 - 2.2 / 2.92), 12);
    const again = await lose('assetLossRatio: 0.6');
    expect(again.data).toEqual(assets.data);
  });

  test('costs nobody more than all of its capital in models of distress', async () => {
    const { data } = await lose('assetLossRatio: 1', 'debtRankLinear: {}');
    expect(data.snapshot.contagion.totals?.failedCount).toBe(2);
  });

  test.each([
    ['B09: of 101 %', 'assetLossRatio: 1.01', 'BAD_SHOCK', ['shock', 'losses', '0', 'assetLossRatio']],
    ['B09: below nothing', 'assetLossRatio: -0.1', 'BAD_SHOCK', ['shock', 'losses', '0', 'assetLossRatio']],
  ])('%s is refused with the path to it', async (_, loss, code, path) => {
    expect((await lose(loss)).data.snapshot.contagion).toMatchObject({ code, path });
  });

  test.each(['', 'lossRatio: 0.1, assetLossRatio: 0.1'])('said as "%s" is refused: one or the other', async (loss) => {
    const { errors } = await lose(loss);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('example 3.3 of Rogers and Veraart', () => {
  test('C11: has two clearing vectors, and the schema tells the least from the greatest', async () => {
    const { data, errors } = await settle('{ alpha: 0.1, beta: 0.1, clearingVector: GREATEST }');
    expect(errors).toEqual([]);
    const { convergence, clearing, losses } = data.snapshot.contagion;
    expect(convergence.solution).toBe('GREATEST');
    expect(clearing.isUnique).toBe(false);
    expect(Number(clearing.greatestShortfall.amount)).toBe(0);
    const payments = losses.edges.map(({ node }) => node.clearing);
    expect(payments.map(({ obligations, greatestPayment }) => [obligations.amount, greatestPayment.amount])).toEqual([
      ['2', '2'],
      ['2.2', '2.2'],
    ]);
    // p = 0.1 + 0.1 p for both: a ninth.
    for (const { leastPayment } of payments) expect(Number(leastPayment.amount)).toBeCloseTo(1 / 9, 12);
    expect(payments[0]?.leastRecovery.value).toBeCloseTo(1 / 18, 12);
    expect(Number(clearing.leastShortfall.amount)).toBeCloseTo(4.2 - 2 / 9, 12);
    expect(losses.edges.map(({ node }) => node.outcome)).toEqual(['UNTOUCHED', 'UNTOUCHED']);
  });

  test('C11: shows them bank by bank, too', async () => {
    const { data } = await api.ask<{
      snapshot: { contagion: { clearing: { payments: { edges: { node: { [name: string]: Payment } }[] } } } };
    }>(`{ snapshot(slug: "rogers-veraart") { ... on Snapshot { contagion(shock: { losses: [] },
      model: { rogersVeraart: { alpha: 0.1, beta: 0.1 } }) { ... on Run { clearing { payments { edges { node {
        obligations { amount } greatestPayment { amount } leastPayment { amount } } } } } } } } } }`);
    const amounts = data.snapshot.contagion.clearing.payments.edges.map(({ node }) =>
      ['obligations', 'greatestPayment', 'leastPayment'].map((name) => Number(node[name]?.amount)),
    );
    // The larger shortfall first, which is that of the bank that owes 2.2.
    for (const [place, owed] of [2.2, 2].entries()) {
      expect(amounts[place]?.slice(0, 2)).toEqual([owed, owed]);
      expect(amounts[place]?.[2]).toBeCloseTo(1 / 9, 12);
    }
  });

  test('settled the least way, loses both banks all of their capital, though nothing happened', async () => {
    const { data } = await settle('{ alpha: 0.1, beta: 0.1, clearingVector: LEAST }');
    const { convergence, losses } = data.snapshot.contagion;
    expect(convergence.solution).toBe('LEAST');
    expect(losses.edges.map(({ node }) => node.outcome)).toEqual(['FAILED', 'FAILED']);
    // Each only because the other does: nothing outside began it.
    for (const [place, capital] of ['1.2', '0.8'].entries()) {
      const found = losses.edges[place]?.node;
      expect([found?.loss.amount, found?.origins, found?.selfFulfillingLoss.amount]).toEqual([capital, [], capital]);
    }
  });

  test.each([
    ['default costs nothing', '{ alpha: 1, beta: 1 }'],
    ['half is left, and having exactly enough is no default', '{ alpha: 0.5, beta: 0.5 }'],
  ])('has one clearing vector where %s', async (_, parameters) => {
    const { data } = await settle(parameters);
    expect(data.snapshot.contagion.clearing).toMatchObject({ isUnique: true, defaultRounds: [] });
  });

  test('has two as soon as less than half is left', async () => {
    const { data } = await settle('{ alpha: 0.499, beta: 0.499 }');
    expect(data.snapshot.contagion.clearing.isUnique).toBe(false);
  });
});
