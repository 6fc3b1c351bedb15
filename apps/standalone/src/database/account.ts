import { execFileSync, spawnSync } from 'node:child_process';

/** The operating-system account PostgreSQL runs under; null is the one that started us. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

/** PostgreSQL refuses to run as root, so root hands it to the account `postgres`, made where it is missing. */
export function databaseAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const known = lookUp();
  if (known) return known;
  execFileSync('useradd', ['--system', '--no-create-home', NAME], { stdio: 'ignore' });
  const made = lookUp();
  if (!made) throw new Error(`the account "${NAME}" could not be made`);
  return made;
}

/** True where the account can enter every folder on the way to the path and read what lies there. */
export function canReach(account: Account | null, path: string): boolean {
  if (account === null) return true;
  return spawnSync('test', ['-r', path, '-a', '-x', path], { ...account, cwd: '/' }).status === 0;
}

function lookUp(): Account | null {
  const id = (flag: string) => Number(spawnSync('id', [flag, NAME], { encoding: 'utf8' }).stdout);
  const account = { uid: id('-u'), gid: id('-g') };
  return account.uid > 0 ? account : null;
}
