import type { ApolloServerPlugin } from '@apollo/server';
import { DatabaseFault, hasRole } from '@faultline/store';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Context } from '../context.ts';
import { ERROR_CODES } from '../values/refusal.ts';

const MOST_ERRORS = 10;

/** HTTP status of the database's faults; the others come with their own. */
const STATUS: Readonly<Record<string, number>> = {
  OVERLOADED: 503,
  UNAVAILABLE: 503,
  STORAGE_FULL: 503,
  READ_ONLY: 503,
  CONFLICT: 503,
  DEADLINE_EXCEEDED: 504,
  CANCELLED: 499,
};

/** Gives every error its request id, hides what is none of the client's business, and shows at most ten. */
export function maskingPlugin(log: Pick<FastifyBaseLogger, 'error'>): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, contextValue, errors }) {
          const { body } = response;
          if (body.kind !== 'single' || !body.singleResult.errors) return;
          const { requestId, caller } = contextValue;
          body.singleResult.errors = body.singleResult.errors.slice(0, MOST_ERRORS).map((formatted, place) => {
            const thrown = errors?.[place];
            const fault = faultOf(thrown);
            if (fault) {
              response.http.status = STATUS[fault.kind] ?? 503;
              if (response.http.status === 503) response.http.headers.set('retry-after', '5');
            }
            if (isForeignStore(formatted)) response.http.status = 400;
            const shown = shownError({ formatted, thrown }, { requestId, caller, log });
            if (shown.extensions?.code === 'INTERNAL_SERVER_ERROR') response.http.status = 500;
            return shown;
          });
        },
      };
    },
  };
}

/** An error as its caller may see it; what is hidden from them, and faults of the database, go to the log. */
export function shownError(
  { formatted, thrown }: { readonly formatted: GraphQLFormattedError; readonly thrown: GraphQLError | undefined },
  {
    requestId,
    caller,
    log,
  }: Pick<Context, 'requestId' | 'caller'> & { readonly log: Pick<FastifyBaseLogger, 'error'> },
): GraphQLFormattedError {
  const fault = faultOf(thrown);
  const known = fault ? faultAnswer(fault, formatted) : knownAnswer(formatted);
  if (!known || fault) log.error({ requestId, err: thrown?.originalError ?? thrown ?? formatted }, 'a request failed');
  const shown = known ?? masked(formatted, requestId);
  const message = hasRole(caller.role, 'ANALYST') ? shown.message : withoutSuggestions(shown.message);
  return { ...shown, message, extensions: { code: shown.extensions?.code, requestId } };
}

function faultOf(thrown: unknown): DatabaseFault | null {
  const original = thrown instanceof GraphQLError ? thrown.originalError : thrown;
  return original instanceof DatabaseFault ? original : null;
}

function faultAnswer({ kind, message }: DatabaseFault, { path }: GraphQLFormattedError): GraphQLFormattedError {
  return { message, ...(path ? { path } : {}), extensions: { code: kind } };
}

/** Apollo's own way of storing what strangers send; ours is `documentId`. */
function isForeignStore({ extensions }: GraphQLFormattedError): boolean {
  return extensions?.code === 'PERSISTED_QUERY_NOT_SUPPORTED';
}

/** Codes a client may see; anything else is a fault of ours and keeps its details to the log. */
function knownAnswer(error: GraphQLFormattedError): GraphQLFormattedError | null {
  if (isForeignStore(error))
    return { message: 'Queries are not stored this way: send the text as query.', extensions: { code: 'BAD_REQUEST' } };
  const code = String(error.extensions?.code);
  return code in ERROR_CODES && code !== 'INTERNAL_SERVER_ERROR' ? error : null;
}

function masked({ path }: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  return {
    message: `Something went wrong on our side. Tell the operator this request id: ${requestId}`,
    ...(path ? { path } : {}),
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

/** Names of the schema are told to those who may read it. */
function withoutSuggestions(message: string): string {
  return message.replace(/ ?Did you mean [\s\S]*$/, '');
}
