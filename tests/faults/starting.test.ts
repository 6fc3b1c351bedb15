import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { withoutCredentials } from '../../apps/standalone/src/refusal.ts';
import * as store from '../../packages/store/src/database-address.ts';
import { testDatabase } from '../database/test-database.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const UNSET = { DATABASE_URL: '', FAULTLINE_APP_URL: '', FAULTLINE_IMPORT_URL: '', FAULTLINE_AUTH: 'single-user' };

/** The one line with which a process that cannot start ends. */
function refusal([file = '', ...parameters]: readonly string[], environment: Readonly<Record<string, string>>): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...parameters], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: { ...process.env, ...UNSET, ...environment },
    timeout: 30_000,
  });
  const lines = `${stdout}${stderr}`.trim().split('\n');
  expect([status, lines.length], lines.join('\n')).toEqual([1, 1]);
  return lines[0] ?? '';
}

const API = ['apps/api/src/main.ts'];
const WORKER = ['apps/worker/src/main.ts'];
const IMPORT = ['apps/worker/src/import.ts', 'datasets/europe-2019'];
const MIGRATE = ['packages/store/src/commands/migrate.ts'];
const MAINTAIN = ['packages/store/src/commands/maintain.ts', 'audit'];
const BAD_PORT = 'postgres://me:hunter2@127.0.0.1:bad/x';
const NO_SCHEME = 'me:hunter2@127.0.0.1/x';

describe('J04: an address that is none, of which any part may be the password,', () => {
  test.each([
    { command: API, variable: 'FAULTLINE_APP_URL', address: BAD_PORT },
    { command: API, variable: 'FAULTLINE_APP_URL', address: NO_SCHEME },
    { command: WORKER, variable: 'FAULTLINE_APP_URL', address: BAD_PORT },
    { command: WORKER, variable: 'FAULTLINE_APP_URL', address: NO_SCHEME },
    { command: IMPORT, variable: 'FAULTLINE_APP_URL', address: BAD_PORT },
    { command: MIGRATE, variable: 'DATABASE_URL', address: NO_SCHEME },
    { command: MAINTAIN, variable: 'DATABASE_URL', address: NO_SCHEME },
  ])('is refused by $command.0 in one line that names $variable: $address', ({ command, variable, address }) => {
    const passwords = { FAULTLINE_APP_PASSWORD: 'a', FAULTLINE_IMPORT_PASSWORD: 'b' };
    const line = refusal(command, { FAULTLINE_IMPORT_URL: address, ...passwords, [variable]: address });
    expect(line).toContain(`${variable} is ${withoutCredentials(address)}`);
    expect(line).toContain('write it as postgres://user:password@host:5432/database');
    expect(line).not.toContain('hunter2');
  });

  test('is shown from its last @ on, without its query, and not at all where there is none', () => {
    const shown = {
      'postgres://me:hunt@er/hunter2@127.0.0.1:5432/x?password=hunter2': '***@127.0.0.1:5432/x',
      'postgres://me:hunter2/x': 'an address without @',
      hunter2: 'an address without @',
    };
    for (const [address, expected] of Object.entries(shown)) {
      expect(withoutCredentials(address)).toBe(expected);
      expect(store.withoutCredentials(address)).toBe(expected);
    }
  });

  test('is told from one that is one', () => {
    const read = (address: string) => store.requireDatabaseAddress('DATABASE_URL', { DATABASE_URL: address });
    for (const sound of ['postgres://me:hunter2@127.0.0.1:5432/x', 'postgresql://me:hun%25ter2@db/x?sslmode=require'])
      expect(read(sound)).toBe(sound);
    for (const bad of ['', 'hunter2', 'https://me:hunter2@db/x', 'postgres:me:hunter2@db/x', 'postgres://me:h%u@db/x'])
      expect(() => read(bad)).toThrow(/^DATABASE_URL is (?!.*hunter2)/);
  });
});

describe('J04: the API by itself', () => {
  test('refuses a database that does not answer', () => {
    const line = refusal(API, { FAULTLINE_APP_URL: 'postgres://me:hunter2@127.0.0.1:1/x' });
    expect(line).toContain(
      'the database of FAULTLINE_APP_URL, ***@127.0.0.1:1/x, cannot be used (connect ECONNREFUSED',
    );
    expect(line).not.toContain('hunter2');
  });

  test('refuses a taken port, and one that is no number', async () => {
    const { appUrl } = await testDatabase();
    const taken = createServer();
    await new Promise<void>((ready) => {
      taken.listen(0, '127.0.0.1', ready);
    });
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    for (const given of [port, 'many'])
      expect(refusal(API, { FAULTLINE_APP_URL: appUrl, FAULTLINE_API_PORT: given })).toMatch(
        new RegExp(`^api: port ${given} of 127.0.0.1 cannot be had .*set FAULTLINE_API_PORT`),
      );
  });
});
