import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { Ranked } from './ranking-query';

const HEAD = graphql(`
  query RankingHead($slug: String!, $most: Int!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        mostImportant(most: $most) {
          __typename
          ... on MostImportant {
            solvedCount rankedCount isBounded
            ranked {
              systemicImportance { value reason quality }
              institution {
                id key name country
                vulnerability { value reason quality }
                leverage { value reason quality }
                balanceSheet { totalAssets { money { amount currency scale } quality } }
              }
            }
          }
          ... on Problem { code message }
        }
      }
    }
  }
`);

/** How many of the most important are proven where not everybody can be ranked. */
export const PROVEN = 25;

/** The head of a ranking, as rows of the table of a whole one. */
export function useRankingHead(slug: string) {
  const [{ data, error, fetching }, refresh] = useQuery({ query: HEAD, variables: { slug, most: PROVEN } });
  const found = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.mostImportant : null;
  const head = found?.__typename === 'MostImportant' ? found : null;
  return {
    ranked: head?.ranked.map(({ institution, ...figures }): Ranked => ({ ...institution, ...figures })) ?? [],
    head,
    problem: found?.__typename === 'Problem' ? found : null,
    error,
    fetching,
    refresh,
  };
}
