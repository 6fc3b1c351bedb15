import type { ApolloServerPlugin } from '@apollo/server';
import { type FragmentDefinitionNode, Kind } from 'graphql';
import type { Context } from '../context.ts';
import { refusal } from '../values/paging.ts';
import { type Measured, measureOperation } from './measure-operation.ts';

/** What one request may ask for. Analysts write large queries: these refuse abuse, not work. */
export const LIMITS = { cost: 200_000, depth: 14, aliases: 50, tokens: 5_000 } as const;

/** Measures every operation on its coerced variables before anything runs, and says in the answer what it cost. */
export const limitsPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    let measured: Measured | null = null;
    return {
      async didResolveOperation({ schema, operation, document, request }) {
        if (!operation) return;
        const fragments = Object.fromEntries(
          document.definitions
            .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
            .map((fragment) => [fragment.name.value, fragment]),
        );
        measured = measureOperation({ schema, operation, fragments, variables: request.variables ?? {} });
        refuseExcess(measured);
      },
      async willSendResponse({ response }) {
        if (measured === null || response.body.kind !== 'single') return;
        const { cost, depth } = measured;
        response.body.singleResult.extensions = {
          ...response.body.singleResult.extensions,
          cost: { requested: cost, limit: LIMITS.cost, depth },
        };
      },
    };
  },
};

function refuseExcess({ cost, depth, aliasCount }: Measured): void {
  if (depth > LIMITS.depth)
    throw refusal(
      'QUERY_TOO_DEEP',
      `The query nests ${depth} levels; at most ${LIMITS.depth} are answered: ask in several queries.`,
    );
  if (aliasCount > LIMITS.aliases)
    throw refusal(
      'QUERY_TOO_COMPLEX',
      `The query has ${aliasCount} aliases; at most ${LIMITS.aliases} are answered: page instead.`,
    );
  if (cost > LIMITS.cost)
    throw refusal(
      'QUERY_TOO_COMPLEX',
      `The query could touch ${cost} fields; at most ${LIMITS.cost} are answered: ask for smaller pages.`,
    );
}
