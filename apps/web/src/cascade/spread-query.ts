import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { SpreadQuery } from '../generated/graphql';
import type { AskedMarket } from './asked-market';

const SPREAD = graphql(`
  query Spread($slug: String!, $market: String!, $shock: Finite!, $impact: PriceImpactInput!, $guardrails: [GuardrailInput!]!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        simulateCascade(market: $market, shock: $shock, impact: $impact, guardrails: $guardrails) {
          __typename
          ... on Problem { code message }
          ... on Cascade {
            digest
            contagion {
              __typename
              ... on Problem { code message }
              ... on Run {
                id
                digest
                quality
                totals {
                  shockLoss { amount currency scale }
                  contagionLoss { amount currency scale }
                  failedCount
                }
                losses(first: 10) {
                  totalCount
                  edges {
                    node {
                      institution { id key name }
                      shockLoss { amount currency scale }
                      contagionLoss { amount currency scale }
                      lossRatio { value quality }
                      outcome
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`);

type Snapshot = Extract<NonNullable<SpreadQuery['snapshot']>, { __typename: 'Snapshot' }>;
type Found = Extract<Snapshot['simulateCascade'], { __typename: 'Cascade' }>;
export type SpreadRun = Extract<Found['contagion'], { __typename: 'Run' }>;

/** What the losses of a cascade do to others, once somebody asks: every run is stored. */
export function useSpread({ asked, shock }: AskedMarket, isAsked: boolean) {
  const [{ data, fetching, error }, refresh] = useQuery({
    query: SPREAD,
    variables: { ...asked, shock },
    pause: !isAsked,
  });
  const cascade = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.simulateCascade : null;
  const answer = isAsked ? (cascade?.__typename === 'Cascade' ? cascade.contagion : cascade) : null;
  return { answer, fetching, error, refresh };
}
