import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { createContext, type Installation } from '../context.ts';
import { type Authentication, authenticate, retryAfter } from '../identity/authenticate.ts';
import type { TokenBuckets } from '../identity/token-bucket.ts';
import { charge, LIMITS, measureAsked } from '../limits/limits-plugin.ts';
import { type Documents, resolveDocument } from '../limits/trusted-documents.ts';
import { schema } from '../schema.ts';
import { refusal } from '../values/refusal.ts';
import { readLastEventId, readSubscription, type Subscription } from './read-subscription.ts';
import { streamFrames } from './stream-frames.ts';

export interface StreamLimits {
  readonly heartbeatMs: number;
  /** How often it is asked anew whose stream it is. */
  readonly recheckMs: number;
  /** Open at once, of one caller and of all. */
  readonly mostStreamsOfOne: number;
  readonly mostStreams: number;
}

export const STREAM_LIMITS: StreamLimits = {
  heartbeatMs: 15_000,
  recheckMs: 2_000,
  mostStreamsOfOne: 12,
  mostStreams: 400,
};

export interface StreamDoor {
  readonly authentication: Authentication;
  readonly documents: Documents;
  readonly installation: Installation;
  readonly budgets: TokenBuckets;
  readonly limits: StreamLimits & { readonly mostCost: number };
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Whoever passes it on must neither keep it nor wait for more of it to compress.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
} as const;

/**
 * Subscriptions over server-sent events: by GET, which is all a browser's own EventSource can do, with `query` and
 * `variables` in the address, or by POST. Not graphql-sse: its protocol has no ids of events (docs/decisions/0014).
 */
export function addStreamDoor(app: FastifyInstance, door: StreamDoor): void {
  const open = new Map<string, number>();
  const ending = new AbortController();
  // Readers come again, to another process or when this one is back.
  app.addHook('preClose', async () => ending.abort());
  const answer = async (request: FastifyRequest, given: unknown, reply: { headers(values: object): unknown }) => {
    refuseForeignPage(request);
    const asked = readSubscription(given);
    const { authentication, documents } = door;
    resolveDocument(asked, { documents, caller: request.caller, only: authentication.settings.trustedDocumentsOnly });
    const leave = enter(open, request.caller.actor, door.limits);
    try {
      const own = new AbortController();
      const signal = AbortSignal.any([request.answered, ending.signal, own.signal]);
      const stream = await openStream({ request, door, asked, signal });
      const frames = streamFrames({ ...stream, end: () => own.abort() });
      reply.headers(HEADERS);
      const text = Readable.from(frames, { objectMode: false, highWaterMark: 16_384 });
      return text.once('close', leave);
    } catch (thrown) {
      leave();
      throw thrown;
    }
  };
  app.get('/graphql/stream', { config: { isStream: true } }, (request, reply) => answer(request, request.query, reply));
  app.post('/graphql/stream', { config: { isStream: true } }, (request, reply) => answer(request, request.body, reply));
}

/** A page of somebody else's could not read the stream, but it could open many. */
function refuseForeignPage({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  throw refusal('FORBIDDEN', 'Streams are opened by this installation’s own pages, or by programs.', 403);
}

/** Counts a caller in; answers what counts them out, once. */
function enter(open: Map<string, number>, actor: string, { mostStreamsOfOne, mostStreams }: StreamLimits): () => void {
  const own = open.get(actor) ?? 0;
  const all = [...open.values()].reduce((sum, count) => sum + count, 0);
  if (own >= mostStreamsOfOne || all >= mostStreams)
    throw refusal(
      'RATE_LIMITED',
      `You have ${own} streams open and all callers together ${all}; up to ${mostStreamsOfOne} and ${mostStreams} are: close one.`,
      429,
      retryAfter(5),
    );
  open.set(actor, own + 1);
  let isOut = false;
  return () => {
    if (isOut) return;
    isOut = true;
    const left = (open.get(actor) ?? 1) - 1;
    if (left > 0) open.set(actor, left);
    else open.delete(actor);
  };
}

interface Asked {
  readonly request: FastifyRequest;
  readonly door: StreamDoor;
  readonly asked: Subscription;
  readonly signal: AbortSignal;
}

async function openStream({ request, door, asked, signal }: Asked) {
  const { budgets, limits, installation, authentication } = door;
  const { document, operation } = readDocument(asked);
  const contextValue = createContext(installation, {
    caller: request.caller,
    signal,
    requestId: request.id,
    budgets,
    mostCost: limits.mostCost,
    lastEventId: readLastEventId(request.headers['last-event-id']),
  });
  const measured = measureAsked({ schema, operation, document, variables: asked.variables }, contextValue);
  charge(measured, contextValue);
  const named = { schema, document, operationName: asked.operationName, contextValue, variableValues: asked.variables };
  const messages = await createSourceEventStream(named);
  return {
    operation: named,
    messages: iteratorOf(messages),
    cost: measured.cost,
    check: () => authenticate(request, authentication),
    signal,
    log: request.log,
    limits,
  };
}

function iteratorOf(messages: AsyncIterable<unknown> | ExecutionResult): AsyncIterator<unknown> {
  if (Symbol.asyncIterator in messages) return messages[Symbol.asyncIterator]();
  const [error] = messages.errors ?? [];
  const original = error?.originalError;
  if (original) throw original;
  throw refusal('BAD_USER_INPUT', error?.message ?? 'There is nothing to stream.');
}

function readDocument({ query, operationName }: Subscription): {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
} {
  const document = parsed(query);
  const [mistake] = validate(schema, document, specifiedRules, { maxErrors: 1 });
  if (mistake) throw refusal('GRAPHQL_VALIDATION_FAILED', mistake.message);
  const operation = getOperationAST(document, operationName);
  if (!operation) throw refusal('OPERATION_RESOLUTION_FAILURE', 'Name one of the operations of the document.');
  if (operation.operation !== 'subscription')
    throw refusal('BAD_REQUEST', 'Here are subscriptions alone: POST queries and mutations to /graphql.');
  return { document, operation };
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: LIMITS.tokens });
  } catch (thrown) {
    throw refusal('GRAPHQL_PARSE_FAILED', thrown instanceof GraphQLError ? thrown.message : 'This is not GraphQL.');
  }
}
