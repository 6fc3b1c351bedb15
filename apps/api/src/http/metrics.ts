import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
/** Of a request whose caller was gone before its answer was. */
const CALLER_LEFT = 499;

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
  // The route's pattern, not the address: what strangers ask for must not become labels.
  const count = ({ method, routeOptions }: FastifyRequest, { elapsedTime }: FastifyReply, status: number) => {
    const labels = { method, route: routeOptions.url ?? 'none', status };
    requests.inc(labels);
    seconds.observe(labels, elapsedTime / 1000);
  };
  app.addHook('onRequest', async (request, reply) => {
    waiting.add(request.id);
    reply.raw.once('close', () => {
      if (waiting.delete(request.id)) count(request, reply, CALLER_LEFT);
    });
  });
  app.addHook('onResponse', async (request, reply) => {
    if (waiting.delete(request.id)) count(request, reply, reply.statusCode);
  });
  app.get('/metrics', async (_, reply) =>
    reply.header('content-type', register.contentType).send(await register.metrics()),
  );
}
