import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { connect, testDatabase } from '../database/test-database.ts';

test('a connection that dies between two statements of a transaction ends it in words, and the next one works', async () => {
  const { ownerUrl } = await testDatabase();
  const killer = connect(ownerUrl);
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  onTestFinished(() => sql.end({ timeout: 1 }));
  let after: unknown;
  const ended = sql.begin(async (transaction) => {
    const [row] = await transaction<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    await killer`SELECT pg_terminate_backend(${row?.pid ?? 0})`;
    // Until the end of the connection has reached us.
    await new Promise((resolve) => setTimeout(resolve, 200));
    after = await transaction`SELECT 1`.catch((thrown: unknown) => thrown);
    throw after;
  });
  await expect(ended).rejects.toThrow();
  await expect.poll(() => after).toMatchObject({ code: 'CONNECTION_CLOSED' });
  expect(await sql`SELECT 1 AS one`).toMatchObject([{ one: 1 }]);
});
