import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseFault } from '@faultline/store';
import type { FastifyBaseLogger } from 'fastify';
import { type ExecutionArgs, execute, GraphQLError } from 'graphql';
import type { Context } from '../context.ts';
import { shownError } from '../limits/masking-plugin.ts';
import { COMPLETE, HEARTBEAT, messageText, OPENING } from './server-sent.ts';

export interface OpenStream {
  /** Schema, document, variables and context of the subscription. */
  readonly operation: ExecutionArgs & { readonly contextValue: Context };
  readonly messages: AsyncIterator<unknown>;
  /** What each message costs. */
  readonly cost: number;
  /** Throws where the caller may read no more. */
  readonly check: () => Promise<unknown>;
  readonly signal: AbortSignal;
  /** Aborts the signal. */
  readonly end: () => void;
  readonly log: Pick<FastifyBaseLogger, 'error'>;
  readonly limits: { readonly heartbeatMs: number; readonly recheckMs: number };
}

const TICK = Symbol('tick');

/** A stream as text, made as fast as its reader takes it and no faster. It ends when the signal says so, without a last word: the reader comes again. */
export async function* streamFrames(stream: OpenStream): AsyncGenerator<string> {
  const { messages, signal, limits } = stream;
  yield OPENING;
  const tickOf = () => sleep(limits.recheckMs, TICK, { signal }).catch(() => TICK);
  let written = Date.now();
  let [next, tick] = [nextOf(messages), tickOf()];
  try {
    while (!signal.aborted) {
      const found = await Promise.race([tick, next]);
      if (signal.aborted) return;
      if (typeof found === 'symbol') {
        const refused = await refusalOf(stream);
        if (refused) yield refused + COMPLETE;
        if (refused) return;
        tick = tickOf();
        if (Date.now() - written < limits.heartbeatMs) continue;
        yield HEARTBEAT;
      } else if ('thrown' in found) {
        yield errorText(stream, found.thrown) + (found.thrown instanceof DatabaseFault ? '' : COMPLETE);
        return;
      } else if (found.done) {
        yield COMPLETE;
        return;
      } else {
        yield await answerText(stream, found.value);
        next = nextOf(messages);
      }
      written = Date.now();
    }
  } finally {
    stream.end();
    await messages.return?.();
  }
}

/** A promise that is raced against others must not be rejected while nobody looks. */
function nextOf(messages: AsyncIterator<unknown>) {
  return messages.next().catch((thrown: unknown) => ({ thrown }));
}

/** The caller's budget pays for each message; where it is used up the stream waits, like any other reader who is slow. */
async function answerText({ operation, cost, signal, log }: OpenStream, message: unknown): Promise<string> {
  const { budgets, caller, requestId } = operation.contextValue;
  for (;;) {
    const { taken, retrySeconds } = budgets.take(caller.actor, cost);
    if (taken || signal.aborted) break;
    await sleep(1000 * retrySeconds, undefined, { signal }).catch(() => {});
  }
  const result = await execute({ ...operation, rootValue: message });
  const errors = result.errors?.map((error) =>
    shownError({ formatted: error.toJSON(), thrown: error }, { requestId, caller, log }),
  );
  return messageText({ ...result, ...(errors ? { errors } : {}) }, eventNumberOf(message));
}

function eventNumberOf(message: unknown): number | null {
  const { event } = message as { readonly event?: { readonly number: number } };
  return event?.number ?? null;
}

/** The last message to somebody who has signed out or whose key is no longer good; null for everybody else. */
async function refusalOf(stream: OpenStream): Promise<string | null> {
  try {
    await stream.check();
    return null;
  } catch (thrown) {
    // A database that does not answer says nothing about who somebody is.
    if (!(thrown instanceof GraphQLError) || thrown.extensions.code !== 'UNAUTHENTICATED') return null;
    return errorText(stream, thrown);
  }
}

function errorText({ operation, log }: OpenStream, thrown: unknown): string {
  const { requestId, caller } = operation.contextValue;
  const error =
    thrown instanceof GraphQLError
      ? thrown
      : new GraphQLError(String(thrown), { originalError: thrown instanceof Error ? thrown : null });
  const shown = shownError({ formatted: error.toJSON(), thrown: error }, { requestId, caller, log });
  return messageText({ errors: [shown] }, null);
}
