import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { InstitutionOrderField, RankingQuery } from '../generated/graphql';

const RANKING = graphql(`
  query Ranking($slug: String!, $field: InstitutionOrderField!, $first: Int!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        institutions(first: $first, filter: { kinds: [BANK, BROKER_DEALER, INSURER, FUND, CENTRAL_COUNTERPARTY, EXCHANGE, CORPORATE] }, orderBy: { field: $field, direction: DESC }) {
          totalCount
          pageInfo { hasNextPage }
          edges {
            node {
              id key name country
              systemicImportance { value reason quality }
              vulnerability { value reason quality }
              leverage { value reason quality }
              balanceSheet { totalAssets { money { amount currency scale } quality } }
            }
          }
        }
      }
    }
  }
`);

/** More than a chart can tell apart; whoever wants all asks the API, which pages. */
export const MOST_RANKED = 200;
export const PAGE = 25;

type Snapshot = Extract<NonNullable<RankingQuery['snapshot']>, { __typename: 'Snapshot' }>;
export type Ranked = Snapshot['institutions']['edges'][number]['node'];

export const RANKED_BY = [
  { field: 'SYSTEMIC_IMPORTANCE', label: 'Importance' },
  { field: 'VULNERABILITY', label: 'Vulnerability' },
  { field: 'TOTAL_ASSETS', label: 'Total assets' },
  { field: 'LEVERAGE', label: 'Leverage' },
] as const satisfies readonly { readonly field: InstitutionOrderField; readonly label: string }[];
export type RankedBy = (typeof RANKED_BY)[number]['field'];

/** Institutions in the order of one figure, and how many of them are listed. */
export function useRanking(slug: string | undefined, field: InstitutionOrderField) {
  const [shown, setShown] = useState(PAGE);
  const [{ data, error, fetching }, refresh] = useQuery({
    query: RANKING,
    variables: { slug: slug ?? '', field, first: MOST_RANKED },
    pause: !slug,
  });
  const list = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.institutions : null;
  return {
    ranked: list?.edges.map(({ node }) => node) ?? [],
    totalCount: list?.totalCount ?? 0,
    shown,
    showMore: () => setShown(shown + PAGE),
    error,
    fetching,
    refresh,
  };
}
