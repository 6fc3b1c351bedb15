'use client';

import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { ContagionModelInput, ContagionQuery } from '../generated/graphql';
import { useModelName, useParameters, useShock } from '../state/address';
import { lossInput } from '../state/shock-text';

const CONTAGION = graphql(`
  query Contagion($slug: String!, $shock: ShockInput!, $model: ContagionModelInput) {
    snapshot(slug: $slug) {
      __typename
      ... on Problem { code message }
      ... on Snapshot {
        id
        contagion(shock: $shock, model: $model) {
          __typename
          ... on Problem { code message }
          ... on Run {
            id
            digest
            engineVersion
            quality
            defaultRule
            model { name title }
            clearing { isUnique }
            parameters { name value choice unit }
            shock { lossRatio institution { id key name } loss { amount currency scale } }
            convergence { converged rounds residual tolerance spectralRadius solution }
            totals {
              shockLoss { amount currency scale }
              contagionLoss { amount currency scale }
              loss { amount currency scale }
              shareOfCapital { value quality }
              debtRank { value quality }
              failedCount
              stressedCount
            }
            rounds { round loss { amount currency scale } cumulativeLoss { amount currency scale } newlyFailedCount newlyFailed { id name } }
            losses(first: 500) {
              totalCount
              edges {
                node {
                  institution { id key name country }
                  shockLoss { amount currency scale }
                  contagionLoss { amount currency scale }
                  loss { amount currency scale }
                  lossRatio { value quality }
                  outcome
                  failedInRound
                  lossRatioByRound
                }
              }
            }
            transmissions(first: 300) {
              totalCount
              totalAmount { amount currency scale }
              edges { node { from { id key } to { id key } amount { amount currency scale } } }
            }
          }
        }
      }
    }
  }
`);

type Answer = Extract<NonNullable<ContagionQuery['snapshot']>, { __typename: 'Snapshot' }>['contagion'];
export type Run = Extract<Answer, { __typename: 'Run' }>;
export type RunLoss = Run['losses']['edges'][number]['node'];

/** The run the address asks for: its shock on the snapshot, under its model. Idle without a shock. */
export function useRun(slug: string | undefined, idOf: (key: string) => string | undefined) {
  const [shock] = useShock();
  const [modelName] = useModelName();
  const [parameters] = useParameters();
  const losses = shock.map((shocked) => lossInput(shocked, idOf(shocked.key) ?? shocked.key));
  const [{ data, fetching, error }, refresh] = useQuery({
    query: CONTAGION,
    variables: { slug: slug ?? '', shock: { losses }, model: modelInput(modelName, parameters) },
    pause: !slug || losses.length === 0,
  });
  const idle = losses.length === 0;
  const snapshot = idle ? undefined : data?.snapshot;
  const answer = snapshot?.__typename === 'Snapshot' ? snapshot.contagion : snapshot;
  return {
    run: answer?.__typename === 'Run' ? answer : null,
    problem: answer?.__typename === 'Problem' ? answer : null,
    fetching: fetching && !idle,
    error: idle ? undefined : error,
    refresh,
  };
}

/** `name:value` parts of the address as the input of one model: a number where the text is one, else a choice. */
function modelInput(name: string, parameters: readonly string[]): ContagionModelInput {
  const fields = parameters.flatMap((part) => {
    const [field = '', value = ''] = part.split(':');
    if (field === '' || value === '') return [];
    return [[field, /^[A-Z_]+$/.test(value) ? value : Number(value)] as const];
  });
  return { [name]: Object.fromEntries(fields) } as unknown as ContagionModelInput;
}
