import { Writable } from 'node:stream';
import type { SnapshotRecords } from '@faultline/network';
import { createRunner } from '@faultline/runner';
import { DatabaseFault, openStore, type SnapshotRow, type Store } from '@faultline/store';
import { expect, onTestFinished, test, vi } from 'vitest';
import { errorForLog } from '../../apps/api/src/http/error-for-log.ts';
import { hidePasswords } from '../../apps/api/src/http/hide-passwords.ts';
import { createServer } from '../../apps/api/src/server.ts';
import { unsuitableNode } from '../../apps/standalone/node-version.js';
import { asDatabaseFault } from '../../packages/store/src/database-fault.ts';
import { turnstile } from '../../packages/store/src/turnstile.ts';
import { startApi } from '../api/running-api.ts';
import { connect, testDatabase } from '../database/test-database.ts';
import { batchesOf, dataset, exposure, records, withoutVenues } from '../database/two-banks.ts';

test('J03: another Node is told so in one line, and the right one is not', () => {
  expect(unsuitableNode('20.20.2')).toBe(
    'faultline: this is Node 20.20.2; use npm start, which brings Node 24 with it.',
  );
  expect(unsuitableNode('24.21.0')).toBeNull();
});

test('J05: a process that drains lives and is not ready, and answers what still comes; one without its database likewise', async () => {
  const api = await startApi();
  const status = async (url: string) => (await api.inject({ url })).statusCode;
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
  api.app.beginDrain();
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503]);
  expect((await api.ask('{ rateLimit { capacity } }')).status).toBe(200);
  await api.close();

  const database = await testDatabase();
  const store = openStore(database);
  const app = await createServer({
    installation: { store, runner: createRunner(store), cursorSecret: await store.cursorSecret() },
    log: false,
  });
  await store.close();
  expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
  expect((await app.inject({ url: '/readyz' })).statusCode).toBe(503);
  const refused = await app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query: '{ snapshots { totalCount } }' },
  });
  expect([refused.statusCode, refused.json().errors[0].extensions.code]).toEqual([503, 'UNAVAILABLE']);
  await app.close();
});

/** A log that is kept. */
function keptLog(): { readonly log: Writable; written(): string } {
  let text = '';
  const log = new Writable({
    write(chunk: Buffer, _, done) {
      text += chunk.toString();
      done();
    },
  });
  return { log, written: () => text };
}

test('J06 A23: nothing a caller sends breaks a log line or puts a secret into one', async () => {
  const { log, written } = keptLog();
  const api = await startApi({ log });
  const secret = 'fl_local_aaaaaaaaaaaa_SECRETSECRETSECRETSECRETSECRETSECRETSECRETS';
  await api.inject({
    method: 'POST',
    url: `/graphql?key=${secret}&x=%0d%0a{"level":60,"msg":"forged"}`,
    payload: {
      query: 'query A { __typename } query B { __typename }',
      operationName: 'A\r\n{"msg":"forged"}\u001b[31m',
    },
    headers: {
      authorization: `Bearer ${secret}`,
      cookie: `faultline_session=${secret}`,
      'user-agent': '\u001b[31mred',
    },
  });
  await api.inject({ url: '/nowhere%0d%0a{"msg":"forged"}' });
  await api.close();
  const text = written();
  const lines = text.trim().split('\n');
  expect(lines.length).toBeGreaterThanOrEqual(4);
  for (const line of lines) {
    const parsed = JSON.parse(line) as { msg: string; reqId?: string };
    expect(parsed.msg).not.toBe('forged');
  }
  expect(lines.some((line) => /"reqId":"[0-9a-f-]{36}"/.test(line))).toBe(true);
  expect(text).not.toContain('SECRET');
  expect(text).not.toContain('\u001b');
});

test('J06: a fault of ours is in the log with its place, and without the passwords it speaks of', async () => {
  const { log, written } = keptLog();
  const api = await startApi({ log });
  onTestFinished(() => api.close());
  const address = 'postgres://me:hunter2@db/x';
  const fault = new Error(`no answer from ${address}`, { cause: new Error('nor from me:hunt@er/hunter2@spare/x') });
  const options = { host: 'db', password: 'hunter2', ssl: { clientSecret: 'hunter2' }, tried: [address] };
  vi.spyOn(api.store, 'listSnapshots').mockRejectedValue(
    Object.assign(fault, { options: { ...options, options }, query: '/x?password=hunter2&port=1' }),
  );
  expect((await api.ask('{ snapshots { totalCount } }')).status).toBe(500);
  const line = written()
    .split('\n')
    .find((one) => one.includes('a request failed'));
  const { err } = JSON.parse(line ?? '') as { err: Record<string, unknown> };
  expect(err).toMatchObject({
    type: 'Error',
    message: 'no answer from ***@db/x: nor from ***@spare/x',
    stack: expect.stringContaining('operations.test.ts'),
    options: { host: 'db', tried: ['***@db/x'], options: { host: 'db' } },
    query: '/x?password=***&port=1',
  });
  expect(written()).not.toContain('hunter2');
});

test('J06: an error that holds itself, an endless chain or much of a file is written in a few words', () => {
  const fault = new Error('x');
  let chain = {};
  for (let level = 0; level < 1_000; level++) chain = { chain };
  const written = JSON.stringify(
    errorForLog(Object.assign(fault, { held: { fault }, file: new Uint8Array(1_000_000), chain })),
  );
  expect(written).toContain('[circular]');
  expect(written).toContain('[1000000 bytes]');
  expect(written).toContain('[deeper]');
});

test('J06: a stack keeps the paths of its modules', () => {
  const stack =
    'at run (file:///x/node_modules/@apollo/server/y.js:1:2)\n at z (C:\\x\\node_modules\\@apollo\\y.js:1:2)';
  expect(hidePasswords(stack)).toBe(stack);
  expect(hidePasswords('postgres://me:a/@db and me:file:b@db')).toBe('***@db and ***@db');
});

test('metrics count requests by route and status, and take no label from an address', async () => {
  const api = await startApi();
  await api.ask('{ __typename }');
  await api.inject({ url: '/nowhere/0123456789' });
  const { body, headers } = await api.inject({ url: '/metrics' });
  expect(headers['content-type']).toContain('text/plain');
  expect(body).toMatch(/faultline_http_requests_total\{method="POST",route="\/graphql",status="200"\} 1/);
  expect(body).toContain('faultline_process_cpu_seconds_total');
  expect(body).not.toContain('0123456789');
  await api.close();
});

test('F12: every answer forbids being framed, guessed at and run as a page', async () => {
  const api = await startApi();
  for (const url of ['/healthz', '/graphql', '/nowhere']) {
    const { headers } = await api.inject({ url });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBeDefined();
    expect(headers['strict-transport-security']).toBeDefined();
    expect(headers['x-powered-by']).toBeUndefined();
  }
  await api.close();
});

test('H04: a full disk, a read-only server and a time-out are told apart, wherever a driver hides the code', () => {
  const kindOf = (thrown: unknown) => {
    const fault = asDatabaseFault(thrown);
    return fault instanceof DatabaseFault ? fault.kind : fault;
  };
  expect(kindOf(Object.assign(new Error('x'), { code: '53100' }))).toBe('STORAGE_FULL');
  expect(kindOf({ meta: { driverAdapterError: { cause: { originalCode: '25006' } } } })).toBe('READ_ONLY');
  expect(kindOf(new Error('outer', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) }))).toBe(
    'UNAVAILABLE',
  );
  const ours = new TypeError('a fault of ours');
  expect(kindOf(ours)).toBe(ours);
});

test('H04: a deadlock and a serialisation conflict are tried again, at most twice; nothing else is', async () => {
  const failing = (code: string, times: number) => {
    let tries = 0;
    const work = async () => {
      tries++;
      if (tries <= times) throw Object.assign(new Error('x'), { code });
      return tries;
    };
    return { work, tries: () => tries };
  };
  const door = turnstile(1);
  expect(await door.pass({}, failing('40001', 2).work)).toBe(3);
  expect(await door.pass({}, failing('40P01', 1).work)).toBe(2);
  const hopeless = failing('40001', 9);
  await expect(door.pass({}, hopeless.work)).rejects.toMatchObject({ kind: 'CONFLICT' });
  expect(hopeless.tries()).toBe(3);
  const full = failing('53100', 9);
  await expect(door.pass({}, full.work)).rejects.toMatchObject({ kind: 'STORAGE_FULL' });
  expect(full.tries()).toBe(1);
});

test('H04: a real time-out and a real read-only server arrive as what they are, and nothing is half written', async () => {
  const database = await testDatabase();
  const store = openStore(database, { statementTimeoutMs: 150 });
  onTestFinished(() => store.close());
  const sql = connect(database.ownerUrl);
  await sql.begin(async (transaction) => {
    await transaction.unsafe('LOCK TABLE snapshots IN ACCESS EXCLUSIVE MODE');
    await expect(store.listSnapshots({ tenant: 'local' })).rejects.toMatchObject({ kind: 'DEADLINE_EXCEEDED' });
  });
  const [{ name } = { name: '' }] = await sql<{ name: string }[]>`SELECT current_database() AS name`;
  await sql.unsafe(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  const later = openStore(database);
  onTestFinished(() => later.close());
  const entry = { actor: 'a', action: 'ACCESS_REFUSED', subject: 's' } as const;
  await expect(later.identity.audit({ tenant: 'local' }, entry)).rejects.toMatchObject({ kind: 'READ_ONLY' });
  expect(await later.listSnapshots({ tenant: 'local' })).toEqual([]);
});

/** Two banks, with figures in euros alone, of which beta has the equity to lose what it lends to alpha. */
const lending = (amount: number): SnapshotRecords => ({
  ...records,
  ...withoutVenues,
  balanceSheets: records.balanceSheets.map((row) => (row.measure === 'EQUITY' ? { ...row, amount: 20 } : row)),
  exposures: [exposure('beta', 'alpha', amount)],
});

test.each(['loadSnapshot', 'findRun', 'saveRun'] as const)(
  'C08 D18: a run that an import overtakes at %s is the run of the snapshot it names, figure by figure',
  async (step) => {
    const database = await testDatabase();
    const store = openStore(database);
    onTestFinished(() => store.close());
    const local = { tenant: 'local' };
    await store.importDataset(local, dataset, batchesOf(lending(12.5)));
    const before = await store.findSnapshot(local, { slug: 'two-banks' });
    if (!before) throw new Error('the import is gone');
    const request = { model: 'debtRankLinear', parameters: {}, shock: [{ institution: 'alpha', lossRatio: 1 }] };
    const answered = async (from: Store, snapshotRow: SnapshotRow) => {
      const answer = await createRunner(from).contagion(local, { ...request, snapshotRow });
      if (!('run' in answer)) throw new Error('the run was refused');
      const kept = await store.findRun(local, answer.run.stored.digest);
      return { snapshotId: kept?.snapshotId, lossRatios: kept?.solved.lossRatioByRound.at(-1) };
    };
    const reached = Promise.withResolvers<void>();
    const overtaken = Promise.withResolvers<void>();
    const held = async (...given: readonly unknown[]) => {
      reached.resolve();
      await overtaken.promise;
      return (store[step] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
    };
    const run = answered({ ...store, [step]: held }, before);
    await reached.promise;
    await store.importDataset(local, { ...dataset, asOf: '2020-06-30' }, batchesOf(lending(5)));
    const newest = await store.findSnapshot(local, { slug: 'two-banks' });
    if (!newest) throw new Error('the import is gone');
    overtaken.resolve();
    // Alpha loses everything, beta what it lent to alpha as a share of 20; rows by key, the sovereign last.
    expect(await run).toEqual({ snapshotId: before.id, lossRatios: Float64Array.of(1, 12.5 / 20, 0) });
    expect(await answered(store, newest)).toEqual({ snapshotId: newest.id, lossRatios: Float64Array.of(1, 5 / 20, 0) });
  },
);
