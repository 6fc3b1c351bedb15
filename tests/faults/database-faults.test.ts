import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type RunningApi, startApi } from '../api/running-api.ts';
import { untilWaiting } from '../database/held-up.ts';
import { makeReadOnly, raiseOnWrite } from '../database/raised-faults.ts';
import { connect } from '../database/test-database.ts';

// PostgreSQL itself refuses; what counts is what an analyst is told, and that nothing is half written.

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

let made = 0;
const newUser = () => {
  const name = `user-${made++}`;
  return `mutation { createUser(idempotencyKey: "${name}", email: "${name}@example.org", name: "N", role: VIEWER) { ... on User { email } } }`;
};
const contagion = (lossRatio: number) => `{ snapshot(slug: "europe-2019") { ... on Snapshot {
  contagion(shock: { losses: [{ institution: "7ltwfzyicnsx8d621k86", lossRatio: ${lossRatio} }] }) { ... on Run { digest } } } } }`;

async function answerOf(query: string, to: RunningApi = api) {
  const { status, errors } = await to.ask(query);
  return [status, errors[0]?.extensions.code];
}

/** Rows of every table a change or a run writes to. */
async function written({ database }: RunningApi = api): Promise<Record<string, number>> {
  const sql = connect(database.ownerUrl);
  const count = async (table: string) => (await sql.unsafe(`SELECT count(*)::int AS count FROM ${table}`))[0]?.count;
  const tables = ['users', 'audit_events', 'idempotency_records', 'runs'];
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await count(table)])));
}

describe('H04: on a full disk', () => {
  test('a change is refused at once and leaves nothing; sent again under its key when there is room, it is made', async () => {
    const full = await raiseOnWrite(api.database, { table: 'users', sqlState: '53100', times: 1 });
    const [before, change] = [await written(), newUser()];
    expect(await answerOf(change)).toEqual([503, 'STORAGE_FULL']);
    expect([await full.tries(), await written()]).toEqual([1, before]);
    expect(await answerOf(change)).toEqual([200, undefined]);
  });

  test('a run that cannot be kept is not told, and is computed again when there is room', async () => {
    await raiseOnWrite(api.database, { table: 'runs', sqlState: '53100', times: 1 });
    const before = await written();
    expect(await answerOf(contagion(0.31))).toEqual([503, 'STORAGE_FULL']);
    expect(await written()).toEqual(before);
    expect(await answerOf(contagion(0.31))).toEqual([200, undefined]);
    expect((await written()).runs).toBe((before.runs ?? 0) + 1);
  });
});

describe('H04: a change that others get in the way of', () => {
  test('three times over is refused, and leaves nothing', async () => {
    const conflict = await raiseOnWrite(api.database, { table: 'users', sqlState: '40001' });
    const before = await written();
    expect(await answerOf(newUser())).toEqual([503, 'CONFLICT']);
    expect([await conflict.tries(), await written()]).toEqual([3, before]);
  });

  test('twice is made at the third attempt, once', async () => {
    await raiseOnWrite(api.database, { table: 'users', sqlState: '40001', times: 2 });
    const before = await written();
    expect(await answerOf(newUser())).toEqual([200, undefined]);
    expect((await written()).users).toBe((before.users ?? 0) + 1);
  });

  test('by a deadlock is made when the other is done', async () => {
    const other = postgres(api.database.ownerUrl, { max: 1, onnotice: () => {} });
    onTestFinished(() => other.end());
    // PostgreSQL ends whoever looks for the deadlock first: here, always the API.
    await other.unsafe(`SET deadlock_timeout = '30s'`);
    const before = await written();
    const { change } = await other.begin(async (transaction) => {
      // A change writes its rows first and its line in the trail last.
      await transaction.unsafe('LOCK TABLE audit_events IN ACCESS EXCLUSIVE MODE');
      const waiting = answerOf(newUser());
      await untilWaiting(api.database, 1);
      await transaction.unsafe('LOCK TABLE users IN ACCESS EXCLUSIVE MODE');
      return { change: waiting };
    });
    expect(await change).toEqual([200, undefined]);
    expect((await written()).users).toBe((before.users ?? 0) + 1);
    const deadlocks = async () =>
      (
        await other`
      SELECT deadlocks::int AS count FROM pg_stat_database WHERE datname = current_database()`
      )[0]?.count;
    await expect.poll(deadlocks, { timeout: 20_000 }).toBe(1);
  });
});

test('H04: a database that takes no writes answers what is only read, and says of changes and new runs that it does not', async () => {
  const standby = await startApi();
  onTestFinished(() => standby.close());
  await makeReadOnly(standby.database);
  const before = await written(standby);
  for (const query of [newUser(), contagion(0.5)]) expect(await answerOf(query, standby)).toEqual([503, 'READ_ONLY']);
  expect(await written(standby)).toEqual(before);
  expect(
    await answerOf('{ snapshots { edges { node { slug institutions(first: 1) { totalCount } } } } }', standby),
  ).toEqual([200, undefined]);
});
