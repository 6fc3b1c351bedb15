import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { WithoutQuery } from '../generated/graphql';

const WITHOUT = graphql(`
  query Without($run: ID!, $exposures: [ID!]!, $bearer: ID!, $asked: ID!) {
    node(id: $run) {
      __typename
      ... on Run {
        id
        ...Outcome
        without(exposures: $exposures) {
          __typename
          ... on Problem { code message }
          ... on Run { id ...Outcome }
        }
      }
    }
  }
  fragment Outcome on Run {
    quality
    totals { failedCount loss { amount currency scale } }
    bearer: loss(institution: $bearer) { ...BorneLoss }
    asked: loss(institution: $asked) { ...BorneLoss }
  }
  fragment BorneLoss on InstitutionLoss {
    institution { id name }
    loss { amount currency scale }
    lossRatio { quality }
    failedInRound
  }
`);

type Actual = Extract<NonNullable<WithoutQuery['node']>, { __typename: 'Run' }>;
export type Outcome = Extract<Actual['without'], { __typename: 'Run' }>;
export type BorneLoss = NonNullable<Outcome['bearer']>;

export interface WithoutQuestion {
  readonly run: string;
  /** All that is left out. */
  readonly exposures: readonly string[];
  /** Whoever bore the loss that came through them, and whose loss is explained from the start. */
  readonly bearer: string;
  readonly asked: string;
}

/** A run as it was and as it would have been without some exposures. */
export function useWithout({ exposures, ...question }: WithoutQuestion) {
  const [{ data, fetching, error }, refresh] = useQuery({
    query: WITHOUT,
    variables: { ...question, exposures: [...exposures] },
  });
  const actual = data?.node?.__typename === 'Run' ? data.node : null;
  return { actual, counterfactual: actual?.without ?? null, fetching, error, refresh };
}
