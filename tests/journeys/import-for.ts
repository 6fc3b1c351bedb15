import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeRows } from '../api/import-rows.ts';

/** Has the stack of a data folder import a system, the way a user does it. */
export function importFor(dataFolder: string, slug: string, rows: Parameters<typeof writeRows>[2]): void {
  const folder = join(dataFolder, '..', slug);
  mkdirSync(folder);
  writeRows(folder, slug, rows);
  execFileSync('node', ['apps/worker/src/import.ts', folder], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, FAULTLINE_DATA_DIR: dataFolder },
  });
}
