import { setTimeout as sleep } from 'node:timers/promises';
import { createRunner } from '@faultline/runner';
import { openStore } from '@faultline/store';
import { readIdentitySettings } from './identity/settings.ts';
import { createServer } from './server.ts';

// The API process. SIGTERM: says that it is not ready, answers what comes for FAULTLINE_DRAIN_SECONDS, then takes no
// more, answers what is under way, and ends after at most DRAIN_MS.

const DRAIN_MS = 25_000;
const { FAULTLINE_APP_URL: appUrl, FAULTLINE_API_PORT = '4000', FAULTLINE_DRAIN_SECONDS = '0' } = process.env;

function fail(sentence: string): never {
  console.error(`api: ${sentence}`);
  process.exit(1);
}

function settingsOrEnd() {
  try {
    return readIdentitySettings(process.env);
  } catch (thrown) {
    return fail(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

if (!appUrl) fail('FAULTLINE_APP_URL is not set: use npm start, or set it.');
const settings = settingsOrEnd();
const store = openStore({ appUrl });
const runner = createRunner(store);
const app = await createServer({
  installation: { store, runner, cursorSecret: await store.cursorSecret() },
  settings,
});
await app.listen({ host: settings.host, port: Number(FAULTLINE_API_PORT) });

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, async () => {
    app.beginDrain();
    await sleep(1000 * Number(FAULTLINE_DRAIN_SECONDS));
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    await app.close();
    await runner.close();
    await store.close();
    process.exit(0);
  });
