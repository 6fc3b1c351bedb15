import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@faultline/store';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startEmbeddedDatabase } from '../../apps/standalone/src/database/embedded-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address of the server the tests of this run share. */
    databaseUrl: string;
  }
}

export const TEMPLATE = 'faultline_template';
export const TEST_PASSWORDS = { app: 'app', import: 'import' };

/** One PostgreSQL of its own for the whole run, on a free port and in a folder of its own, gone afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-tests-'));
  // Root hands the server to another account, which must be able to enter.
  chmodSync(folder, 0o755);
  const { url, server } = await startEmbeddedDatabase(folder, 'owner');
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql.unsafe(`CREATE DATABASE ${TEMPLATE}`);
  await sql.end();
  await migrate(url.replace(/\/faultline$/, `/${TEMPLATE}`), TEST_PASSWORDS);
  project.provide('databaseUrl', url);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
