import type { Store } from '@faultline/store';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** From now on /readyz says no, so that whoever sends requests sends them elsewhere; those that come are answered. */
    beginDrain(): void;
  }
}

/** /healthz: the process lives. /readyz: it can answer; 503 while it drains or the database does not answer. */
export function addHealthRoutes(app: FastifyInstance, store: Pick<Store, 'ready'>): void {
  let draining = false;
  app.decorate('beginDrain', () => {
    draining = true;
  });
  app.get('/healthz', async () => ({ status: 'live' }));
  app.get('/readyz', async (_, reply) => {
    if (draining) return reply.code(503).send({ status: 'draining' });
    const ready = await store.ready();
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'the database does not answer' });
  });
}
