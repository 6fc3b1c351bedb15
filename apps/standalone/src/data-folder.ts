import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Refusal, reasonOf } from './refusal.ts';

const MARKER = 'faultline-data.json';

/** Made once and kept readable by the owner alone. */
export interface Credentials {
  readonly owner: string;
  readonly app: string;
  readonly import: string;
}

/** Makes the data folder, or makes sure that an existing one is ours and can be used. */
export function openDataFolder(folder: string): Credentials {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (thrown) {
    throw new Refusal(
      `the data folder ${folder} cannot be used (${reasonOf(thrown)}): mend its permissions, or set FAULTLINE_DATA_DIR to another one.`,
    );
  }
  const marker = join(folder, MARKER);
  if (!existsSync(marker)) {
    if (readdirSync(folder).length > 0)
      throw new Refusal(
        `${folder} holds files that are not Faultline’s: set FAULTLINE_DATA_DIR to an empty or new folder.`,
      );
    const password = () => randomBytes(24).toString('base64url');
    const credentials: Credentials = { owner: password(), app: password(), import: password() };
    writeFileSync(marker, `${JSON.stringify(credentials)}\n`, { mode: 0o600 });
  }
  try {
    return JSON.parse(readFileSync(marker, 'utf8')) as Credentials;
  } catch (thrown) {
    throw new Refusal(
      `${marker} cannot be read (${reasonOf(thrown)}): restore it from a backup, or move ${folder} away.`,
    );
  }
}

/** One installation, one main process. Answers what gives the folder back. */
export function lockDataFolder(folder: string): () => void {
  const lock = join(folder, 'main.pid');
  if (existsSync(lock)) {
    const pid = Number(readFileSync(lock, 'utf8'));
    if (isMain(pid))
      throw new Refusal(
        `Faultline is running on ${folder} already (process ${pid}): use it, or stop it with Ctrl-C first.`,
      );
  }
  writeFileSync(lock, String(process.pid));
  return () => rmSync(lock, { force: true });
}

/** True while npm start, or a command that opened the database, runs on this folder. */
export function isRunning(folder: string): boolean {
  const lock = join(folder, 'main.pid');
  return existsSync(lock) && isMain(Number(readFileSync(lock, 'utf8')));
}

/** A process number may have gone to somebody else since. */
function isMain(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1 || pid === process.pid) return false;
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return /standalone\/(start\.js|src\/(main|maintain)\.ts)/.test(stdout ?? '');
}
