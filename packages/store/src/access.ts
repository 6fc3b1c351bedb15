import type postgres from 'postgres';

/** On whose behalf a call is made: it reads this tenant's rows and those of `public`, and writes this tenant's. */
export interface Access {
  readonly tenant: string;
}

/**
 * A read-only transaction that sees one tenant's rows and the public ones. The setting is local to the transaction, so
 * that a pooled connection never carries it to the next caller.
 */
export async function asTenant<Result>(
  sql: postgres.Sql,
  { tenant }: Access,
  read: (transaction: postgres.TransactionSql) => Promise<Result>,
): Promise<Result> {
  const answer = await sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', async (transaction) => {
    await setTenant(transaction, tenant);
    return { result: await read(transaction) };
  });
  return answer.result;
}

export async function setTenant(transaction: postgres.TransactionSql, tenant: string): Promise<void> {
  await transaction`SELECT set_config('faultline.tenant', ${tenant}, true)`;
}
