import { execFileSync, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal, reasonOf } from '../refusal.ts';
import type { Place } from './place.ts';

const MAJOR_VERSION = '18';
const STOP_GRACE_MS = 15_000;

/** Makes the cluster where there is none. A kill at any moment leaves either nothing or a whole cluster. */
export function ensureCluster({ cluster, programs, account }: Place, superuserPassword: string): void {
  const versionFile = join(cluster, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const major = readFileSync(versionFile, 'utf8').trim();
    if (major !== MAJOR_VERSION)
      throw new Refusal(
        `${cluster} belongs to PostgreSQL ${major}, and this is ${MAJOR_VERSION}: move it away, or set FAULTLINE_DATA_DIR to another folder.`,
      );
    return;
  }
  if (existsSync(cluster))
    throw new Refusal(
      `${cluster} exists and is no PostgreSQL cluster: move it away, or set FAULTLINE_DATA_DIR to another folder.`,
    );
  removeLeftOvers(cluster);
  // A name of its own: an initdb that outlived the start that was killed may still be writing beside us.
  const partial = `${cluster}.partial-${process.pid}`;
  const passwordFile = `${partial}.password`;
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  if (account) for (const path of [partial, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    execFileSync(
      programs.initdb,
      [
        `--pgdata=${partial}`,
        '--username=faultline',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--no-sync',
      ],
      { ...account, cwd: dirname(cluster), stdio: ['ignore', 'ignore', 'pipe'] },
    );
  } catch (thrown) {
    const stderr = (thrown as { stderr?: Buffer }).stderr?.toString().trim().split('\n').at(-1);
    throw new Refusal(`PostgreSQL could not make a cluster in ${partial}: ${stderr ?? reasonOf(thrown)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, cluster);
}

/** What killed starts left; whatever cannot be removed, because an initdb is still writing there, waits for the next one. */
function removeLeftOvers(cluster: string): void {
  for (const name of readdirSync(dirname(cluster)).filter((entry) => entry.startsWith(`${basename(cluster)}.partial`)))
    try {
      rmSync(join(dirname(cluster), name), { recursive: true, force: true });
    } catch {}
}

/** Stops a server that an earlier start left running on this cluster. */
export async function stopOrphan({ cluster }: Place): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n', 1)[0]);
  if (!servesCluster(pid, cluster)) {
    // The process is gone; its number may by now be somebody else's, which would keep PostgreSQL from starting.
    rmSync(pidFile, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + STOP_GRACE_MS;
  while (servesCluster(pid, cluster)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL');
    await sleep(50);
  }
}

function servesCluster(pid: number, cluster: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.includes(cluster) ?? false;
}
