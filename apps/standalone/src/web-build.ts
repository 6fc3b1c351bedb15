import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runOnce } from './processes/run-once.ts';

/** What the build of the dashboard is made of; anything else may change without a new build. */
const INPUTS = ['apps/web', 'packages/contract', 'package-lock.json'];
const NOT_INPUTS = new Set(['.next', 'node_modules', 'next-env.d.ts', 'tsconfig.tsbuildinfo']);

/** Builds the dashboard unless the last complete build was made of the very same files. */
export async function buildWebIfStale(project: string, report: (line: string) => void): Promise<void> {
  const stamp = join(project, 'apps/web/.next/faultline-inputs');
  const inputs = hashOf(project);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return;
  report('building the dashboard, about a minute, only this once');
  // A build that is cut off must not pass for a complete one.
  rmSync(stamp, { force: true });
  await runOnce('next', ['build'], {
    folder: join(project, 'apps/web'),
    environment: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  });
  writeFileSync(stamp, inputs);
}

function hashOf(project: string): string {
  const hash = createHash('sha256');
  for (const path of INPUTS.flatMap((input) => filesOf(join(project, input))))
    hash.update(relative(project, path)).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function filesOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const entries = statEntries(path);
  return entries === null ? [path] : entries.flatMap((name) => filesOf(join(path, name)));
}

/** Names in a folder, sorted; null for a file. */
function statEntries(path: string): readonly string[] | null {
  try {
    return readdirSync(path)
      .filter((name) => !NOT_INPUTS.has(name))
      .sort();
  } catch {
    return null;
  }
}
