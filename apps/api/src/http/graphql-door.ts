import type { IncomingHttpHeaders } from 'node:http';
import { DatabaseFault } from '@faultline/store';
import type { FastifyInstance } from 'fastify';
import { isOwnHost } from '../identity/addresses.ts';
import { type Authentication, authenticate } from '../identity/authenticate.ts';
import type { Caller } from '../identity/caller.ts';
import { type Documents, resolveDocument } from '../limits/trusted-documents.ts';
import { refusal } from '../values/refusal.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its answer goes on for as long as the reader stays: no deadline. */
    isStream?: boolean;
  }
  interface FastifyRequest {
    /** Set before any GraphQL is read. */
    caller: Caller;
    /** Aborted when the caller has left, or has waited as long as anybody may. */
    answered: AbortSignal;
  }
}

/** How long one request may go on; PostgreSQL has a limit of its own on each statement. */
export const DEADLINE_MS = 20_000;

export interface Door {
  readonly authentication: Authentication;
  readonly documents: Documents;
  readonly deadlineMs: number;
}

/** A name that is not this machine's own, by which we were called or the dashboard was, which passes it on. */
function foreignName(headers: IncomingHttpHeaders): string | undefined {
  const called = [headers.host ?? '', ...[headers['x-forwarded-host'] ?? []].flat()];
  return called.find((name) => !isOwnHost(name));
}

/** What happens to a request before GraphQL: who asks, which document, and until when anybody waits. */
export function addGraphqlDoor(app: FastifyInstance, { authentication, documents, deadlineMs }: Door): void {
  app.decorateRequest('caller');
  app.decorateRequest('answered');
  app.addHook('onRequest', async (request, reply) => {
    const gone = new AbortController();
    const timer = request.routeOptions.config.isStream
      ? undefined
      : setTimeout(() => gone.abort(new DatabaseFault('DEADLINE_EXCEEDED')), deadlineMs);
    reply.raw.once('close', () => {
      clearTimeout(timer);
      if (!reply.raw.writableFinished) gone.abort(new DatabaseFault('CANCELLED'));
    });
    request.answered = gone.signal;
    const stranger = authentication.settings.mode === 'single-user' ? foreignName(request.headers) : undefined;
    if (stranger !== undefined)
      throw refusal(
        'FORBIDDEN',
        `This is a single-user installation: it answers 127.0.0.1 and localhost, not "${stranger}".`,
        403,
      );
    request.caller = await authenticate(request, authentication);
  });
  app.addHook('preHandler', async (request) => {
    if (Array.isArray(request.body)) throw refusal('BATCHING_DISABLED', 'Send one operation per request.');
    if (typeof request.body !== 'object' || request.body === null) return;
    const only = authentication.settings.trustedDocumentsOnly;
    resolveDocument(request.body, { documents, caller: request.caller, only });
  });
}
