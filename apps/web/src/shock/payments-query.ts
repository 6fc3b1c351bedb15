import { useQuery } from 'urql';
import { graphql } from '../generated';
import type { PaymentsQuery } from '../generated/graphql';

const PAYMENTS = graphql(`
  query Payments($run: ID!, $first: Int!) {
    node(id: $run) {
      ... on Run {
        id
        clearing {
          isUnique
          greatestShortfall { amount currency scale }
          leastShortfall { amount currency scale }
          defaultRounds { round count institutions(first: 3) { id name } }
          payments(first: $first) {
            totalCount
            edges {
              node {
                institution { id key name }
                obligations { amount currency scale }
                greatestPayment { amount currency scale }
                leastPayment { amount currency scale }
                greatestRecovery { value quality }
                leastRecovery { value quality }
                defaultRound
              }
            }
          }
        }
      }
    }
  }
`);

type Node = NonNullable<PaymentsQuery['node']>;
export type Clearing = NonNullable<Extract<Node, { clearing?: unknown }>['clearing']>;
export type Payment = Clearing['payments']['edges'][number]['node'];

/** What everybody pays in a run; null until it is known, and of a model that settles no debts. */
export function usePayments(run: string, first: number) {
  const [{ data, error }, refresh] = useQuery({ query: PAYMENTS, variables: { run, first } });
  const clearing = data?.node && 'clearing' in data.node ? data.node.clearing : null;
  return { clearing: clearing ?? null, error, refresh };
}
