import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockDataFolder, openDataFolder } from './data-folder.ts';
import { type OpenDatabase, openDatabase } from './database/open-database.ts';
import { requireFreePort } from './ports.ts';
import type { Kept } from './processes/keep.ts';
import { runOnce } from './processes/run-once.ts';
import { type Supervised, supervise } from './processes/supervise.ts';
import { Refusal, reasonOf } from './refusal.ts';
import { buildWebIfStale } from './web-build.ts';

// npm start [-- --no-web]: all of Faultline on this machine, until Ctrl-C.

const PROJECT = resolve(import.meta.dirname, '../../..');
const READY_DEADLINE_MS = 120_000;
const report = (line: string) => console.log(`faultline: ${line}`);

async function start(): Promise<void> {
  const withWeb = !process.argv.includes('--no-web');
  const ports = {
    api: Number(process.env.FAULTLINE_API_PORT ?? 4000),
    web: Number(process.env.FAULTLINE_WEB_PORT ?? 3000),
  };
  const dataFolder = resolve(process.env.FAULTLINE_DATA_DIR ?? join(PROJECT, '.faultline'));
  const credentials = openDataFolder(dataFolder);
  const unlock = lockDataFolder(dataFolder);
  process.once('exit', unlock);
  await requireFreePort('API', 'FAULTLINE_API_PORT', ports.api);
  if (withWeb) await requireFreePort('dashboard', 'FAULTLINE_WEB_PORT', ports.web);

  const database = await openDatabase({ project: PROJECT, dataFolder, credentials });
  const parts: Supervised[] = [];
  stopInOrder(parts, database);
  if (database.notice) report(database.notice);
  writeFileSync(
    join(dataFolder, 'connection.json'),
    JSON.stringify({ appUrl: database.appUrl, importUrl: database.importUrl }),
    { mode: 0o600 },
  );
  await importBundledDatasets(database);
  if (withWeb) await buildWebIfStale(PROJECT, report);

  const begin = (part: Pick<Kept, 'name' | 'command' | 'arguments' | 'environment'>, folder = PROJECT) =>
    parts.push(supervise({ ...part, folder, logFile: join(dataFolder, 'logs', `${part.name}.log`) }, report));
  // Each process is given the roles it needs and no other.
  const production = { NODE_ENV: 'production', FAULTLINE_API_PORT: String(ports.api) };
  const app = { ...production, FAULTLINE_APP_URL: database.appUrl };
  begin({ name: 'api', command: 'node', arguments: ['apps/api/src/main.ts'], environment: app });
  begin({
    name: 'worker',
    command: 'node',
    arguments: ['apps/worker/src/main.ts'],
    environment: { ...app, FAULTLINE_IMPORT_URL: database.importUrl },
  });
  if (withWeb)
    begin(
      {
        name: 'web',
        command: 'next',
        arguments: ['start', '--hostname', '127.0.0.1', '--port', String(ports.web)],
        environment: { ...production, NEXT_TELEMETRY_DISABLED: '1' },
      },
      join(PROJECT, 'apps/web'),
    );

  await whenReady(`http://127.0.0.1:${ports.api}/readyz`, join(dataFolder, 'logs', 'api.log'));
  if (withWeb) await whenReady(`http://127.0.0.1:${ports.web}/`, join(dataFolder, 'logs', 'web.log'));
  report(`ready at http://127.0.0.1:${withWeb ? ports.web : ports.api}${withWeb ? '' : '/graphql'} (Ctrl-C stops it)`);
}

async function importBundledDatasets({ appUrl, importUrl }: OpenDatabase): Promise<void> {
  const folder = join(PROJECT, 'datasets');
  const names = readdirSync(folder).filter((entry) => existsSync(join(folder, entry, 'dataset.json')));
  // The import knows by the digest whether the dataset is there already; the dashboard opens the one imported last.
  for (const name of names.sort())
    await runOnce('node', ['apps/worker/src/import.ts', join(folder, name), '--tenant', 'public'], {
      folder: PROJECT,
      environment: { FAULTLINE_APP_URL: appUrl, FAULTLINE_IMPORT_URL: importUrl },
    });
}

async function whenReady(url: string, logFile: string): Promise<void> {
  const deadline = Date.now() + READY_DEADLINE_MS;
  for (;;) {
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => null);
    if (answer && answer.status < 400) return;
    if (Date.now() > deadline) throw new Refusal(`${url} did not become ready; the reasons are in ${logFile}.`);
    await sleep(100);
  }
}

let stopping = false;
let stop = async (): Promise<void> => {};

/** Last started, first stopped; the database after everything that uses it. */
function stopInOrder(parts: readonly Supervised[], database: OpenDatabase): void {
  stop = async () => {
    await Promise.all(parts.map((part) => part.stop()));
    await database.stop();
  };
  void database.lost.then(() => {
    if (!stopping) void end(1, 'the database ended by itself; start again');
  });
}

async function end(code: number, line: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (code === 0) report(line);
  else console.error(`faultline: ${line}`);
  await stop();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0, 'stopping'));
start().catch((thrown: unknown) => void end(1, thrown instanceof Refusal ? thrown.message : reasonOf(thrown)));
