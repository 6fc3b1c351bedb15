import type postgres from 'postgres';
import { DatabaseFault } from './database-fault.ts';
import { isLost, transact } from './transact.ts';

/** On whose behalf a call is made: it reads this tenant's rows and those of `public`, and writes this tenant's. */
export interface Access {
  readonly tenant: string;
  /** Aborted when nobody waits for the answer any more: the statement under way is then cancelled in the database. */
  readonly signal?: AbortSignal;
}

/** Cancels what a backend is doing, over a connection that is never busy with anything else. */
export type Cancel = (backend: number) => void;

export interface Connections {
  readonly sql: postgres.Sql;
  readonly cancel: Cancel;
}

/**
 * A read-only transaction that sees one tenant's rows and the public ones. The setting is local to the transaction, so
 * that a pooled connection never carries it to the next caller.
 */
export async function asTenant<Result>(
  { sql, cancel }: Connections,
  { tenant, signal }: Access,
  read: (transaction: postgres.TransactionSql) => Promise<Result>,
): Promise<Result> {
  return transact(sql, 'ISOLATION LEVEL REPEATABLE READ READ ONLY', async (transaction) => {
    const backend = await setTenant(transaction, tenant);
    return cancelOn({ signal, backend, cancel }, () => read(transaction));
  });
}

/** Answers the backend's process id, by which the transaction can be cancelled. */
export async function setTenant(transaction: postgres.TransactionSql, tenant: string): Promise<number> {
  const [row] = await transaction<{ backend: number }[]>`
    SELECT set_config('faultline.tenant', ${tenant}, true), pg_backend_pid() AS backend`;
  return row?.backend ?? 0;
}

/** Work that ends with CANCELLED (or the deadline's own fault) as soon as the signal says so. */
export async function cancelOn<Result>(
  {
    signal,
    backend,
    cancel,
  }: { readonly signal: AbortSignal | undefined; readonly backend: number; readonly cancel: Cancel },
  work: () => Promise<Result>,
): Promise<Result> {
  if (!signal) return work();
  const stop = () => cancel(backend);
  if (signal.aborted) throw calledOff(signal);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await work();
  } catch (thrown) {
    throw signal.aborted && !isLost(thrown) ? calledOff(signal) : thrown;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function calledOff({ reason }: AbortSignal): Error {
  return reason instanceof DatabaseFault ? reason : new DatabaseFault('CANCELLED', reason);
}
