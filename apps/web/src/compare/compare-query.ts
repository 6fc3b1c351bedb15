import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { CompareModelsQuery } from '../generated/graphql';
import { useShock } from '../state/address';
import { lossInput } from '../state/shock-text';

const COMPARE = graphql(`
  query CompareModels($slug: String!, $shock: ShockInput!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        compareModels(shock: $shock) {
          __typename
          ... on Problem { code message }
          ... on Run {
            id
            digest
            quality
            model { name title mechanism methodCardName }
            convergence { converged rounds }
            totals {
              loss { amount currency scale }
              contagionLoss { amount currency scale }
              shareOfCapital { value }
              failedCount
              stressedCount
            }
            losses(first: 200, orderBy: { field: CONTAGION_LOSS, direction: DESC }) {
              edges {
                node {
                  institution { id key name }
                  shockLoss { amount currency scale }
                  contagionLoss { amount currency scale }
                  lossRatio { value }
                  outcome
                }
              }
            }
          }
        }
      }
    }
  }
`);

const WHO = graphql(`
  query WhoCanFail($slug: String!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        institutions(first: 500, filter: { kinds: [BANK, BROKER_DEALER, INSURER, FUND, CENTRAL_COUNTERPARTY, EXCHANGE, CORPORATE] }, orderBy: { field: NAME, direction: ASC }) {
          edges { node { id key name } }
        }
      }
    }
  }
`);

type Snapshot = Extract<NonNullable<CompareModelsQuery['snapshot']>, { __typename: 'Snapshot' }>;
export type ComparedRun = Extract<Snapshot['compareModels'][number], { __typename: 'Run' }>;

/** Institutions a shock can hit, by name. */
export function useInstitutions(slug: string | undefined) {
  const [{ data }] = useQuery({ query: WHO, variables: { slug: slug ?? '' }, pause: !slug });
  return data?.snapshot.__typename === 'Snapshot' ? data.snapshot.institutions.edges.map(({ node }) => node) : [];
}

/** The address's shock under every model of the catalogue; idle without a shock. */
export function useComparison(slug: string | undefined, idOf: ReadonlyMap<string, string>) {
  const [shock] = useShock();
  const losses = shock.map((shocked) => lossInput(shocked, idOf.get(shocked.key) ?? shocked.key));
  const [{ data, fetching, error }, refresh] = useQuery({
    query: COMPARE,
    variables: { slug: slug ?? '', shock: { losses } },
    pause: !slug || losses.length === 0 || idOf.size === 0,
  });
  const answers = data?.snapshot.__typename === 'Snapshot' && losses.length > 0 ? data.snapshot.compareModels : [];
  return {
    runs: answers.flatMap((answer) => (answer.__typename === 'Run' ? [answer] : [])),
    problems: answers.flatMap((answer) => (answer.__typename === 'Problem' ? [answer] : [])),
    fetching: fetching && losses.length > 0,
    error: losses.length > 0 ? error : undefined,
    refresh,
  };
}
