import { PrismaPg } from '@prisma/adapter-pg';
import { type Access, type Cancel, cancelOn } from './access.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';
import type { Turnstile } from './turnstile.ts';

/** Ordinary rows, through Prisma: users, layouts, answers, secrets. Whole snapshots go by COPY instead, runs round by round. */
export interface Rows {
  /** Runs in one transaction that sees this tenant's rows and the public ones. */
  asTenant<Result>(access: Access, work: (prisma: Prisma.TransactionClient) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export interface RowsOptions {
  readonly connections: number;
  readonly statementTimeoutMs: number;
  readonly door: Turnstile;
  readonly cancel: Cancel;
  readonly onStatement: (text: string) => void;
}

export function openRows(url: string, options: RowsOptions): Rows {
  const { connections, statementTimeoutMs, door, cancel, onStatement } = options;
  const prisma = new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: 10_000,
      statement_timeout: statementTimeoutMs,
      keepAlive: true,
    }),
    log: [{ level: 'query', emit: 'event' }],
    transactionOptions: { maxWait: 10_000, timeout: statementTimeoutMs + 5_000 },
  });
  prisma.$on('query', ({ query }) => onStatement(query));
  return {
    asTenant: (access, work) =>
      door.pass(access, () =>
        prisma.$transaction(async (transaction) => {
          const [row] = await transaction.$queryRaw<{ backend: number }[]>`
            SELECT set_config('faultline.tenant', ${access.tenant}, true), pg_backend_pid() AS backend`;
          return cancelOn({ signal: access.signal, backend: row?.backend ?? 0, cancel }, () => work(transaction));
        }),
      ),
    close: () => prisma.$disconnect(),
  };
}
