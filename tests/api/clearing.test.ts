import type { SnapshotRecords } from '@faultline/network';
import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchesOf, dataset, records } from '../database/two-banks.ts';
import { type RunningApi, startApi } from './running-api.ts';

// Rogers and Veraart (2013), "Failure and rescue in an interbank network", Management Science 59, example 3.3: two banks
// owe each other 2 and 2.2 and have 1 outside each, of which, as of what others pay, default leaves a share. There is a
// way to settle in which both pay in full and one in which neither does, and the API says which is which.

const provenance = { quality: 'ILLUSTRATIVE', source: records.sources[0]?.key ?? '' } as const;
const balance = (institution: string, measure: 'EQUITY' | 'TOTAL_ASSETS', amount: number) => ({
  institution,
  scope: 'SOLO' as const,
  asOf: dataset.asOf,
  measure,
  amount,
  currency: 'EUR',
  ...provenance,
});
const owes = (debtor: string, creditor: string, amount: number) => ({
  creditor,
  debtor,
  instrument: 'LOAN' as const,
  seniority: 'UNSPECIFIED' as const,
  maturityBucket: 'UNSPECIFIED' as const,
  amount,
  currency: 'EUR',
  collateralAmount: null,
  ...provenance,
});
const example: SnapshotRecords = {
  ...records,
  dataset: { ...dataset, slug: 'rogers-veraart' },
  institutions: ['one', 'two'].map((key) => ({ key, name: `Bank ${key}`, kind: 'BANK', country: null })),
  balanceSheets: [
    balance('one', 'EQUITY', 1.2),
    balance('one', 'TOTAL_ASSETS', 3.2),
    balance('two', 'EQUITY', 0.8),
    balance('two', 'TOTAL_ASSETS', 3),
  ],
  exposures: [owes('one', 'two', 2), owes('two', 'one', 2.2)],
  assets: [],
  holdings: [],
};

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  const store = openStore(api.database);
  await store.importDataset({ tenant: 'local' }, example.dataset, onlyThese());
  await store.close();
});
afterAll(() => api.close());

async function* onlyThese() {
  for await (const batch of batchesOf(example))
    if (['sources', 'institutions', 'balance_sheets', 'exposures'].includes(batch.file)) yield batch;
}

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
        clearing { obligations { amount } greatestPayment { amount } leastPayment { amount } leastRecovery { value } } } } }
    } }
  } } }`);

describe('example 3.3 of Rogers and Veraart', () => {
  test('has two clearing vectors, and the schema tells the least from the greatest', async () => {
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

  test('settled the least way, loses both banks all of their capital, though nothing happened', async () => {
    const { data } = await settle('{ alpha: 0.1, beta: 0.1, clearingVector: LEAST }');
    const { convergence, losses } = data.snapshot.contagion;
    expect(convergence.solution).toBe('LEAST');
    expect(losses.edges.map(({ node }) => node.outcome)).toEqual(['FAILED', 'FAILED']);
  });

  test('has one clearing vector where default costs nothing', async () => {
    const { data } = await settle('{ alpha: 1, beta: 1 }');
    expect(data.snapshot.contagion.clearing).toMatchObject({ isUnique: true, defaultRounds: [] });
  });
});
