import { type Migrated, migrate } from '@faultline/store';
import postgres from 'postgres';
import { inject, onTestFinished } from 'vitest';
import { TEMPLATE, TEST_PASSWORDS } from './global-setup.ts';

export interface TestDatabase extends Omit<Migrated, 'applied'> {
  readonly ownerUrl: string;
}

let made = 0;

/** A migrated, empty database of the caller's own. */
export async function testDatabase(): Promise<TestDatabase> {
  const ownerUrl = await emptyDatabase(TEMPLATE);
  return { ownerUrl, ...(await migrate(ownerUrl, TEST_PASSWORDS)) };
}

/** A database without migrations, or a copy of the template; answers its owner's address. */
export async function emptyDatabase(template = 'template0'): Promise<string> {
  const server = inject('databaseUrl');
  const name = `test_${process.pid}_${Date.now()}_${made++}`;
  const sql = postgres(server, { max: 1, onnotice: () => {} });
  try {
    // Copies of one template wait for each other: PostgreSQL refuses to copy what somebody is connected to.
    await sql`SELECT pg_advisory_lock(1)`;
    await sql.unsafe(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  } finally {
    await sql.end();
  }
  return server.replace(/\/faultline$/, `/${name}`);
}

/** A connection that closes with the test. */
export function connect(url: string, connections = 2): postgres.Sql {
  const sql = postgres(url, { max: connections, onnotice: () => {} });
  onTestFinished(() => sql.end({ timeout: 1 }));
  return sql;
}
