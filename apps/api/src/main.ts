import { createRunner } from '@faultline/runner';
import { openStore } from '@faultline/store';
import { createServer } from './server.ts';

// The API process: 127.0.0.1 only, stopped by SIGTERM after the requests under way.

const { FAULTLINE_APP_URL: appUrl, FAULTLINE_API_PORT = '4000' } = process.env;
if (!appUrl) {
  console.error('api: FAULTLINE_APP_URL is not set: use npm start, or set it.');
  process.exit(1);
}
const store = openStore({ appUrl });
const app = await createServer({
  installation: { store, runner: createRunner(store), cursorSecret: await store.cursorSecret() },
});
await app.listen({ host: '127.0.0.1', port: Number(FAULTLINE_API_PORT) });

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, async () => {
    await app.close();
    await store.close();
    process.exit(0);
  });
