import { openStore } from '@faultline/store';
import { expect } from 'vitest';
import { chain, chainBatches } from '../database/chain.ts';
import { type RunningApi, startApi } from './running-api.ts';

export interface Amount {
  readonly amount: string;
}
export interface Named {
  readonly institution: { readonly key: string };
}
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

export const PROBLEM = '... on Problem { code message path }';

/** The real API with europe-2019 and the chain of three banks. */
export async function startWithChain(options: Parameters<typeof startApi>[0] = {}): Promise<RunningApi> {
  const api = await startApi(options);
  const store = openStore(api.database);
  await store.importDataset({ tenant: 'local' }, chain.dataset, chainBatches());
  await store.close();
  return api;
}

/** Asks one field of a snapshot; an error fails the test. */
export async function askAbout<Found>(
  api: RunningApi,
  slug: string,
  question: string,
): Promise<{ readonly found: Found & Partial<Refusal>; readonly statements: readonly string[] }> {
  const { data, errors, statements } = await api.ask<{ snapshot: { found: Found & Partial<Refusal> } }>(
    `{ snapshot(slug: "${slug}") { ... on Snapshot { found: ${question} } } }`,
  );
  expect(errors).toEqual([]);
  return { found: data.snapshot.found, statements };
}
