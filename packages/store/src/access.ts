import type postgres from 'postgres';
import { DatabaseFault } from './database-fault.ts';

/** On whose behalf a call is made: it reads this tenant's rows and those of `public`, and writes this tenant's. */
export interface Access {
  readonly tenant: string;
  /** Aborted when nobody waits for the answer any more: the statement under way is then cancelled in the database. */
  readonly signal?: AbortSignal;
}

/**
 * Cancels what a backend is doing, over a connection that is never busy with anything else. Resolves, and never rejects,
 * when PostgreSQL has answered: the signal has then reached that backend, and none will come later.
 */
export type Cancel = (backend: number) => Promise<void>;

export interface Connections {
  readonly sql: postgres.Sql;
  readonly cancel: Cancel;
}

type Work<Result> = (transaction: postgres.TransactionSql) => Promise<Result>;

/**
 * A read-only transaction that sees one tenant's rows and the public ones. The setting is local to the transaction, so
 * that a pooled connection never carries it to the next caller.
 */
export function asTenant<Result>(connections: Connections, access: Access, read: Work<Result>): Promise<Result> {
  return within('ISOLATION LEVEL REPEATABLE READ READ ONLY', { ...connections, ...access }, read);
}

/** The same that may write, too: of the tenant's own rows. */
export function writingAsTenant<Result>(
  connections: Connections,
  access: Access,
  write: Work<Result>,
): Promise<Result> {
  return within('ISOLATION LEVEL READ COMMITTED', { ...connections, ...access }, write);
}

async function within<Result>(
  mode: string,
  { sql, cancel, tenant, signal }: Connections & Access,
  work: Work<Result>,
): Promise<Result> {
  const answer = await sql.begin(mode, async (transaction) => {
    const backend = await setTenant(transaction, tenant);
    return { result: await cancelOn({ signal, backend, cancel }, () => work(transaction)) };
  });
  return answer.result;
}

/** Answers the backend's process id, by which the transaction can be cancelled. */
export async function setTenant(transaction: postgres.TransactionSql, tenant: string): Promise<number> {
  const [row] = await transaction<{ backend: number }[]>`
    SELECT set_config('faultline.tenant', ${tenant}, true), pg_backend_pid() AS backend`;
  return row?.backend ?? 0;
}

/**
 * Work that ends with CANCELLED (or the deadline's own fault) as soon as the signal says so. It is not over before its
 * cancellation has been answered: the connection goes back after it, and a late one would stop the next caller's
 * statement. One that arrives when the work is done finds the backend idle, and PostgreSQL then ignores it.
 */
export async function cancelOn<Result>(
  {
    signal,
    backend,
    cancel,
  }: { readonly signal: AbortSignal | undefined; readonly backend: number; readonly cancel: Cancel },
  work: () => Promise<Result>,
): Promise<Result> {
  if (!signal) return work();
  let cancelled = Promise.resolve();
  const stop = () => {
    cancelled = cancel(backend);
  };
  if (signal.aborted) throw calledOff(signal);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await work();
  } catch (thrown) {
    throw signal.aborted ? calledOff(signal) : thrown;
  } finally {
    signal.removeEventListener('abort', stop);
    await cancelled;
  }
}

function calledOff({ reason }: AbortSignal): Error {
  return reason instanceof DatabaseFault ? reason : new DatabaseFault('CANCELLED', reason);
}
