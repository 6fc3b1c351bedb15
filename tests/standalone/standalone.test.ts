import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bankCount, childrenOf, dataFolder, processesOf, type Started, start } from './installation.ts';

async function until(what: string, happened: () => boolean | Promise<boolean>, said = () => ''): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(20)) if (await happened()) return;
  throw new Error(`waited in vain for ${what}: ${said()}`);
}

async function killed(started: Started): Promise<void> {
  started.main.kill('SIGKILL');
  await started.ended;
}

/** The one line a start that cannot succeed ends with. */
async function refusal(started: Started): Promise<string> {
  expect(await started.ended).toBe(1);
  const lines = started
    .output()
    .trim()
    .split('\n')
    .filter((line) => !line.includes('cannot enter'));
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

/** Whether the import has a transaction open, seen by another role of the same database. */
async function isImporting(folder: string): Promise<boolean> {
  const { appUrl } = JSON.parse(readFileSync(join(folder, 'connection.json'), 'utf8')) as { readonly appUrl: string };
  const sql = postgres(appUrl, { max: 1, onnotice: () => {} });
  try {
    return (
      (
        await sql`SELECT 1 FROM pg_locks l JOIN pg_roles r ON r.rolname = 'faultline_import'
      JOIN pg_stat_activity a ON a.pid = l.pid AND a.usesysid = r.oid WHERE l.locktype = 'advisory'`
      ).length > 0
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}

describe('npm start', () => {
  test('survives a SIGKILL during initdb, during the import and while serving, and finds its data', async () => {
    const folder = dataFolder();
    const partial = () => processesOf(folder).some(({ args }) => args.includes('cluster.partial'));
    const first = await start(folder);
    await until('initdb to begin', partial);
    await killed(first);
    const second = await start(folder);
    await until('the database to be there', () => existsSync(join(folder, 'connection.json')), second.output);
    await until('the import to be under way', () => isImporting(folder), second.output);
    await killed(second);
    const third = await start(folder);
    await third.ready();
    expect(await bankCount(third.apiPort)).toBe(121);
    await killed(third);
    await until('what the killed one kept to end', () => processesOf(folder).length === 0);
    const fourth = await start(folder);
    const began = Date.now();
    await fourth.ready();
    expect(await bankCount(fourth.apiPort)).toBe(121);
    expect(Date.now() - began).toBeLessThan(60_000);
    fourth.main.kill('SIGTERM');
    expect(await fourth.ended).toBe(0);
    expect(processesOf(folder)).toEqual([]);
  });

  test('restarts the API when it crashes, and refuses a second start on the same folder meanwhile', async () => {
    const folder = dataFolder();
    const running = await start(folder);
    await running.ready();
    expect(await refusal(await start(folder))).toContain('is running on');
    // Nobody else on the machine reads a password off the list of processes.
    for (const { args } of processesOf(folder)) expect(args).not.toMatch(/postgres:\/\/|PASSWORD/);
    const keeper = processesOf(folder).find(({ args }) => args.includes('"name":"api"'));
    const [api] = childrenOf(keeper?.pid ?? 0);
    process.kill(api ?? 0, 'SIGKILL');
    await until('the API to be started again', () => running.output().includes('api ended with code'));
    await until('the API to answer', () =>
      bankCount(running.apiPort).then(
        (count) => count === 121,
        () => false,
      ),
    );
  });

  test('J04: refuses a taken port, naming the variable that moves it', async () => {
    const folder = dataFolder();
    const taken = createServer();
    await new Promise<void>((resolve) => {
      taken.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const line = await refusal(await start(folder, { FAULTLINE_API_PORT: String(port) }));
    expect(line).toContain(`port ${port} for the API is taken`);
    expect(line).toContain('FAULTLINE_API_PORT');
  });

  test('J04: refuses a database that does not answer, and keeps its password to itself', async () => {
    const line = await refusal(await start(dataFolder(), { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/x' }));
    expect(line).toContain('cannot be used: no PostgreSQL answers at 127.0.0.1:1');
    expect(line).not.toContain('hunter2');
  });

  test('J04: refuses an address that is none, whatever of it may be the password', async () => {
    const line = await refusal(await start(dataFolder(), { DATABASE_URL: 'me:hunter2@127.0.0.1/x' }));
    expect(line).toContain(
      'DATABASE_URL is ***@127.0.0.1/x, which is no address of a database: write it as postgres://',
    );
    expect(line).not.toContain('hunter2');
  });

  test('refuses a folder with somebody else’s files, and leaves them alone', async () => {
    const folder = dataFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'thesis.txt'), 'mine');
    expect(await refusal(await start(folder))).toContain('holds files that are not Faultline’s');
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
  });

  test('refuses a data folder that is no folder', async () => {
    const folder = dataFolder();
    mkdirSync(dirname(folder), { recursive: true });
    writeFileSync(folder, '');
    expect(await refusal(await start(folder))).toContain('cannot be used');
  });

  test('refuses a folder whose credentials cannot be read', async () => {
    const folder = dataFolder();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'faultline-data.json'), '{');
    expect(await refusal(await start(folder))).toContain('cannot be read');
  });
});
