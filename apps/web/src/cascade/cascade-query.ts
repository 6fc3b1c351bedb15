import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { CascadeQuery } from '../generated/graphql';
import type { AskedMarket } from './asked-market';

const CASCADE = graphql(`
  query Cascade($slug: String!, $market: String!, $shock: Finite!, $impact: PriceImpactInput!, $guardrails: [GuardrailInput!]!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        simulateCascade(market: $market, shock: $shock, impact: $impact, guardrails: $guardrails) {
          __typename
          ... on Problem { code message path }
          ... on Cascade {
            digest
            ending
            shockRatio
            book {
              initialPrice { amount currency scale }
              positionCount
              crossCount
              crossElsewhereCount
              insuranceFund { amount currency scale }
              insuranceFundIsStated
              impactLaw
              impactParameter
              quality
            }
            fundamentalPrice { amount currency scale }
            finalPrice { amount currency scale }
            fundamentalMoveRatio
            mechanicalMoveRatio
            totalMoveRatio
            mechanicalShare {
              least { value reason quality }
              most { value quality }
              leastMultiple
              mostMultiple
              outcomes { impactParameter mechanicalShare { value } }
            }
            shortAtOpenCount
            liquidatedCount
            liquidatedShare { value quality }
            liquidatedNotional { amount currency scale }
            insuranceFund { amount currency scale }
            badDebt { amount currency scale }
            deleveragedQuantity
            forgoneGain { amount currency scale }
            liquidationRounds
            haltedRounds
            roundCount
            wealth { party before { amount currency scale } after { amount currency scale } change { amount currency scale } }
            bearerCount
            lossOutsideShock { amount currency scale }
            bearers(first: 100) {
              institution { id key name }
              loss { amount currency scale }
              venueLoss { amount currency scale }
              lossOverCapital { value reason quality }
            }
            rounds(first: 100) {
              number
              kind
              priceBefore { amount currency scale }
              priceAtEnd { amount currency scale }
              forcedOrderQuantity
              liquidationCount
              deficit { amount currency scale }
              badDebt { amount currency scale }
              trippedBreaker
              liquidations(first: 10) {
                quantity
                isWhole
                deficit { amount currency scale }
                position { id side account { id key mode owner { id key name } } }
              }
              deleveraging { fillCount unfilledQuantity }
            }
          }
        }
      }
    }
  }
`);

type Snapshot = Extract<NonNullable<CascadeQuery['snapshot']>, { __typename: 'Snapshot' }>;
export type Cascade = Extract<Snapshot['simulateCascade'], { __typename: 'Cascade' }>;
export type LossBearer = Cascade['bearers'][number];
export type CascadeRound = Cascade['rounds'][number];

export type AskedCascade = ReturnType<typeof useCascade>;

export function useCascade({ asked, shock, market }: AskedMarket) {
  const [{ data, fetching, error }, refresh] = useQuery({
    query: CASCADE,
    variables: { ...asked, shock },
    pause: !market,
  });
  const answer = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.simulateCascade : null;
  return { answer, fetching, error, refresh };
}
