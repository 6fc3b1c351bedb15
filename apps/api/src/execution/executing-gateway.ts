import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { executeOperation } from './execute-operation.ts';

type GatewayInterface = ApolloServerOptionsWithGateway<never>['gateway'];

/** Apollo Server hands operations to something else than graphql-js through a gateway only; this one has no others behind it. */
export function executingGateway(schema: GraphQLSchema): GatewayInterface {
  let announce: Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0] = () => {};
  return {
    onSchemaLoadOrUpdate(listener) {
      announce = listener;
      return () => {};
    },
    async load() {
      announce({ apiSchema: schema, coreSupergraphSdl: '' });
      return {
        executor: async ({ document, operation, request, context }) =>
          executeOperation({
            schema,
            document,
            operation,
            operationName: request.operationName,
            context,
            variables: request.variables ?? {},
          }),
      };
    },
    async stop() {},
  };
}
