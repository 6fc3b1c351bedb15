import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { LossDistributionQuery } from '../generated/graphql';
import { useFailureChance, useLoading, useLossModel, useScenarios, useSeed } from '../state/address';

const LOSS_DISTRIBUTION = graphql(`
  query LossDistribution($slug: String!, $model: LossModel!, $failureProbability: FailureProbabilityInput!, $dependence: DependenceInput!, $scenarios: Int!, $seed: Seed) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        lossDistribution(model: $model, failureProbability: $failureProbability, dependence: $dependence, scenarios: $scenarios, seed: $seed, confidences: [0.95, 0.99]) {
          __typename
          ... on Problem { code message }
          ... on LossDistribution {
            digest
            storedAt
            model
            defaultRule
            seed
            scenarios
            coverage
            capital { amount currency scale }
            mean { ...Estimated }
            exactMean { amount currency scale }
            whyNotExact
            exactFailures {
              sets
              expectedFailures
              expectedFirstFailures
              contagionProbability
              quality
              institutions { firstFailureProbability failureProbability institution { id key name } }
            }
            confidences {
              confidence
              estimates { tailScenarios valueAtRisk { ...Estimated } expectedShortfall { ...Estimated } }
              exact { valueAtRisk { amount currency scale } expectedShortfall { amount currency scale } }
              convergence { scenarios valueAtRisk { ...Estimated } expectedShortfall { ...Estimated } }
            }
            histogram(bars: 30) { lossFree bars { from { amount currency scale } to { amount currency scale } scenarios } }
          }
        }
      }
    }
  }
  fragment Estimated on LossEstimate {
    loss { amount currency scale }
    lower { amount currency scale }
    upper { amount currency scale }
    shareOfCapital { value }
    quality
  }
`);

type Snapshot = Extract<NonNullable<LossDistributionQuery['snapshot']>, { __typename: 'Snapshot' }>;
export type LossDistribution = Extract<Snapshot['lossDistribution'], { __typename: 'LossDistribution' }>;
export type Level = LossDistribution['confidences'][number];
export type Estimate = Level['estimates']['valueAtRisk'];

/** What the address asks of the loss distribution, answered. */
export function useLossDistribution(slug: string | undefined) {
  const [model] = useLossModel();
  const [chancePercent] = useFailureChance();
  const [loading] = useLoading();
  const [scenarios] = useScenarios();
  const [seed] = useSeed();
  const [{ data, fetching, error }, refresh] = useQuery({
    query: LOSS_DISTRIBUTION,
    variables: {
      slug: slug ?? '',
      model,
      failureProbability: { everybody: chancePercent / 100 },
      dependence: { loading },
      scenarios,
      seed,
    },
    pause: !slug,
  });
  const answer = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.lossDistribution : null;
  return { answer, fetching, error, refresh };
}
