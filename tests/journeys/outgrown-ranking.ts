import type { Page } from 'playwright-core';

// What a page is told about a system too large for all of its failures to be solved.

export interface Head {
  readonly solvedCount: number;
  readonly rankedCount: number;
  readonly isBounded: boolean;
  readonly ranked: readonly { readonly institution: { readonly name: string } }[];
}

export const TOO_LARGE = {
  __typename: 'Problem',
  code: 'SNAPSHOT_TOO_LARGE',
  message: 'To prove which 25 of 30000 institutions are the most important takes too long to wait for.',
};

/**
 * Has this page answered as about a system with too many failures to be solved: no figure that comes from all of them,
 * and for the most important ones this refusal, if there is one.
 */
export async function outgrowRanking(page: Page, refusal?: typeof TOO_LARGE): Promise<void> {
  const unranked = '"$1":{"__typename":"Ratio","value":null,"reason":"TOO_LARGE","quality":"ESTIMATED"}';
  await page.route('**/graphql', async (route) => {
    const asked = route.request().postData() ?? '';
    if (refusal && asked.includes('query RankingHead('))
      return route.fulfill({
        json: { data: { snapshot: { __typename: 'Snapshot', id: 'europe', mostImportant: refusal } } },
      });
    if (!asked.includes('query Ranking(')) return route.fallback();
    const response = await route.fetch();
    const body = await response.text();
    const without = body.replaceAll(/"(systemicImportance|vulnerability)":\{[^}]*\}/g, unranked);
    return route.fulfill({ response, body: without });
  });
}
