import { setTimeout as sleep } from 'node:timers/promises';
import { createRunner } from '@faultline/runner';
import { DatabaseFault, openStore, requireDatabaseAddress, withoutCredentials } from '@faultline/store';
import { hidePasswords } from './http/hide-passwords.ts';
import { readIdentitySettings } from './identity/settings.ts';
import { createServer } from './server.ts';

// The API process. SIGTERM: says that it is not ready, answers what comes for FAULTLINE_DRAIN_SECONDS, then takes no
// more, answers what is under way, and ends after at most DRAIN_MS.

const DRAIN_MS = 25_000;
const { FAULTLINE_API_PORT = '4000', FAULTLINE_DRAIN_SECONDS = '0' } = process.env;

function fail(sentence: string): never {
  console.error(`api: ${sentence}`);
  process.exit(1);
}

function orFail<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (thrown) {
    return fail(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/** What the driver or the system said, in one line. */
function reasonOf(thrown: unknown): string {
  const cause = thrown instanceof DatabaseFault ? (thrown.cause ?? thrown) : thrown;
  if (!(cause instanceof Error)) return hidePasswords(String(cause));
  const code = 'code' in cause ? String(cause.code) : cause.name;
  return hidePasswords(cause.message.split('\n', 1)[0] || code);
}

async function openOrFail(appUrl: string) {
  try {
    const store = openStore({ appUrl });
    return { store, cursorSecret: await store.cursorSecret() };
  } catch (thrown) {
    return fail(
      `the database of FAULTLINE_APP_URL, ${withoutCredentials(appUrl)}, cannot be used (${reasonOf(thrown)}): start it, run npm run db:migrate, or correct the variable.`,
    );
  }
}

async function listenOrFail(host: string): Promise<void> {
  try {
    await app.listen({ host, port: Number(FAULTLINE_API_PORT) });
  } catch (thrown) {
    fail(
      `port ${FAULTLINE_API_PORT} of ${host} cannot be had (${reasonOf(thrown)}): set FAULTLINE_API_PORT to a free one, or correct FAULTLINE_API_HOST.`,
    );
  }
}

const appUrl = orFail(() => requireDatabaseAddress('FAULTLINE_APP_URL'));
const settings = orFail(() => readIdentitySettings(process.env));
const { store, cursorSecret } = await openOrFail(appUrl);
const runner = createRunner(store);
const app = await createServer({ installation: { store, runner, cursorSecret }, settings });
await listenOrFail(settings.host);
runner.watches.feedReplays((thrown) => app.log.error({ err: thrown }, 'a replay cannot go on at the moment'));

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
