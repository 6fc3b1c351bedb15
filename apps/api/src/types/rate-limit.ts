import { GraphQLError, parse, specifiedRules, validate } from 'graphql';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { fragmentsOf, LIMITS } from '../limits/limits-plugin.ts';
import { type Measured, measureOperation } from '../limits/measure-operation.ts';
import { refusal } from '../values/refusal.ts';

const RateLimit = builder.objectRef<{ remaining: number }>('RateLimit').implement({
  description: 'The caller’s budget, in the cost of operations. It fills up again over time.',
  fields: (t) => ({
    capacity: t.int({ resolve: (_, __, { budgets }) => budgets.size.capacity }),
    perSecond: t.int({
      description: 'What comes back each second.',
      resolve: (_, __, { budgets }) => budgets.size.perSecond,
    }),
    remaining: t.exposeInt('remaining', { description: 'Left after this operation.' }),
    costLimit: t.int({ description: 'Most that one operation may cost.', resolve: (_, __, { mostCost }) => mostCost }),
    depthLimit: t.int({ resolve: () => LIMITS.depth }),
  }),
});

const OperationCost = builder.objectRef<Measured>('OperationCost').implement({
  fields: (t) => ({
    cost: t.float({ description: 'Fields it could touch at most.', resolve: ({ cost }) => cost }),
    depth: t.exposeInt('depth'),
    isAllowed: t.boolean({
      resolve: ({ cost, depth, aliasCount }, _, { mostCost }) =>
        cost <= mostCost && depth <= LIMITS.depth && aliasCount <= LIMITS.aliases,
    }),
  }),
});

builder.queryFields((t) => ({
  rateLimit: t.field({
    type: RateLimit,
    resolve: (_, __, { budgets, caller }) => ({ remaining: Math.floor(budgets.remaining(caller.actor)) }),
  }),
  costOf: t.field({
    type: OperationCost,
    description: 'What an operation would cost, without running it.',
    args: {
      document: t.arg.string({ required: true }),
      variables: t.arg.string({ required: true, defaultValue: '{}', description: 'As JSON.' }),
    },
    resolve: (_, { document, variables }, __: Context, { schema }) => {
      const parsed = readDocument(document);
      const [mistake] = validate(schema, parsed, specifiedRules, { maxErrors: 1 });
      if (mistake) throw refusal('BAD_USER_INPUT', `document: ${mistake.message}`);
      const operation = parsed.definitions.find((definition) => definition.kind === 'OperationDefinition');
      if (!operation) throw refusal('BAD_USER_INPUT', 'document: there is no operation in it.');
      return measureOperation({
        schema,
        operation,
        fragments: fragmentsOf(parsed),
        variables: readVariables(variables),
      });
    },
  }),
}));

function readDocument(text: string) {
  try {
    return parse(text, { maxTokens: LIMITS.tokens });
  } catch (thrown) {
    throw refusal('BAD_USER_INPUT', `document: ${thrown instanceof GraphQLError ? thrown.message : 'not GraphQL'}`);
  }
}

function readVariables(text: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found as Record<string, unknown>;
  } catch {
    // Answered below, like JSON of another kind.
  }
  throw refusal('BAD_USER_INPUT', 'variables: an object as JSON is expected.');
}
