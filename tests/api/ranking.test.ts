import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAbout, startWithChain } from './ask-about.ts';
import type { RunningApi } from './running-api.ts';

// Importance and vulnerability through the API: of the chain of tests/database/chain.ts by hand, and of europe-2019.

let api: RunningApi;
beforeAll(async () => {
  api = await startWithChain();
});
afterAll(() => api.close());

interface Ranked {
  readonly key: string;
  readonly systemicImportance: { readonly value: number | null; readonly reason: string | null };
  readonly vulnerability: { readonly value: number | null; readonly reason: string | null };
}

async function rankedBy(slug: string, field: string): Promise<readonly Ranked[]> {
  const { found } = await askAbout<{ readonly edges: readonly { readonly node: Ranked }[] }>(
    api,
    slug,
    `institutions(first: 200, orderBy: { field: ${field}, direction: DESC }) { edges { node {
      key systemicImportance { value reason } vulnerability { value reason } } } }`,
  );
  return found.edges.map(({ node }) => node);
}

describe('single failures in the chain', () => {
  test('of A brings down B and costs C 4 of its 5; of B costs C the same; of C costs nobody anything', async () => {
    const ranked = await rankedBy('chain', 'SYSTEMIC_IMPORTANCE');
    expect(ranked.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    // Of all capital, which is 10, others lose 3 + 4, 4, and nothing.
    const found = ranked.map(({ systemicImportance }) => systemicImportance.value);
    for (const [place, share] of [0.7, 0.4, 0].entries()) expect(found[place]).toBeCloseTo(share, 12);
  });

  test('leave C most vulnerable: it loses four fifths of its capital to either of the others', async () => {
    const ranked = await rankedBy('chain', 'VULNERABILITY');
    expect(ranked.map(({ key }) => key)).toEqual(['c', 'b', 'a']);
    const found = ranked.map(({ vulnerability }) => vulnerability.value);
    for (const [place, share] of [0.8, 0.5, 0].entries()) expect(found[place]).toBeCloseTo(share, 12);
  });
});

test('europe-2019 is ranked by both from one pass: who has a number for one has one for the other', async () => {
  const [byImportance, byVulnerability] = [
    await rankedBy('europe-2019', 'SYSTEMIC_IMPORTANCE'),
    await rankedBy('europe-2019', 'VULNERABILITY'),
  ];
  const banks = byImportance.filter(({ systemicImportance }) => systemicImportance.value !== null);
  expect(banks).toHaveLength(121);
  for (const { systemicImportance, vulnerability } of byImportance)
    expect(vulnerability.reason).toBe(systemicImportance.reason);
  const suffered = byVulnerability.flatMap(({ vulnerability }) => vulnerability.value ?? []);
  expect(suffered).toHaveLength(121);
  expect(suffered).toEqual(suffered.toSorted((left, right) => right - left));
  expect(byVulnerability.map(({ key }) => key).toSorted()).toEqual(byImportance.map(({ key }) => key).toSorted());
});
