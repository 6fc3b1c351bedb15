import type { Access } from '../access.ts';
import type { Prisma } from '../generated/client.ts';
import type { Rows } from '../rows.ts';

/** What a question was answered once, under the hash of all that it was asked with. */
export interface StoredAnswer {
  readonly digest: string;
  readonly snapshotId: string;
  readonly engineVersion: string;
  readonly question: string;
  /** Whatever is needed to ask it again. */
  readonly request: object;
  /** Figures as text. */
  readonly figures: string;
  readonly storedAt: Date;
}

/** Null where this caller never asked. */
export async function findAnswer(rows: Rows, access: Access, digest: string): Promise<StoredAnswer | null> {
  const row = await rows.asTenant(access, (prisma) => prisma.answer.findFirst({ where: { digest } }));
  if (!row) return null;
  const { snapshotId, engineVersion, question, request, figures, storedAt } = row;
  return {
    ...{ digest, engineVersion, question, storedAt },
    snapshotId: String(snapshotId),
    request: request as object,
    figures: Buffer.from(figures).toString('utf8'),
  };
}

/** Saving the same answer twice, even at the same moment, keeps the first: answers when that was stored. */
export async function saveAnswer(rows: Rows, access: Access, answer: StoredAnswer): Promise<Date> {
  const { snapshotId, figures, request, ...facts } = answer;
  const data = {
    ...facts,
    tenantId: access.tenant,
    snapshotId: BigInt(snapshotId),
    request: request as Prisma.InputJsonValue,
    figures: new Uint8Array(Buffer.from(figures, 'utf8')),
  };
  return rows.asTenant(access, async (prisma) => {
    const { count } = await prisma.answer.createMany({ data: [data], skipDuplicates: true });
    if (count > 0) return answer.storedAt;
    const first = await prisma.answer.findFirst({ where: { digest: answer.digest }, select: { storedAt: true } });
    return first?.storedAt ?? answer.storedAt;
  });
}
