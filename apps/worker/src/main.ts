import { openStore, requireDatabaseAddress, type StoreUrls } from '@faultline/store';
import { pino } from 'pino';

// The worker process. Imports and long runs will reach it through the queue; until there is one it holds its place
// in the installation: it starts, says so, watches the database, and stops when asked.

const log = pino({ name: 'worker' });

function urlsOrEnd(): StoreUrls {
  try {
    return {
      appUrl: requireDatabaseAddress('FAULTLINE_APP_URL'),
      importUrl: requireDatabaseAddress('FAULTLINE_IMPORT_URL'),
    };
  } catch (thrown) {
    log.fatal(thrown instanceof Error ? thrown.message : String(thrown));
    return process.exit(1);
  }
}

const WATCH_INTERVAL_MS = 30_000;
const store = openStore(urlsOrEnd());
log.info({ database: await store.ready() }, 'ready');

const watch = setInterval(async () => {
  if (!(await store.ready())) log.error('the database does not answer');
}, WATCH_INTERVAL_MS);

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, async () => {
    clearInterval(watch);
    await store.close();
    log.info('stopped');
    process.exit(0);
  });
