import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { ContractDetailQuery, ContractListQuery } from '../generated/graphql';
import { useContractName, useMarginFrom, useMarginTo } from '../state/address';

const CONTRACTS = graphql(`
  query ContractList($slug: String!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        contracts(first: 200) {
          totalCount
          edges { node { id key venue { id key name } asset { id name } } }
        }
      }
    }
  }
`);

const CONTRACT = graphql(`
  query ContractDetail($slug: String!, $venue: String!, $key: String!, $from: Date, $to: Date) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        contract(venue: $venue, key: $key) {
          __typename
          ... on Problem { code message }
          ... on ExchangeContract {
            id
            key
            venue { id key name }
            asset { id name }
            firstDay
            lastDay
            margins(last: 500) {
              totalCount
              edges {
                node {
                  date
                  initial { amount currency scale }
                  maintenance { amount currency scale }
                  quality
                  source { key publisher title }
                }
              }
            }
            marginProcyclicality(from: $from, to: $to) {
              __typename
              ... on Problem { code message path }
              ... on MarginProcyclicality {
                first { date }
                last { date }
                peakToTroughRatio
                largestRiseRatio
                riseFrom { date maintenance { amount currency scale } }
                riseTo { date maintenance { amount currency scale } }
                leastInitialOverMaintenance
                mostInitialOverMaintenance
                quality
              }
            }
          }
        }
      }
    }
  }
`);

type OfSnapshot<Query extends { snapshot: unknown }> = Extract<Query['snapshot'], { __typename: 'Snapshot' }>;
export type ContractRow = OfSnapshot<ContractListQuery>['contracts']['edges'][number]['node'];
export type Contract = Extract<OfSnapshot<ContractDetailQuery>['contract'], { __typename: 'ExchangeContract' }>;
export type ContractMargin = Contract['margins']['edges'][number]['node'];
export type Procyclicality = Extract<Contract['marginProcyclicality'], { __typename: 'MarginProcyclicality' }>;

/** A contract as an address has it: two venues may call theirs alike. */
export const nameOf = ({ venue, key }: Pick<ContractRow, 'venue' | 'key'>) => `${venue.key}/${key}`;

/** The contracts of a dataset that has margin histories. */
export function useContracts(slug: string) {
  const [{ data, error }, refresh] = useQuery({ query: CONTRACTS, variables: { slug } });
  const found = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.contracts : null;
  return {
    contracts: found?.edges.map(({ node }) => node) ?? null,
    totalCount: found?.totalCount ?? 0,
    error,
    refresh,
  };
}

/** The contract the address names, or the first, and how its margin rose in the window the address names. */
export function useContract(slug: string, contracts: readonly ContractRow[]) {
  const [name] = useContractName();
  const [from] = useMarginFrom();
  const [to] = useMarginTo();
  const first = contracts[0];
  const asked = name ?? (first ? nameOf(first) : '');
  const [venue = '', key = ''] = asked.split('/');
  const [{ data, error, fetching }, refresh] = useQuery({ query: CONTRACT, variables: { slug, venue, key, from, to } });
  return {
    name: asked,
    found: data?.snapshot.__typename === 'Snapshot' ? data.snapshot.contract : null,
    error,
    fetching,
    refresh,
  };
}
