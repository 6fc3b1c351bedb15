import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Context, createContext, type Installation } from './context.ts';
import { LIMITS, limitsPlugin } from './limits/limits-plugin.ts';
import { maskingPlugin } from './limits/masking-plugin.ts';
import { schema } from './schema.ts';

const REQUEST_TIMEOUT_MS = 30_000;
const LARGEST_BODY_BYTES = 262_144;

export interface ServerOptions {
  readonly installation: Installation;
  /** False silences the log, for tests. */
  readonly log?: boolean;
}

/** The HTTP server, not yet listening: /graphql, /healthz, /readyz. */
export async function createServer({ installation, log = true }: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: log && { level: 'info', redact: ['req.headers.authorization', 'req.headers.cookie'] },
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: 10_000,
    genReqId: () => randomUUID(),
  });
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('preHandler', async (request, reply) => {
    if (Array.isArray(request.body))
      return reply.code(400).send(errorBody('BATCHING_DISABLED', 'Send one operation per request.', request.id));
  });
  app.setErrorHandler(answerInGraphqlShape);
  app.setNotFoundHandler((_, reply) =>
    reply.code(404).send(errorBody('NOT_FOUND', 'There is nothing here: POST to /graphql.')),
  );
  app.get('/healthz', async () => ({ status: 'live' }));
  app.get('/readyz', async (_, reply) => {
    const ready = await installation.store.ready();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'the database does not answer' });
  });

  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    plugins: [
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageDisabled(),
      // It wraps every resolver, and nothing here is cached by a hint.
      ApolloServerPluginCacheControlDisabled(),
      limitsPlugin,
      maskingPlugin(app.log),
    ],
  });
  await apollo.start();
  await app.register(fastifyApollo(apollo), {
    context: async (request: FastifyRequest) => createContext(installation, { tenant: 'local' }, request.id),
  });
  return app;
}

function errorBody(code: string, message: string, requestId?: string) {
  return { errors: [{ message, extensions: { code, ...(requestId ? { requestId } : {}) } }] };
}

/** Bad bodies, wrong types and oversized requests never reach GraphQL; their answer has its shape all the same. */
function answerInGraphqlShape(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 500;
  if (status >= 500) request.log.error({ err: error }, 'a request failed');
  const code =
    status === 413
      ? 'BODY_TOO_LARGE'
      : status === 415
        ? 'UNSUPPORTED_MEDIA_TYPE'
        : status < 500
          ? 'BAD_REQUEST'
          : 'INTERNAL_SERVER_ERROR';
  const message =
    status >= 500
      ? `Something went wrong on our side. Tell the operator this request id: ${request.id}`
      : error.message;
  reply
    .code(status)
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify(errorBody(code, message, request.id)));
}
