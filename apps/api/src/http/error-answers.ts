import { DatabaseFault } from '@faultline/store';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../values/refusal.ts';

export function errorBody(code: ErrorCode, message: string, requestId: string) {
  return { errors: [{ message, extensions: { code, requestId } }] };
}

const CODES: Readonly<Record<number, ErrorCode>> = { 413: 'BODY_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' };

/** Bad bodies, wrong types, bad credentials and oversized requests never reach GraphQL; their answer has its shape all the same. */
export function answerInGraphqlShape(
  error: FastifyError | GraphQLError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { status, code, message, headers } = describe(error, request.id);
  if (status >= 500) request.log.error({ err: error }, 'a request failed');
  for (const [name, value] of headers) reply.header(name, value);
  reply
    .code(status)
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify(errorBody(code, message, request.id)));
}

interface Described {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly headers: ReadonlyMap<string, string>;
}

function describe(error: FastifyError | GraphQLError | DatabaseFault, requestId: string): Described {
  const headers = new Map<string, string>();
  if (error instanceof GraphQLError) {
    const http = error.extensions.http as { readonly status: number; readonly headers?: ReadonlyMap<string, string> };
    const code = error.extensions.code as ErrorCode;
    return { status: http.status, code, message: error.message, headers: http.headers ?? headers };
  }
  if (error instanceof DatabaseFault)
    return { status: 503, code: error.kind, message: error.message, headers: headers.set('retry-after', '5') };
  const status = error.statusCode ?? 500;
  if (status < 500) return { status, code: CODES[status] ?? 'BAD_REQUEST', message: error.message, headers };
  const message = `Something went wrong on our side. Tell the operator this request id: ${requestId}`;
  return { status, code: 'INTERNAL_SERVER_ERROR', message, headers };
}
