import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@faultline/store';
import { startEmbeddedDatabase } from '../../apps/standalone/src/database/embedded-database.ts';

export interface BenchDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly importUrl: string;
  /** A folder for files of the workload, gone with the database. */
  readonly folder: string;
  /** What the server writes to its log while the work is under way. */
  logDuring(work: () => Promise<void>): Promise<string>;
}

/** A PostgreSQL of its own with migrations applied, in a temporary folder, for as long as the work takes. */
export async function withDatabase(work: (database: BenchDatabase) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'faultline-bench-'));
  // Root hands the server to another account, which must be able to enter.
  chmodSync(root, 0o755);
  const folder = join(root, 'work');
  mkdirSync(folder);
  try {
    const { url, server } = await startEmbeddedDatabase(root, 'owner');
    try {
      const { appUrl, importUrl } = await migrate(url, { app: 'app', import: 'import' });
      await work({ ownerUrl: url, appUrl, importUrl, folder, logDuring: logReader(server.logFile) });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function logReader(file: string): BenchDatabase['logDuring'] {
  return async (work) => {
    const start = existsSync(file) ? statSync(file).size : 0;
    await work();
    return readFileSync(file).subarray(start).toString('utf8');
  };
}
