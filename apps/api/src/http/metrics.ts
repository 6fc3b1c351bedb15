import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];

/** /metrics in Prometheus' text format: requests by route and status, their time, those under way, and the process itself. */
export function addMetrics(app: FastifyInstance): void {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'faultline_' });
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'faultline_http_requests_total',
    help: 'Requests answered',
    labelNames,
    registers: [register],
  });
  const seconds = new Histogram({
    name: 'faultline_http_request_seconds',
    help: 'Time to answer a request',
    labelNames,
    buckets: SECONDS,
    registers: [register],
  });
  const waiting = new Set<string>();
  new Gauge({
    name: 'faultline_http_requests_under_way',
    help: 'Requests not answered yet',
    registers: [register],
    collect() {
      this.set(waiting.size);
    },
  });
  app.addHook('onRequest', async ({ id }, reply) => {
    waiting.add(id);
    // However it ends: answered, broken off, or timed out.
    reply.raw.once('close', () => waiting.delete(id));
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, not the address: what strangers ask for must not become labels.
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
    requests.inc(labels);
    seconds.observe(labels, reply.elapsedTime / 1000);
  });
  app.get('/metrics', async (_, reply) =>
    reply.header('content-type', register.contentType).send(await register.metrics()),
  );
}
