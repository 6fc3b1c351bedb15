import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { BailOutQuery } from '../generated/graphql';
import { useBudget, useFall, useShock } from '../state/address';
import { shockedAssets } from './shocked-assets';

const BAIL_OUT = graphql(`
  query BailOut($slug: String!, $budget: Decimal!, $shock: AssetShockInput!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        bailOut(budget: $budget, shock: $shock) {
          __typename
          ... on Problem { code message }
          ... on BailOut {
            digest
            storedAt
            quality
            budget { amount currency scale }
            totalPaymentsAtMost { amount currency scale }
            noDefault { count total { amount currency scale } }
            without { defaultCount totalPayments { amount currency scale } shortfall { amount currency scale } }
            optimal {
              defaultCount
              totalPayments { amount currency scale }
              shortfall { amount currency scale }
              injections { count total { amount currency scale } list(first: 500) { institution { id key name } amount { amount currency scale } defaults } }
            }
            greedy {
              defaultCount
              totalPayments { amount currency scale }
              shortfall { amount currency scale }
              injections { count total { amount currency scale } list(first: 500) { institution { id key name } amount { amount currency scale } defaults } }
            }
          }
        }
      }
    }
  }
`);

type Snapshot = Extract<NonNullable<BailOutQuery['snapshot']>, { __typename: 'Snapshot' }>;
export type BailOut = Extract<Snapshot['bailOut'], { __typename: 'BailOut' }>;

/** What the address asks of the bail-out, answered. */
export function useBailOut(slug: string | undefined) {
  const [budget] = useBudget();
  const [fallPercent] = useFall();
  const [shock] = useShock();
  const [{ data, fetching, error }, refresh] = useQuery({
    query: BAIL_OUT,
    variables: { slug: slug ?? '', budget: String(budget), shock: shockedAssets(shock, fallPercent / 100) },
    pause: !slug,
  });
  const answer = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.bailOut : null;
  return { answer, fetching, error, refresh };
}
