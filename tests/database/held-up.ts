import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { onTestFinished } from 'vitest';
import type { TestDatabase } from './test-database.ts';

/** Holds a lock that every reading of snapshots waits for; the function given back lets go of it. */
export async function holdUp({ ownerUrl }: TestDatabase): Promise<() => Promise<void>> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const holding = new Promise<void>((resolve, reject) => {
    sql
      .begin(async (transaction) => {
        await transaction.unsafe('LOCK TABLE snapshots IN ACCESS EXCLUSIVE MODE');
        resolve();
        await released;
      })
      .catch(reject);
  });
  await holding;
  const stop = async () => {
    release();
    await sql.end({ timeout: 5 });
  };
  onTestFinished(stop);
  return stop;
}

/** How many statements of the API wait for a lock at this moment. */
export async function waitingStatements({ ownerUrl }: TestDatabase): Promise<number> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const [row] = await sql<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND usename = 'faultline_app' AND wait_event_type = 'Lock'`;
  await sql.end();
  return row?.count ?? -1;
}

export async function untilWaiting(database: TestDatabase, count: number): Promise<void> {
  while ((await waitingStatements(database)) < count) await sleep(20);
}
