import type { RecordBatch } from '@faultline/network';
import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { balance, lent } from '../database/chain.ts';
import { dataset } from '../database/two-banks.ts';
import { type Amount, askAbout, PROBLEM } from './ask-about.ts';
import { banks, importRows } from './import-rows.ts';
import { type RunningApi, startApi } from './running-api.ts';

// Shapes that break algorithms that walk a network, imported and asked about through the API.

let api: RunningApi;
beforeAll(async () => {
  api = await startApi({ budget: { capacity: 1e9, perSecond: 1 } });
});
afterAll(() => api.close());

interface Ended {
  readonly __typename: string;
  readonly model: { readonly name: string };
  readonly convergence: { readonly converged: boolean; readonly rounds: number; readonly residual: number };
  readonly totals: {
    readonly failedCount: number;
    readonly loss: Amount;
    readonly debtRank: { readonly value: number };
  };
  readonly losses: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly lossRatio: { readonly value: number } } }[];
  };
}
const RUN = `__typename ${PROBLEM} ... on Run { model { name } convergence { converged rounds residual }
  totals { failedCount loss { amount } debtRank { value } }
  losses(first: 500) { totalCount edges { node { lossRatio { value } } } } }`;

describe('C02: a ring of lenders', () => {
  test('that lose a hundredth of one of them ends under every model, converged or with its rounds and residual', async () => {
    const ring = banks(
      [...'abc'].map((key) => ({ key, equity: 10, totalAssets: 100 })),
      [
        ['a', 'b', 10],
        ['b', 'c', 10],
        ['c', 'a', 10],
      ],
    );
    expect((await importRows(api, 'ring', ring)).imported?.written).toBe(true);
    const question = `compareModels(shock: { losses: [{ institution: "a", lossRatio: 0.01 }] }) { ${RUN} }`;
    const { found } = await askAbout<Ended[]>(api, 'ring', question);
    expect(found.map(({ __typename }) => __typename)).toEqual(found.map(() => 'Run'));
    expect(found.length).toBeGreaterThanOrEqual(10);
    for (const { convergence, model } of found) {
      expect(convergence.rounds, model.name).toBeLessThanOrEqual(200);
      if (!convergence.converged) expect(convergence.residual, model.name).toBeGreaterThan(0);
    }
    // Claims are all of everybody's capital: the hundredth goes round until nothing is left.
    const linear = found.find(({ model }) => model.name === 'debtRankLinear');
    expect(linear?.totals).toMatchObject({ failedCount: 3, loss: { amount: '30' } });
    // Nobody fails of a hundredth, so no default is passed on.
    const cascade = found.find(({ model }) => model.name === 'defaultCascade');
    expect(cascade?.totals).toMatchObject({ failedCount: 0, loss: { amount: '0.1' } });
  });
});

const keyOf = (place: number) => `bank-${String(place).padStart(6, '0')}`;
const PIECE = 10_000;

/** Banks with equity 10 that have lent as the pairs say, in the pieces a file reader yields. */
async function importShape(slug: string, count: number, pairs: Iterable<readonly [number, number]>, amount: number) {
  async function* batches(): AsyncGenerator<RecordBatch> {
    const keys = Array.from({ length: count }, (_, place) => keyOf(place));
    yield { file: 'sources', records: [{ key: 'filing', publisher: 'P', title: 'T', licence: 'L', reference: 'R' }] };
    yield { file: 'institutions', records: keys.map((key) => ({ key, name: key, kind: 'BANK', country: null })) };
    yield { file: 'balance_sheets', records: keys.flatMap((key) => balance(key, 10, 100)) };
    let records: ReturnType<typeof lent>[] = [];
    for (const [creditor, debtor] of pairs) {
      records.push(lent(keyOf(creditor), keyOf(debtor), amount));
      if (records.length < PIECE) continue;
      yield { file: 'exposures', records };
      records = [];
    }
    yield { file: 'exposures', records };
  }
  const store = openStore(api.database);
  await store.importDataset({ tenant: 'local' }, { ...dataset, slug }, batches());
  await store.close();
}

async function failureOf(slug: string, institution: string): Promise<Ended> {
  const question = `contagion(shock: { losses: [{ institution: "${institution}", lossRatio: 1 }] }) { ${RUN} }`;
  return (await askAbout<Ended>(api, slug, question)).found;
}

describe('C06: the failure of one bank', () => {
  test('to which a hundred thousand have lent takes from each what it lent; neighbours come in pages, the map is capped', async () => {
    const count = 100_001;
    const spokes = Array.from({ length: count - 1 }, (_, spoke) => [spoke + 1, 0] as const);
    const star = banks(
      Array.from({ length: count }, (_, place) => ({ key: keyOf(place), equity: 10, totalAssets: 100 })),
      spokes.map(([creditor, debtor]) => [keyOf(creditor), keyOf(debtor), 2]),
    );
    expect((await importRows(api, 'star', star)).imported?.written).toBe(true);
    const { convergence, losses, totals } = await failureOf('star', keyOf(0));
    expect(convergence.converged).toBe(true);
    expect(totals.failedCount).toBe(1);
    expect(losses.totalCount).toBe(count);
    expect(losses.edges.slice(1).every(({ node }) => Math.abs(node.lossRatio.value - 0.2) < 1e-12)).toBe(true);
    expect(totals.debtRank.value).toBeCloseTo((0.2 * (count - 1)) / count, 9);
    interface Hub {
      readonly exposuresAsDebtor: { readonly totalCount: number; readonly edges: readonly object[] };
    }
    const { found: hub } = await askAbout<Hub>(
      api,
      'star',
      `institution(by: { key: "${keyOf(0)}" }) { ... on Institution { exposuresAsDebtor { totalCount edges { cursor } } } }`,
    );
    expect([hub.exposuresAsDebtor.totalCount, hub.exposuresAsDebtor.edges.length]).toEqual([count - 1, 50]);
    interface Drawn {
      readonly positions: readonly object[];
      readonly omitted: { readonly institutionCount: number; readonly exposureCount: number };
    }
    const { found: drawn } = await askAbout<Drawn>(
      api,
      'star',
      'network { positions { x } omitted { institutionCount exposureCount } }',
    );
    expect([drawn.positions.length, drawn.omitted.institutionCount]).toEqual([500, count - 500]);
  }, 180_000);

  test('among two thousand that have all lent to each other ends, and treats equals equally', async () => {
    const count = 2_000;
    function* pairs(): Generator<readonly [number, number]> {
      for (let creditor = 0; creditor < count; creditor++)
        for (let debtor = 0; debtor < count; debtor++) if (creditor !== debtor) yield [creditor, debtor];
    }
    await importShape('complete', count, pairs(), 0.002);
    const { convergence, losses } = await failureOf('complete', keyOf(0));
    expect(convergence.converged).toBe(true);
    // h = w (1 + (n - 2) h) with w = 0.002 / 10: each of the others loses w / (1 - (n - 2) w).
    const expected = 0.0002 / (1 - (count - 2) * 0.0002);
    const others = losses.edges.slice(1).map(({ node }) => node.lossRatio.value);
    expect(others).toHaveLength(499);
    for (const other of others) expect(other).toBeCloseTo(expected, 9);
  }, 180_000);
});
