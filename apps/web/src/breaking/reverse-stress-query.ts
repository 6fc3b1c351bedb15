import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { ReverseStressQuery } from '../generated/graphql';
import { useFailures, useShock, useStressModel, useTarget, useTargetLoss } from '../state/address';
import { shockedAssets } from './shocked-assets';

const REVERSE_STRESS = graphql(`
  query ReverseStress($slug: String!, $model: StressModel!, $shape: AssetShockInput!, $target: StressTarget!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        reverseStress(model: $model, shape: $shape, target: $target) {
          __typename
          ... on Problem { code message }
          ... on ReverseStress {
            digest
            storedAt
            defaultRule
            severity { value reason quality }
            reached {
              severity
              failedCount
              loss { amount currency scale }
              lossRatio { value quality }
              failed(first: 500) {
                institution { id key name }
                fall { amount currency scale }
                fallOverCapital { value reason quality }
                failedBefore
              }
            }
            worst { failedCount lossRatio { value } }
          }
        }
      }
    }
  }
`);

type Snapshot = Extract<NonNullable<ReverseStressQuery['snapshot']>, { __typename: 'Snapshot' }>;
export type ReverseStress = Extract<Snapshot['reverseStress'], { __typename: 'ReverseStress' }>;
export type Stressed = NonNullable<ReverseStress['reached']>;

/** What the address asks of the reverse stress test, answered. */
export function useReverseStress(slug: string | undefined) {
  const [model] = useStressModel();
  const [target] = useTarget();
  const [failures] = useFailures();
  const [lossPercent] = useTargetLoss();
  const [shock] = useShock();
  const [{ data, fetching, error }, refresh] = useQuery({
    query: REVERSE_STRESS,
    variables: {
      slug: slug ?? '',
      model,
      shape: shockedAssets(shock, 1),
      target: target === 'failures' ? { failures } : { lossRatio: lossPercent / 100 },
    },
    pause: !slug,
  });
  const answer = data?.snapshot.__typename === 'Snapshot' ? data.snapshot.reverseStress : null;
  return { answer, fetching, error, refresh };
}
