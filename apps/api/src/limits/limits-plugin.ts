import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../context.ts';
import { retryAfter } from '../identity/authenticate.ts';
import { requireRole } from '../identity/caller.ts';
import { refusal } from '../values/refusal.ts';
import { refuseRoundedNumbers } from './exact-numbers.ts';
import { type Measured, measureOperation } from './measure-operation.ts';
import { refuseUnstorableText } from './storable-text.ts';

/** What one request may ask for. Analysts write large queries: these refuse abuse, not work. */
export const LIMITS = { cost: 200_000, depth: 14, aliases: 50, tokens: 5_000 } as const;

/** What one caller may ask for over time, in the cost of single requests: ten of the largest at once, one every ten seconds. */
export const BUDGET = { capacity: 2_000_000, perSecond: 20_000 } as const;

/** Measures every operation on its coerced variables before anything runs, takes its cost from the caller's budget, and says in the answer what it cost. */
export const limitsPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    let measured: Measured | null = null;
    return {
      async didResolveOperation({ schema, operation, document, request, contextValue }) {
        if (!operation) return;
        if (operation.operation === 'subscription')
          throw refusal('BAD_REQUEST', 'Subscriptions are server-sent events: open them at /graphql/stream.');
        measured = measureAsked({ schema, operation, document, variables: request.variables ?? {} }, contextValue);
        charge(measured, contextValue);
      },
      async willSendResponse({ response, contextValue }) {
        if (measured === null || response.body.kind !== 'single') return;
        const { cost, depth } = measured;
        const { budgets, caller, mostCost } = contextValue;
        const budget = { ...budgets.size, remaining: Math.floor(budgets.remaining(caller.actor)) };
        response.body.singleResult.extensions = {
          ...response.body.singleResult.extensions,
          cost: { requested: cost, limit: mostCost, depth, budget },
        };
      },
    };
  },
};

interface AskedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What an operation costs; throws what refuses it whatever it costs. */
export function measureAsked(
  { schema, operation, document, variables }: AskedOperation,
  { caller }: Context,
): Measured {
  refuseUnstorableText(document, variables);
  refuseRoundedNumbers(variables);
  if (asksForSchema(operation, document)) requireRole(caller, 'ANALYST', 'Reading the schema');
  return measureOperation({ schema, operation, fragments: fragmentsOf(document), variables });
}

/** Throws where it costs more than anybody may ask for, or than is left of the caller's budget, from which it is taken. */
export function charge(measured: Measured, context: Context): void {
  refuseExcess(measured, context.mostCost);
  takeFromBudget(context, measured);
}

export function fragmentsOf({ definitions }: DocumentNode): Readonly<Record<string, FragmentDefinitionNode>> {
  return Object.fromEntries(
    definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
}

/** True where __schema or __type stands anywhere, fragments included: neither is a field of anything else. */
function asksForSchema(operation: OperationDefinitionNode, document: DocumentNode): boolean {
  const fragments = Object.values(fragmentsOf(document));
  return [operation, ...fragments].some(({ selectionSet }) =>
    JSON.stringify(selectionSet).match(/"value":"__(schema|type)"/),
  );
}

function takeFromBudget({ budgets, caller }: Context, { cost }: Measured): void {
  const { taken, remaining, retrySeconds } = budgets.take(caller.actor, cost);
  if (taken) return;
  throw refusal(
    'RATE_LIMITED',
    `This costs ${cost} and ${Math.floor(remaining)} of your budget is left: try again in ${retrySeconds} s, or ask for less.`,
    429,
    retryAfter(retrySeconds),
  );
}

export function refuseExcess({ cost, depth, aliasCount }: Measured, mostCost: number): void {
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
  if (cost > mostCost)
    throw refusal(
      'QUERY_TOO_COMPLEX',
      `The query could touch ${cost} fields; at most ${mostCost} are answered: ask for smaller pages.`,
    );
}
