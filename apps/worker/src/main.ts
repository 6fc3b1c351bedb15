import { openStore } from '@faultline/store';
import { pino } from 'pino';

// The worker process. Imports and long runs will reach it through the queue; until there is one it holds its place
// in the installation: it starts, says so, watches the database, and stops when asked.

const { FAULTLINE_APP_URL: appUrl, FAULTLINE_IMPORT_URL: importUrl } = process.env;
const log = pino({ name: 'worker' });
if (!appUrl || !importUrl) {
  log.fatal('FAULTLINE_APP_URL and FAULTLINE_IMPORT_URL are not set: start the worker through npm start, or set both');
  process.exit(1);
}

const WATCH_INTERVAL_MS = 30_000;
const store = openStore({ appUrl, importUrl });
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
