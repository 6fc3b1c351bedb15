import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { TippingQuery } from '../generated/graphql';
import { useTippingShare } from '../state/address';
import type { AskedMarket } from './asked-market';

const TIPPING = graphql(`
  query Tipping($slug: String!, $market: String!, $share: Finite!, $direction: ShockDirection!, $impact: PriceImpactInput!, $guardrails: [GuardrailInput!]!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        tippingPoint(market: $market, share: $share, direction: $direction, largestShock: 0.5, impact: $impact, guardrails: $guardrails) {
          __typename
          ... on Problem { code message path }
          ... on TippingPoint {
            digest
            share
            tippingShock { value reason quality }
            isMonotone
            searchedToRatio
            unsettledCount
            crossings {
              shockRatio
              becomes
              justBefore { liquidatedShare totalMoveRatio }
              justAfter { liquidatedShare totalMoveRatio }
            }
            response { shockRatio liquidatedShare totalMoveRatio }
          }
        }
      }
    }
  }
`);

type Snapshot = Extract<NonNullable<TippingQuery['snapshot']>, { __typename: 'Snapshot' }>;
export type TippingPoint = Extract<Snapshot['tippingPoint'], { __typename: 'TippingPoint' }>;

/** In the direction of the shock on screen. */
export function useTipping({ asked, shock, market }: AskedMarket) {
  const [sharePercent] = useTippingShare();
  const [{ data, fetching, error }, refresh] = useQuery({
    query: TIPPING,
    variables: { ...asked, share: sharePercent / 100, direction: shock > 0 ? ('UP' as const) : ('DOWN' as const) },
    pause: !market,
  });
  const answer = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.tippingPoint : null;
  return { answer, fetching, error, refresh };
}
