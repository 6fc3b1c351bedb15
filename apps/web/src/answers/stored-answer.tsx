import { useQuery } from 'urql';
import { graphql } from '../generated';
import { formatInstant } from '../state/format';
import { useAsked, WorkAgain } from './work-again';

const REPRODUCE_ANSWER = graphql(`
  query ReproduceAnswer($digest: String!) {
    reproduceAnswer(digest: $digest) {
      __typename
      ... on Problem { code message }
      ... on AnswerReproduction { isIdentical difference }
    }
  }
`);

const REPRODUCE_RUN = graphql(`
  query ReproduceRun($id: ID!) {
    reproduceRun(id: $id) {
      __typename
      ... on Problem { code message }
      ... on Reproduction { isIdentical difference }
    }
  }
`);

/** The name of an answer and when it was stored, and whether it can be had again, digit by digit. */
export function StoredAnswer({ digest, storedAt }: { readonly digest: string; readonly storedAt: string }) {
  const { isAsked, ask } = useAsked(digest);
  const [{ data, fetching, error }] = useQuery({
    query: REPRODUCE_ANSWER,
    variables: { digest },
    pause: !isAsked,
    requestPolicy: 'network-only',
  });
  return (
    <>
      Answer {digest.slice(0, 12)}, stored {formatInstant(storedAt)} UTC.{' '}
      <WorkAgain
        isAsked={isAsked}
        ask={ask}
        fetching={fetching}
        found={isAsked ? data?.reproduceAnswer : undefined}
        error={error}
      />
    </>
  );
}

/** The same of a run of a contagion model. */
export function StoredRun({ id, digest }: { readonly id: string; readonly digest: string }) {
  const { isAsked, ask } = useAsked(id);
  const [{ data, fetching, error }] = useQuery({
    query: REPRODUCE_RUN,
    variables: { id },
    pause: !isAsked,
    requestPolicy: 'network-only',
  });
  return (
    <>
      Run {digest.slice(0, 12)}, stored.{' '}
      <WorkAgain
        isAsked={isAsked}
        ask={ask}
        fetching={fetching}
        found={isAsked ? data?.reproduceRun : undefined}
        error={error}
      />
    </>
  );
}
