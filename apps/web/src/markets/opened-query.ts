import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { OpenedQuery } from '../generated/graphql';
import { useLeverage, useNotional, usePositionSide } from '../state/address';

const OPENED = graphql(`
  query Opened($slug: String!, $key: String!, $side: PositionSide!, $notional: Decimal!, $leverage: Finite!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        market(key: $key) {
          __typename
          ... on Problem { code message path }
          ... on Market {
            id
            key
            mark { money { amount currency scale } quality }
            opened(side: $side, notional: $notional, leverage: $leverage) {
              __typename
              ... on Problem { code message path }
              ... on OpenedPosition {
                collateral { amount currency scale }
                maintenanceMargin { amount currency scale }
                maxLeverage
                liquidationPrice { amount currency scale }
                liquidationMove { value reason quality }
                bankruptcyPrice { amount currency scale }
              }
            }
          }
        }
      }
    }
  }
`);

type Snapshot = Extract<NonNullable<OpenedQuery['snapshot']>, { __typename: 'Snapshot' }>;
type Market = Extract<Snapshot['market'], { __typename: 'Market' }>;
export type OpenedPosition = Extract<Market['opened'], { __typename: 'OpenedPosition' }>;
export type OpenedProblem = Extract<Market['opened'], { __typename: 'Problem' }>;

/** What a position that the address describes would be in one market. */
export function useOpened(slug: string, key: string) {
  const [side] = usePositionSide();
  const [notional] = useNotional();
  const [leverage] = useLeverage();
  const [{ data, fetching, error }, refresh] = useQuery({
    query: OPENED,
    variables: { slug, key, side, notional: String(notional), leverage },
  });
  const market = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.market : null;
  const found = market?.__typename === 'Market' ? market : null;
  return {
    mark: found?.mark ?? null,
    answer: market?.__typename === 'Problem' ? market : (found?.opened ?? null),
    fetching,
    error,
    refresh,
  };
}
