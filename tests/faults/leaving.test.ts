import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { openStore } from '@faultline/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAbout, PROBLEM } from '../api/ask-about.ts';
import { type RunningApi, startApi } from '../api/running-api.ts';
import { batchesOf } from '../bench/network-batches.ts';
import { datasetOf } from '../bench/network-records.ts';
import { chain, chainBatches } from '../database/chain.ts';

// One thread, and in plain TypeScript: each question to a large system keeps it busy for longer than a test lasts, and
// whoever asks next is answered only if that work stops.

const LARGE = { institutions: 10_000, exposures: 150_000, seed: 7 };
const large = datasetOf(LARGE).slug;

let api: RunningApi;
let origin = '';
beforeAll(async () => {
  api = await startApi({ budget: { capacity: 1e9, perSecond: 1 } }, {}, { threads: 1, webAssembly: false });
  const store = openStore(api.database);
  await store.importDataset({ tenant: 'local' }, chain.dataset, chainBatches());
  await store.importDataset({ tenant: 'local' }, datasetOf(LARGE), batchesOf(LARGE));
  await store.close();
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  origin = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`;
});
afterAll(() => api.close());

const about = (slug: string, question: string) => `{ snapshot(slug: "${slug}") { ... on Snapshot { ${question} } } }`;

const askToLeave = (query: string, signal: AbortSignal) =>
  fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal,
  });

/** A question to the chain that takes the thread a moment; each number of failures is another question. */
const leastShockOfChain = (failures: number) =>
  askAbout<{ readonly certainty: string | null }>(
    api,
    'chain',
    `leastShock(model: EISENBERG_NOE, target: { failures: ${failures} }) { ${PROBLEM} ... on LeastShock { certainty } }`,
  );

/** Longer than it takes a question to reach the thread, and the thread to answer about the chain. */
const MOMENT_MS = 2_000;

describe('A26: a caller who leaves in the middle of', () => {
  test.each(
    [
      ['the most important institutions', about(large, 'mostImportant(most: 25) { __typename }')],
      [
        'the ranking of everybody',
        about(
          large,
          'institutions(first: 1, orderBy: { field: SYSTEMIC_IMPORTANCE, direction: DESC }) { edges { node { key } } }',
        ),
      ],
      [
        'the losses of a sample',
        about(
          large,
          'lossDistribution(model: DEBT_RANK, failureProbability: { everybody: 0.01 }, scenarios: 1000, seed: 1) { __typename }',
        ),
      ],
    ].map(([what = '', query = ''], place) => ({ what, query, failures: place + 1 })),
  )('$what frees the thread: who waits for it is answered at once', async ({ query, failures }) => {
    // Read beforehand, so that the question goes to the thread right away.
    await askAbout(api, large, 'institutions(first: 1) { edges { node { key } } }');
    const leaving = new AbortController();
    const left = askToLeave(query, leaving.signal);
    const leaves = expect(left).rejects.toThrow('aborted');
    await sleep(MOMENT_MS);
    const next = leastShockOfChain(failures);
    expect(await Promise.race([next, sleep(MOMENT_MS, 'still waiting')])).toBe('still waiting');
    leaving.abort();
    await leaves;
    const began = performance.now();
    expect((await next).found.code).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(MOMENT_MS);
  });
});
