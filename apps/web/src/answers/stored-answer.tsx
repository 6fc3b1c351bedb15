import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated';
import { formatInstant } from '../state/format';
import { WorkAgain } from './work-again';

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
  const [asked, ask] = useState<string | null>(null);
  const [{ data, fetching, error }] = useQuery({
    query: REPRODUCE_ANSWER,
    variables: { digest },
    pause: asked !== digest,
    requestPolicy: 'network-only',
  });
  return (
    <>
      Answer {digest.slice(0, 12)}, stored {formatInstant(storedAt)} UTC.{' '}
      <WorkAgain
        isAsked={asked === digest}
        ask={() => ask(digest)}
        fetching={fetching}
        found={asked === digest ? data?.reproduceAnswer : undefined}
        error={error}
      />
    </>
  );
}

/** The same of a run of a contagion model. */
export function StoredRun({ id, digest }: { readonly id: string; readonly digest: string }) {
  const [asked, ask] = useState<string | null>(null);
  const [{ data, fetching, error }] = useQuery({
    query: REPRODUCE_RUN,
    variables: { id },
    pause: asked !== id,
    requestPolicy: 'network-only',
  });
  return (
    <>
      Run {digest.slice(0, 12)}, stored.{' '}
      <WorkAgain
        isAsked={asked === id}
        ask={() => ask(id)}
        fetching={fetching}
        found={asked === id ? data?.reproduceRun : undefined}
        error={error}
      />
    </>
  );
}
