import { randomUUID } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import { type Context, createContext, type Installation } from './context.ts';
import { executingGateway } from './execution/executing-gateway.ts';
import { answerInGraphqlShape, errorBody } from './http/error-answers.ts';
import { addGraphqlDoor, DEADLINE_MS } from './http/graphql-door.ts';
import { addHealthRoutes } from './http/health-routes.ts';
import { logOptions } from './http/log-options.ts';
import { refuseLongAnswers } from './http/long-answers.ts';
import { addMetrics } from './http/metrics.ts';
import type { Authentication } from './identity/authenticate.ts';
import { openOidcClient } from './identity/oidc-client.ts';
import { type IdentitySettings, SINGLE_USER_SETTINGS } from './identity/settings.ts';
import { addSignInRoutes } from './identity/sign-in-routes.ts';
import { tokenBuckets } from './identity/token-bucket.ts';
import { trustIn } from './identity/trusted-proxies.ts';
import { BUDGET, LIMITS, limitsPlugin } from './limits/limits-plugin.ts';
import { maskingPlugin } from './limits/masking-plugin.ts';
import { type Documents, readDocuments } from './limits/trusted-documents.ts';
import { schema } from './schema.ts';
import { addStreamDoor, STREAM_LIMITS, type StreamLimits } from './stream/stream-door.ts';

const LARGEST_BODY_BYTES = 262_144;
/** Ten guesses at a key from one address, then one every thirty seconds; a hundred at all keys, then one a second. */
const ATTEMPTS = { capacity: 10, perSecond: 1 / 30 };
const ADDRESS_ATTEMPTS = { capacity: 100, perSecond: 1 };

export interface ServerOptions {
  readonly installation: Installation;
  readonly settings?: IdentitySettings;
  /** False silences the log, for tests. */
  readonly log?: boolean | NodeJS.WritableStream;
  readonly documents?: Documents;
  readonly budget?: { readonly capacity: number; readonly perSecond: number };
  readonly limits?: Partial<ServerLimits>;
}

export interface ServerLimits extends StreamLimits {
  /** Longest a request may take to arrive, in milliseconds. */
  readonly requestTimeoutMs: number;
  /** Longest its answer may take. */
  readonly deadlineMs: number;
  readonly largestAnswerBytes: number;
  readonly mostConnections: number;
  /** Most one operation may cost. */
  readonly mostCost: number;
}

const SERVER_LIMITS: ServerLimits = {
  requestTimeoutMs: 30_000,
  deadlineMs: DEADLINE_MS,
  largestAnswerBytes: 20_000_000,
  mostConnections: 1_000,
  mostCost: LIMITS.cost,
  ...STREAM_LIMITS,
};

/** The HTTP server, not yet listening: /graphql, /auth/*, /healthz, /readyz, /metrics, and streams at /graphql/stream. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { installation, settings = SINGLE_USER_SETTINGS, log = true, documents = readDocuments() } = options;
  const limits = { ...SERVER_LIMITS, ...options.limits };
  const app = fastify({
    logger: logOptions(log),
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: limits.requestTimeoutMs,
    connectionTimeout: limits.requestTimeoutMs * 2,
    keepAliveTimeout: 10_000,
    http: {
      headersTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: Math.min(5_000, limits.requestTimeoutMs),
    },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    trustProxy: trustIn(settings.trustedProxies),
    genReqId: () => randomUUID(),
  });
  app.server.maxConnections = limits.mostConnections;
  await app.register(cookie);
  await app.register(helmet, { contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] } } });
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  refuseLongAnswers(app, limits.largestAnswerBytes);
  app.setErrorHandler(answerInGraphqlShape);
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(errorBody('NOT_FOUND', 'There is nothing here: POST to /graphql.', request.id)),
  );
  const authentication: Authentication = {
    settings,
    identity: installation.store.identity,
    oidc: settings.oidc && openOidcClient(settings.oidc),
    attempts: tokenBuckets(ATTEMPTS),
    addressAttempts: tokenBuckets(ADDRESS_ATTEMPTS),
  };
  addHealthRoutes(app, installation.store);
  addMetrics(app);
  addSignInRoutes(app, authentication);
  const apollo = apolloServer(app);
  await apollo.start();
  await app.register(async (graphql) => {
    addGraphqlDoor(graphql, { authentication, documents, deadlineMs: limits.deadlineMs });
    const budgets = tokenBuckets(options.budget ?? BUDGET);
    addStreamDoor(graphql, { authentication, documents, installation, budgets, limits });
    await graphql.register(fastifyApollo(apollo), {
      context: async (request) =>
        createContext(installation, {
          caller: request.caller,
          signal: request.answered,
          requestId: request.id,
          budgets,
          mostCost: limits.mostCost,
        }),
    });
  });
  return app;
}

function apolloServer(app: FastifyInstance): ApolloServer<Context> {
  return new ApolloServer<Context>({
    gateway: executingGateway(schema),
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    // It would end the process at once; main.ts ends it, after what is under way.
    stopOnTerminationSignals: false,
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
}
