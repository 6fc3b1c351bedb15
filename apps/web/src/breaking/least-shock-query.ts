import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { LeastShockQuery } from '../generated/graphql';
import { useFailures, useShockMeasure, useStressModel, useTarget, useTargetLoss } from '../state/address';

const LEAST_SHOCK = graphql(`
  query LeastShock($slug: String!, $model: LeastShockModel!, $target: StressTarget!, $measure: ShockMeasure!) {
    snapshot(slug: $slug) {
      __typename
      ... on Snapshot {
        id
        leastShock(model: $model, target: $target, measure: $measure) {
          __typename
          ... on Problem { code message }
          ... on LeastShock {
            digest
            storedAt
            defaultRule
            model
            measure
            norm { value reason quality }
            normLowerBound
            certainty
            partCount
            parts(first: 500) {
              institution { id key name }
              loss { amount currency scale }
              lossOverCapital { value reason quality }
              normShare
            }
            reachedFactor
            reached { failedCount loss { amount currency scale } }
            uniform { severity norm }
          }
        }
      }
    }
  }
`);

type Snapshot = Extract<NonNullable<LeastShockQuery['snapshot']>, { __typename: 'Snapshot' }>;
export type LeastShock = Extract<Snapshot['leastShock'], { __typename: 'LeastShock' }>;

/** What the address asks of the reverse stress test, answered without a shape; nothing is asked for the default cascade. */
export function useLeastShock(slug: string | undefined) {
  const [model] = useStressModel();
  const [target] = useTarget();
  const [failures] = useFailures();
  const [lossPercent] = useTargetLoss();
  const [measure] = useShockMeasure();
  const isSearched = model !== 'DEFAULT_CASCADE';
  const [{ data, fetching, error }, refresh] = useQuery({
    query: LEAST_SHOCK,
    variables: {
      slug: slug ?? '',
      model: isSearched ? model : 'EISENBERG_NOE',
      target: target === 'failures' ? { failures } : { lossRatio: lossPercent / 100 },
      measure,
    },
    pause: !slug || !isSearched,
  });
  const answer = isSearched && data?.snapshot.__typename === 'Snapshot' ? data.snapshot.leastShock : null;
  return { answer, isSearched, fetching, error, refresh };
}
