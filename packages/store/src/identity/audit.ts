import { createHash } from 'node:crypto';
import { canonicalJson } from '@faultline/network';
import type { Access } from '../access.ts';
import type { Prisma } from '../generated/client.ts';
import type { Rows } from '../rows.ts';

/** What happened, who did it, to what. The database adds number, time and the hash of the row before. */
export interface AuditEntry {
  /** User id, or `single-user`, `import`, `anonymous`. */
  readonly actor: string;
  readonly action: AuditAction;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

export const AUDIT_ACTIONS = [
  'DATASET_IMPORTED',
  'USER_CREATED',
  'USER_CHANGED',
  'API_KEY_CREATED',
  'API_KEY_REVOKED',
  'SIGNED_IN',
  'SIGNED_OUT',
  'SIGN_IN_REFUSED',
  'ACCESS_REFUSED',
  'MARGIN_WATCH_OPENED',
  'REPLAY_STARTED',
  'REPLAY_STOPPED',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditEvent {
  readonly sequence: bigint;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** Canonical JSON. */
  readonly detail: string;
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
}

/** Writes into the transaction of what it tells of: both are kept, or neither. */
export async function audit(transaction: Prisma.TransactionClient, tenant: string, entry: AuditEntry): Promise<void> {
  const { actor, action, subject, detail } = auditColumns(entry);
  await transaction.$executeRaw`
    INSERT INTO audit_events (tenant_id, actor, action, subject, detail) VALUES (${tenant}, ${actor}, ${action}, ${subject}, ${detail})`;
}

/** The texts of a row; what could pass for a separator of fields is taken out. */
export function auditColumns({ actor, action, subject, detail = {} }: AuditEntry) {
  const plain = (text: string) => text.replaceAll(/\p{Cc}/gu, ' ');
  return { actor: plain(actor), action, subject: plain(subject), detail: plain(canonicalJson(detail)) };
}

/** Newest first, `before` a sequence number. */
export async function listAuditEvents(
  rows: Rows,
  access: Access,
  { first, before }: { readonly first: number; readonly before: bigint | null },
): Promise<readonly AuditEvent[]> {
  return rows.asTenant(access, (prisma) =>
    prisma.auditEvent.findMany({
      where: before === null ? {} : { sequence: { lt: before } },
      orderBy: { sequence: 'desc' },
      take: first,
    }),
  );
}

export interface AuditVerdict {
  readonly count: number;
  /** Hash of the newest row, hex: keep it elsewhere, and a cut-off end is noticed, too. */
  readonly head: string;
  /** What is wrong with the first row that does not fit; null where all do. */
  readonly fault: string | null;
}

const BATCH = 1_000;

/** Computes the chain again, row by row, from nothing but the columns. */
export async function verifyAudit(rows: Rows, access: Access): Promise<AuditVerdict> {
  let previous = Buffer.alloc(32);
  let count = 0;
  for (;;) {
    const events = await rows.asTenant(access, (prisma) =>
      prisma.auditEvent.findMany({
        where: { sequence: { gt: count }, tenantId: access.tenant },
        orderBy: { sequence: 'asc' },
        take: BATCH,
      }),
    );
    for (const event of events) {
      count++;
      const fault = faultOf(event, access.tenant, { expected: count, previous });
      if (fault !== null) return { count, head: previous.toString('hex'), fault };
      previous = Buffer.from(event.hash);
    }
    if (events.length < BATCH) return { count, head: previous.toString('hex'), fault: null };
  }
}

function faultOf(
  event: AuditEvent,
  tenant: string,
  { expected, previous }: { readonly expected: number; readonly previous: Buffer },
): string | null {
  const { sequence, at, actor, action, subject, detail } = event;
  if (sequence !== BigInt(expected)) return `event ${expected} is missing: the next one is ${sequence}`;
  if (!previous.equals(event.previousHash)) return `event ${sequence} does not follow the one before it`;
  const text = [tenant, sequence, at.toISOString(), actor, action, subject, detail].join('\u001f');
  const hash = createHash('sha256').update(previous).update(text).digest();
  return hash.equals(event.hash) ? null : `event ${sequence} was changed after it was written`;
}
