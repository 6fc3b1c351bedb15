import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { LeagueQuery } from '../generated/graphql';
import type { AskedMarket } from './asked-market';
import { comparedShocks } from './cascade-view';

const LEAGUE = graphql(`
  query League($slug: String!, $market: String!, $shocks: [Finite!]!, $impact: PriceImpactInput!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        compareGuardrails(market: $market, shocks: $shocks, impact: $impact) {
          __typename
          ... on Problem { code message path }
          ... on GuardrailLeague {
            digest
            shocks
            book { quality }
            baseline { ...Measured }
            standings {
              rank
              verdict
              guardrails { name title effect cost source }
              measures { ...Measured }
              cost { costRatio haltedRounds }
            }
          }
        }
      }
    }
  }
  fragment Measured on CascadeMeasures {
    meanMechanicalMoveRatio
    meanBadDebt { amount currency scale }
    meanLiquidatedNotional { amount currency scale }
    unsettledCount
  }
`);

type Snapshot = Extract<NonNullable<LeagueQuery['snapshot']>, { __typename: 'Snapshot' }>;
export type League = Extract<Snapshot['compareGuardrails'], { __typename: 'GuardrailLeague' }>;
export type Standing = League['standings'][number];

export function useLeague({ asked: { slug, market: key, impact }, shock, market }: AskedMarket) {
  const shocks = comparedShocks(shock);
  const [{ data, fetching, error }, refresh] = useQuery({
    query: LEAGUE,
    variables: { slug, market: key, impact, shocks: [...shocks] },
    pause: !market,
  });
  const answer = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.compareGuardrails : null;
  return { answer, shocks, fetching, error, refresh };
}
