import { createRunner } from '@faultline/runner';
import { openStore } from '@faultline/store';
import { createServer } from '../../apps/api/src/server.ts';

// Our server as it is, but for its limits: an answer of a bench is dearer than any a caller is given, and asked for
// again and again. Who asks is checked as ever. FAULTLINE_APP_URL: the database; prints its address.

const LIMITLESS = 2 ** 40;

const store = openStore({ appUrl: process.env.FAULTLINE_APP_URL ?? '' });
const app = await createServer({
  installation: { store, runner: createRunner(store), cursorSecret: await store.cursorSecret() },
  log: false,
  budget: { capacity: LIMITLESS, perSecond: LIMITLESS },
  limits: { mostCost: LIMITLESS, deadlineMs: 300_000, requestTimeoutMs: 300_000 },
});
console.log(`listening on ${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`);
