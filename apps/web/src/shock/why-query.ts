import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { WhyQuery } from '../generated/graphql';

const WHY = graphql(`
  query Why($run: ID!, $institution: ID!) {
    node(id: $run) {
      ... on Run {
        id
        loss(institution: $institution) {
          loss { amount currency scale }
          shockLoss { amount currency scale }
          contagionLoss { amount currency scale }
          lossRatio { value }
          failedInRound
          causes(first: 200) {
            channel
            amount { amount currency scale }
            institution { id key name }
            exposures { id quality amount { amount currency scale } }
          }
          origins(first: 200) {
            failedBefore
            amount { amount currency scale }
            institution { id name }
          }
          selfFulfillingLoss { amount currency scale }
        }
      }
    }
  }
`);

type Node = NonNullable<WhyQuery['node']>;
export type Why = NonNullable<Extract<Node, { loss?: unknown }>['loss']>;
export type Cause = Why['causes'][number];

/** What a run did to one institution, and why; null until it is known, or where there is nothing to say. */
export function useWhy(run: string, institution: string): { readonly why: Why | null; readonly fetching: boolean } {
  const [{ data, fetching }] = useQuery({ query: WHY, variables: { run, institution } });
  const found = data?.node && 'loss' in data.node ? data.node.loss : null;
  return { why: found ?? null, fetching };
}
