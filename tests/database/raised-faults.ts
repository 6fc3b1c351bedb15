import postgres from 'postgres';
import { onTestFinished } from 'vitest';
import type { TestDatabase } from './test-database.ts';

export interface RaisedFault {
  /** How often rows were to be written, those attempts included that were rolled back. */
  tries(): Promise<number>;
}

/**
 * Until the test ends, PostgreSQL itself ends every attempt to write rows of the table with the SQLSTATE, the first
 * `times` of them. A sequence counts them, because rolling back does not set one back.
 */
export async function raiseOnWrite(
  { ownerUrl }: TestDatabase,
  {
    table,
    sqlState,
    times = 1_000_000,
  }: { readonly table: string; readonly sqlState: string; readonly times?: number },
): Promise<RaisedFault> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`
    CREATE SEQUENCE tries;
    CREATE FUNCTION raise_fault() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
    BEGIN
      IF nextval('tries') <= ${times} THEN RAISE EXCEPTION 'raised by the test' USING ERRCODE = '${sqlState}'; END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER raise_fault BEFORE INSERT OR UPDATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION raise_fault()`);
  onTestFinished(async () => {
    await sql.unsafe(`DROP TRIGGER raise_fault ON ${table}; DROP FUNCTION raise_fault; DROP SEQUENCE tries`);
    await sql.end();
  });
  return {
    async tries() {
      const [row] = await sql<{ count: number }[]>`
        SELECT (CASE WHEN is_called THEN last_value ELSE 0 END)::int AS count FROM tries`;
      return row?.count ?? -1;
    },
  };
}

/** The database takes no writes, as a standby does: those who are connected connect anew and find it so. */
export async function makeReadOnly(database: TestDatabase): Promise<void> {
  const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
  const [{ name } = { name: '' }] = await sql<{ name: string }[]>`SELECT current_database() AS name`;
  await sql.unsafe(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
  await sql.end();
  await endBackends(database);
}

/** Ends what the API's connections are doing, as an administrator who restarts the server does. */
export async function endBackends({ ownerUrl }: TestDatabase): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await sql`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND usename = 'faultline_app'`;
  await sql.end();
}
