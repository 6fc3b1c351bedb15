import type postgres from 'postgres';

/** What the driver says of a query whose connection is gone, and PostgreSQL when it ends a connection itself. */
const LOST = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
]);

export function isLost(thrown: unknown): boolean {
  return LOST.has(String((thrown as { readonly code?: unknown } | null)?.code));
}

/**
 * `sql.begin` of postgres.js, which sends ROLLBACK after every failure: over a connection that is gone, that write ends the
 * whole process (porsager/postgres, issues 1154 and 1208). So work whose connection is gone is never settled; `begin` has
 * rejected by then, because it watches the connection itself. `over` is aborted as soon as it has: work that goes on must
 * send nothing more.
 */
export async function transact<Result>(
  sql: postgres.Sql,
  options: string,
  work: (transaction: postgres.TransactionSql, over: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const ended = new AbortController();
  try {
    const { result } = await sql.begin(options, async (transaction) => {
      try {
        return { result: await work(transaction, ended.signal) };
      } catch (thrown) {
        if (ended.signal.aborted || isLost(thrown)) await new Promise(() => {});
        throw thrown;
      }
    });
    return result;
  } finally {
    ended.abort();
  }
}
