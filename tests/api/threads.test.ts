import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importFolder } from '../../apps/worker/src/import/import-folder.ts';
import { writeNetwork } from '../bench/write-network.ts';
import { type RunningApi, startApi } from './running-api.ts';

// B14 through the API: three installations, each with its own database, its own import of the same files and its own number
// of threads. The system is large enough for rankings, samples and runs to be worked out on threads.

const SIZE = { institutions: 1_500, exposures: 15_000, seed: 7 };
const SLUG = `bench-${SIZE.institutions}-${SIZE.exposures}`;
const THREADS = [1, 2, 8];

let folder = '';
let apis: readonly RunningApi[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faultline-threads-'));
  await writeNetwork(folder, SIZE);
  apis = await Promise.all(
    THREADS.map((threads) => startApi({ budget: { capacity: 1e9, perSecond: 1 } }, {}, { threads })),
  );
  for (const api of apis) {
    const store = openStore(api.database);
    await importFolder({ folder, today: '2026-01-01' }, { store, access: { tenant: 'local' } });
    await store.close();
  }
});
afterAll(async () => {
  await Promise.all(apis.map((api) => api.close()));
  rmSync(folder, { recursive: true, force: true });
});

/** What every installation answers, as it came over the wire. */
async function answers(question: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const api of apis) {
    const { data, errors } = await api.ask(`{ snapshot(slug: "${SLUG}") { ... on Snapshot { ${question} } } }`);
    expect(errors).toEqual([]);
    found.push(JSON.stringify(data));
  }
  return found;
}

const ESTIMATE = '{ loss { amount } lower { amount } upper { amount } }';
const sampled = (model: string) => `lossDistribution(model: ${model}, failureProbability: { everybody: 0.02 },
  dependence: { loading: 0.4 }, scenarios: 2000, seed: 11, confidences: [0.9, 0.99]) { __typename ... on LossDistribution {
  digest seed mean ${ESTIMATE} histogram(bars: 40) { lossFree bars { from { amount } to { amount } scenarios } }
  confidences { estimates { valueAtRisk ${ESTIMATE} expectedShortfall ${ESTIMATE} } } } }`;
const LARGEST = 'institution-00000000';

describe('B14: one, two and eight threads answer with the same digits', () => {
  test.each([
    ['the losses of a sample under DebtRank', sampled('DEBT_RANK')],
    ['the losses of a sample under default cascades', sampled('DEFAULT_CASCADE')],
    [
      'the ranking of every bank by both measures',
      `institutions(first: 500, orderBy: { field: SYSTEMIC_IMPORTANCE, direction: DESC }) { edges { node {
        key systemicImportance { value } vulnerability { value } } } }`,
    ],
    [
      'one shock under every model',
      `compareModels(shock: { losses: [{ institution: "${LARGEST}", lossRatio: 1 }] }) { __typename ... on Run { digest
        convergence { rounds residual } totals { loss { amount } debtRank { value } failedCount }
        losses(first: 100) { edges { node { institution { key } loss { amount } lossRatio { value } } } } } }`,
    ],
  ])('%s', async (_name, question) => {
    const [one, ...others] = await answers(question);
    // Nothing was refused, and there are digits to be the same.
    expect(one).not.toContain('"Problem"');
    expect(one?.match(/\d\.\d{6}/g)?.length).toBeGreaterThan(3);
    for (const other of others) expect(other).toBe(one);
  });
});
