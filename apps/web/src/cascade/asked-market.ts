import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { GuardrailInput, MarketsQuery } from '../generated/graphql';
import { useGuardrail, useImpact, useMarketKey, useMove, useRefill } from '../state/address';

const MARKETS = graphql(`
  query Markets($slug: String!) {
    guardrails { name field title effect }
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        markets(first: 100) {
          edges {
            node {
              id
              key
              venue { id institution { id name } }
              asset { id name }
              mark { money { amount currency scale } quality }
              priceImpact { money { amount } quality }
            }
          }
        }
      }
    }
  }
`);

type Snapshot = Extract<NonNullable<MarketsQuery['snapshot']>, { __typename: 'Snapshot' }>;
export type Market = Snapshot['markets']['edges'][number]['node'];

/** What the address asks of one market: the address's, else the first. */
export function useAskedMarket(slug: string | undefined) {
  const [key, setKey] = useMarketKey();
  const [movePercent] = useMove();
  const [impact] = useImpact();
  const [refillPercent] = useRefill();
  const [rule] = useGuardrail();
  const [{ data, fetching, error }, refresh] = useQuery({
    query: MARKETS,
    variables: { slug: slug ?? '' },
    pause: !slug,
  });
  const markets = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.markets.edges.map(({ node }) => node) : null;
  const named = markets?.find((one) => one.key === key);
  const market = named ?? markets?.[0] ?? null;
  const guardrail = data?.guardrails.find(({ field }) => field === rule) ?? null;
  return {
    markets,
    market,
    /** What the address names, where this dataset has no such market. */
    unknownKey: market && key && !named ? key : null,
    catalogue: data?.guardrails ?? [],
    guardrail,
    setKey,
    fetching,
    error,
    refresh,
    /** Variables every question about the market has. */
    asked: {
      slug: slug ?? '',
      market: market?.key ?? '',
      impact: { parameter: impact, resilience: refillPercent / 100 },
      // The field was read from the catalogue, which the input type is made of.
      guardrails: guardrail ? [{ [guardrail.field]: {} } as unknown as GuardrailInput] : [],
    },
    shock: movePercent / 100,
  };
}

export type AskedMarket = ReturnType<typeof useAskedMarket>;
