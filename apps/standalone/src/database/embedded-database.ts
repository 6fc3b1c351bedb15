import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { type KeptProcess, keep } from '../processes/keep.ts';
import { Refusal, reasonOf } from '../refusal.ts';
import { ensureCluster, stopOrphan } from './cluster.ts';
import { findPlace } from './place.ts';

export interface EmbeddedDatabase {
  /** Owner's address of the database `faultline`. */
  readonly url: string;
  readonly notice: string | null;
  readonly server: KeptProcess;
}

const START_DEADLINE_MS = 30_000;

/** Starts PostgreSQL 18 on a free port of 127.0.0.1 with its cluster in (or, as root, near) the data folder. */
export async function startEmbeddedDatabase(dataFolder: string, superuserPassword: string): Promise<EmbeddedDatabase> {
  const place = await findPlace(dataFolder);
  ensureCluster(place, superuserPassword);
  await stopOrphan(place);
  const port = await freePort();
  const server = keep({
    name: 'database',
    command: place.programs.postgres,
    arguments: [
      '-D',
      place.cluster,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
    ],
    account: place.account,
    folder: place.cluster,
    stopSignal: 'SIGINT',
    logFile: join(dataFolder, 'logs', 'database.log'),
  });
  const url = `postgres://faultline:${encodeURIComponent(superuserPassword)}@127.0.0.1:${port}/faultline`;
  try {
    await whenReady(url, server);
  } catch (thrown) {
    await server.stop();
    throw thrown;
  }
  return { url, notice: place.notice, server };
}

async function whenReady(url: string, server: KeptProcess): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS;
  for (;;) {
    const sql = postgres(url.replace(/\/faultline$/, '/postgres'), { max: 1, connect_timeout: 5, onnotice: () => {} });
    try {
      const found = await sql`SELECT 1 FROM pg_database WHERE datname = 'faultline'`;
      if (found.length === 0) await sql`CREATE DATABASE faultline`;
      return;
    } catch (thrown) {
      if (!server.running())
        throw new Refusal(`PostgreSQL stopped while starting; its reasons are in ${server.logFile}.`);
      if (Date.now() > deadline)
        throw new Refusal(`PostgreSQL did not answer within 30 s (${reasonOf(thrown)}); see ${server.logFile}.`);
      await sleep(50);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export function hasCluster(dataFolder: string): boolean {
  return existsSync(join(dataFolder, 'cluster', 'PG_VERSION'));
}
