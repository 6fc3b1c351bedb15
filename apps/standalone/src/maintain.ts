import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isRunning, lockDataFolder, openDataFolder } from './data-folder.ts';
import { openDatabase } from './database/open-database.ts';
import { Refusal, reasonOf } from './refusal.ts';

// npm run backup|restore|verify|audit:verify: finds the database, running or not, and lets the store's command at it.

const PROJECT = resolve(import.meta.dirname, '../../..');

async function main([action = '', folder]: readonly string[]): Promise<number> {
  const dataFolder = resolve(process.env.FAULTLINE_DATA_DIR ?? join(PROJECT, '.faultline'));
  const parameters = folder === undefined ? [action] : [action, resolve(process.env.INIT_CWD ?? '.', folder)];
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL, parameters);
  if (action !== 'restore' && !existsSync(dataFolder))
    throw new Refusal(`there is no ${dataFolder}: run npm start first, or set FAULTLINE_DATA_DIR or DATABASE_URL.`);
  const credentials = openDataFolder(dataFolder);
  if (isRunning(dataFolder)) {
    if (action === 'restore') throw new Refusal('Faultline is running: stop it with Ctrl-C, then restore.');
    return work(ownerUrl(dataFolder, credentials.owner), parameters);
  }
  const unlock = lockDataFolder(dataFolder);
  const database = await openDatabase({ project: PROJECT, dataFolder, credentials });
  try {
    return await work(database.ownerUrl, parameters);
  } finally {
    await database.stop();
    unlock();
  }
}

/** Of the server that npm start runs: its place is in the file it wrote, its owner's password in ours. */
function ownerUrl(dataFolder: string, password: string): string {
  const { appUrl } = JSON.parse(readFileSync(join(dataFolder, 'connection.json'), 'utf8')) as { appUrl: string };
  const url = new URL(appUrl);
  url.username = 'faultline';
  url.password = encodeURIComponent(password);
  return url.href;
}

async function work(url: string, parameters: readonly string[]): Promise<number> {
  const child = spawn('node', ['packages/store/src/commands/maintain.ts', ...parameters], {
    cwd: PROJECT,
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (thrown) {
  console.error(`faultline: ${thrown instanceof Refusal ? thrown.message : reasonOf(thrown)}`);
  process.exitCode = 1;
}
