import { graphql } from '../generated';
import type { AccountDetailQuery, MarketDetailQuery, MarketListQuery } from '../generated/graphql';

/** Bands on either side of the mark in every map of these pages. */
export const BANDS = 25;

export const MARKETS = graphql(`
  query MarketList($slug: String!, $bands: Int!, $within: Finite!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        markets(first: 30) {
          totalCount
          edges {
            node {
              id
              key
              asset { id name }
              venue { id institution { id key name } liquidates insuranceFund { quality money { amount currency scale } source { publisher title } } }
              mark { quality money { amount currency scale } source { publisher title } }
              openInterest { quantity quality source { publisher title } }
              held { quality longs { count quantity notional { amount currency scale } } shorts { count quantity notional { amount currency scale } } }
              liquidationMap(bands: $bands, within: $within) {
                __typename
                ... on Problem { code message }
                ... on LiquidationMap {
                  quality
                  crowded { from { amount currency scale } to { amount currency scale } longs { amount currency scale } shorts { amount currency scale } }
                }
              }
            }
          }
        }
      }
    }
  }
`);

export const MARKET = graphql(`
  query MarketDetail($slug: String!, $key: String!, $bands: Int!, $within: Finite!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        market(key: $key) {
          __typename
          ... on Problem { code message }
          ... on Market {
            id
            key
            asset { id name }
            venue { id institution { id key name } }
            priceImpact { quality money { amount currency scale } source { publisher title } }
            tiers { floor { amount currency scale } cap { amount currency scale } maintenanceRatio maxLeverage quality source { publisher title } }
            near: atRisk(within: 0.05) { __typename ... on Problem { code message } ...SidesAtRisk }
            far: atRisk(within: 0.1) { __typename ... on Problem { code message } ...SidesAtRisk }
            liquidationMap(bands: $bands, within: $within) {
              __typename
              ... on Problem { code message }
              ... on LiquidationMap {
                quality
                mark { amount currency scale }
                bands { from { amount currency scale } to { amount currency scale } longs { amount currency scale } shorts { amount currency scale } }
                beyondLongs { amount currency scale }
                beyondShorts { amount currency scale }
                unpriced { amount currency scale }
                unvalued { amount currency scale }
              }
            }
          }
        }
      }
    }
  }
`);

export const SIDES_AT_RISK = graphql(`
  fragment SidesAtRisk on PositionsAtRisk {
    quality
    longs { count notional { amount currency scale } }
    shorts { count notional { amount currency scale } }
    unvalued { count notional { amount currency scale } }
    badDebt { count notional { amount currency scale } }
  }
`);

export const ACCOUNTS = graphql(`
  query AccountList($slug: String!, $filter: AccountFilter, $first: Int!, $after: String) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        accounts(filter: $filter, orderBy: { field: MARGIN_RATIO, direction: DESC }, first: $first, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges {
            node {
              id
              key
              mode
              status
              positionCount
              owner { id key name }
              margin {
                __typename
                ... on Problem { code message }
                ... on AccountMargin {
                  quality
                  equity { amount currency scale }
                  maintenanceMargin { amount currency scale }
                  notional { amount currency scale }
                  marginRatio { value reason }
                }
              }
            }
          }
        }
      }
    }
  }
`);

export const ACCOUNT = graphql(`
  query AccountDetail($slug: String!, $key: String!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        account(key: $key) {
          __typename
          ... on Problem { code message }
          ... on Account {
            id
            key
            mode
            status
            positionCount
            quality
            source { publisher title }
            cash { amount currency scale }
            owner { id key name }
            venue { id liquidates institution { id key name } }
            margin {
              __typename
              ... on Problem { code message }
              ... on AccountMargin {
                quality
                equity { amount currency scale }
                maintenanceMargin { amount currency scale }
                initialMargin { amount currency scale }
                notional { amount currency scale }
                free { amount currency scale }
                badDebt { code message }
                marginRatio { value reason quality }
                leverage { value reason quality }
                pools(first: 50) {
                  status
                  equity { amount currency scale }
                  maintenanceMargin { amount currency scale }
                  initialMargin { amount currency scale }
                  positions(first: 1) { id market { id key } }
                }
              }
            }
            positions(first: 50) {
              id
              side
              quantity
              quality
              source { publisher title }
              entryPrice { amount currency scale }
              collateral { amount currency scale }
              notional { amount currency scale }
              profit { amount currency scale }
              market {
                id
                key
                asset { id name }
                mark { quality money { amount currency scale } source { publisher title } }
                tiers { floor { amount currency scale } cap { amount currency scale } maintenanceRatio maxLeverage quality source { publisher title } }
              }
              liquidation {
                __typename
                ... on Problem { code message }
                ... on PositionLiquidation {
                  quality
                  reason
                  price { amount currency scale }
                  move { value }
                  bankruptcyPrice { amount currency scale }
                  bankruptcyMove { value }
                  assumedMarks { market { id key mark { quality } } mark { amount currency scale } }
                }
              }
            }
          }
        }
      }
    }
  }
`);

type OfSnapshot<Query extends { snapshot: unknown }> = Extract<Query['snapshot'], { __typename: 'Snapshot' }>;
export type MarketRow = OfSnapshot<MarketListQuery>['markets']['edges'][number]['node'];
export type MarketDetail = Extract<OfSnapshot<MarketDetailQuery>['market'], { __typename: 'Market' }>;
export type LiquidationMap = Extract<MarketDetail['liquidationMap'], { __typename: 'LiquidationMap' }>;
export type AccountDetail = Extract<OfSnapshot<AccountDetailQuery>['account'], { __typename: 'Account' }>;
export type Tier = MarketDetail['tiers'][number];

/** Who says so, for the mark beside a figure. */
export function namedSource({ publisher, title }: { readonly publisher: string; readonly title: string }): string {
  return `${publisher}, ${title}`;
}
