import { spawn, spawnSync } from 'node:child_process';

/** True where psql is installed: PostgreSQL's own client is the peer of what reads and writes rows. */
export function hasPsql(): boolean {
  return spawnSync('psql', ['--version']).status === 0;
}

/** Runs commands of psql one after the other, stopping at the first that fails; throws what it said. */
export async function psql(url: string, commands: readonly string[]): Promise<void> {
  const child = spawn(
    'psql',
    [url, '-Xq', '-v', 'ON_ERROR_STOP=1', ...commands.flatMap((command) => ['-c', command])],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`psql ended with ${code}: ${said}`);
}
