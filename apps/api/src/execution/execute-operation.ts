import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import { fragmentsOf } from '../limits/limits-plugin.ts';
import { emptied, located, NotPlain, type Place } from './places.ts';
import { planQuery, type Query } from './plan-query.ts';

/** A document that was parsed and validated, and what its resolvers are given. */
export interface Asked extends Pick<Query, 'schema' | 'context'> {
  readonly document: DocumentNode;
  /** Missing where the document has several and the name is of none of them. */
  readonly operation: OperationDefinitionNode | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The answer to an operation. A query is answered from a plan of it, several times as fast on long lists. What is not
 * plain is executed by graphql-js from the beginning: changes, introspection, bad variables, and a resolver that answers
 * what its field's type does not allow.
 */
export async function executeOperation(asked: Asked): Promise<ExecutionResult> {
  const { schema, operation, document, context, variables } = asked;
  const coerced = operation && getVariableValues(schema, operation.variableDefinitions ?? [], variables).coerced;
  if (operation?.operation === 'query' && coerced)
    try {
      return await answerFrom({ schema, operation, fragments: fragmentsOf(document), context, variables: coerced });
    } catch (thrown) {
      if (!(thrown instanceof NotPlain)) throw thrown;
    }
  return execute({
    schema,
    document,
    operationName: asked.operationName,
    contextValue: context,
    variableValues: variables,
  });
}

/** The answer once every promise in it has been kept or broken. Rejected with NotPlain as soon as the query turns out not to be plain. */
function answerFrom(query: Omit<Query, 'later' | 'report'>): Promise<ExecutionResult> {
  return new Promise((resolve, reject) => {
    const answer: { data: Record<string, unknown> | null } = { data: null };
    const root: Place = {
      parent: null,
      target: answer,
      key: 'data',
      of: { isNullable: true, nodes: [] },
      isEmptied: false,
    };
    const errors: GraphQLError[] = [];
    let open = 1;
    const close = () => {
      if (--open === 0) resolve(errors.length === 0 ? answer : { ...answer, errors });
    };
    const report = (thrown: unknown, place: Place) => {
      const error = located(thrown, place);
      if (emptied(place)) errors.push(error);
    };
    const plan = planQuery({
      ...query,
      report,
      later(value, complete, place) {
        open++;
        // Fields are sent in the order they were asked for, whichever is there first.
        place.target[place.key] = null;
        value
          .then((kept) => {
            place.target[place.key] = complete(kept, place);
          })
          .then(undefined, (thrown: unknown) => report(thrown, place))
          .then(close, reject);
      },
    });
    try {
      answer.data = plan(undefined, root);
    } catch (thrown) {
      report(thrown, root);
    }
    close();
  });
}
