import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { asTenant, type Cancel } from '../../packages/store/src/access.ts';
import { openRows } from '../../packages/store/src/rows.ts';
import { turnstile } from '../../packages/store/src/turnstile.ts';
import { connect, type TestDatabase, testDatabase } from '../database/test-database.ts';

const local = { tenant: 'local' };

/** A cancellation that is slow on its way, as over a network. */
function slowCancel({ ownerUrl }: TestDatabase): Cancel {
  const sql = connect(ownerUrl);
  return async (backend) => {
    await sleep(150);
    await sql`SELECT pg_cancel_backend(${backend})`;
  };
}

test('A26: a caller who leaves when his work is done does not take along the statement of the next one on his connection', async () => {
  const database = await testDatabase();
  const sql = connect(database.appUrl, 1);
  const connections = { sql, cancel: slowCancel(database) };
  const gone = new AbortController();
  const first = asTenant(connections, { ...local, signal: gone.signal }, async (transaction) => {
    const rows = await transaction`SELECT 1 AS one`;
    gone.abort();
    return rows;
  });
  const next = asTenant(connections, local, (transaction) => transaction`SELECT pg_sleep(0.5), 2 AS two`);
  expect(await first).toMatchObject([{ one: 1 }]);
  expect(await next).toMatchObject([{ two: 2 }]);
});

test('A26: nor does one who asked for ordinary rows', async () => {
  const database = await testDatabase();
  const rows = openRows(database.appUrl, {
    connections: 1,
    statementTimeoutMs: 30_000,
    door: turnstile(1),
    cancel: slowCancel(database),
    onStatement: () => {},
  });
  onTestFinished(() => rows.close());
  const gone = new AbortController();
  const first = rows.asTenant({ ...local, signal: gone.signal }, async (prisma) => {
    const found = await prisma.$queryRaw`SELECT 1 AS one`;
    gone.abort();
    return found;
  });
  const next = rows.asTenant(local, (prisma) => prisma.$queryRaw`SELECT pg_sleep(0.5)::text, 2 AS two`);
  expect(await first).toMatchObject([{ one: 1 }]);
  expect(await next).toMatchObject([{ two: 2 }]);
});
