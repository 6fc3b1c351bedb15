import postgres from 'postgres';
import { setTenant } from '../access.ts';
import { verifyAudit } from '../identity/audit.ts';
import { openRows } from '../rows.ts';
import { readSnapshot } from '../snapshots/read-snapshot.ts';
import { turnstile } from '../turnstile.ts';

export interface Verdict {
  /** One line per snapshot and per trail, in words. */
  readonly lines: readonly string[];
  readonly faultCount: number;
}

/**
 * Computes the digest of every snapshot and the chain of every audit trail again from the rows. `only` limits it to
 * the trails.
 */
export async function verifyDatabase(ownerUrl: string, only: 'audit' | 'everything'): Promise<Verdict> {
  const sql = postgres(ownerUrl, { max: 1, connect_timeout: 10, fetch_types: false, onnotice: () => {} });
  try {
    const lines: string[] = [];
    let faultCount = 0;
    const say = (isGood: boolean, line: string) => {
      lines.push(`${isGood ? 'ok' : 'FAULT'}  ${line}`);
      if (!isGood) faultCount++;
    };
    if (only === 'everything') await verifySnapshots(sql, say);
    await verifyTrails(ownerUrl, sql, say);
    return { lines, faultCount };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

type Say = (isGood: boolean, line: string) => void;

async function verifySnapshots(sql: postgres.Sql, say: Say): Promise<void> {
  const snapshots = await sql<{ id: string; tenant: string; slug: string; digest: string }[]>`
    SELECT s.id::text AS id, s.tenant_id AS tenant, d.slug, s.digest
    FROM snapshots s JOIN datasets d ON d.id = s.dataset_id ORDER BY s.id`;
  for (const { id, tenant, slug, digest } of snapshots) {
    const found = await sql.begin('READ ONLY', async (transaction) => {
      await setTenant(transaction, tenant);
      return readSnapshot(transaction, id);
    });
    const name = `snapshot ${id} (${tenant}/${slug})`;
    const isGood = found?.digest === digest;
    say(
      isGood,
      isGood ? `${name} has digest ${digest}` : `${name} should have digest ${digest} and has ${found?.digest}`,
    );
  }
}

async function verifyTrails(ownerUrl: string, sql: postgres.Sql, say: Say): Promise<void> {
  const tenants = await sql<{ tenant: string }[]>`SELECT tenant_id AS tenant FROM tenants ORDER BY 1`;
  const rows = openRows(ownerUrl, {
    connections: 1,
    statementTimeoutMs: 600_000,
    door: turnstile(1),
    cancel: async () => {},
    onStatement: () => {},
  });
  try {
    for (const { tenant } of tenants) {
      const { count, head, fault } = await verifyAudit(rows, { tenant });
      say(fault === null, `audit trail of ${tenant}: ${fault ?? `${count} events, head ${head}`}`);
    }
  } finally {
    await rows.close();
  }
}
