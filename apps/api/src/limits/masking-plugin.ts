import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { Context } from '../context.ts';

const MOST_ERRORS = 10;

/** Codes a client may see; anything else is a fault of ours and keeps its details to the log. */
const KNOWN_CODES: ReadonlySet<string> = new Set([
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.BAD_REQUEST,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  'BAD_PAGINATION',
  'BAD_CURSOR',
  'QUERY_TOO_COMPLEX',
  'QUERY_TOO_DEEP',
  'DEADLINE_EXCEEDED',
]);

/** Gives every error its request id, hides what is none of the client's business, and shows at most ten. */
export function maskingPlugin(log: Pick<FastifyBaseLogger, 'error'>): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue, errors }) {
          const { body } = response;
          if (body.kind !== 'single' || !body.singleResult.errors) return;
          const { requestId } = contextValue;
          for (const error of errors ?? [])
            if (!isKnown(error.extensions))
              log.error({ requestId, err: error.originalError ?? error }, 'a request failed');
          body.singleResult.errors = body.singleResult.errors
            .slice(0, MOST_ERRORS)
            .map((error) => masked(error, requestId));
        },
      };
    },
  };
}

function isKnown(extensions: GraphQLFormattedError['extensions']): boolean {
  return KNOWN_CODES.has(String(extensions?.code));
}

function masked(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  if (isKnown(error.extensions)) return { ...error, extensions: { code: error.extensions?.code, requestId } };
  return {
    message: `Something went wrong on our side. Tell the operator this request id: ${requestId}`,
    ...(error.path ? { path: error.path } : {}),
    extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR, requestId },
  };
}
