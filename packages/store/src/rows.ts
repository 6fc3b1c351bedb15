import { PrismaPg } from '@prisma/adapter-pg';
import type { Access } from './access.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

/** Ordinary rows, through Prisma: runs, layouts, secrets. Whole snapshots go by COPY instead. */
export interface Rows {
  /** Runs in one transaction that sees this tenant's rows and the public ones. */
  asTenant<Result>(access: Access, work: (prisma: Prisma.TransactionClient) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export function openRows(
  url: string,
  { connections, onStatement }: { readonly connections: number; readonly onStatement: (text: string) => void },
): Rows {
  const prisma = new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    }),
    log: [{ level: 'query', emit: 'event' }],
  });
  prisma.$on('query', ({ query }) => onStatement(query));
  return {
    asTenant: ({ tenant }, work) =>
      prisma.$transaction(async (transaction) => {
        await transaction.$executeRaw`SELECT set_config('faultline.tenant', ${tenant}, true)`;
        return work(transaction);
      }),
    close: () => prisma.$disconnect(),
  };
}
