import type postgres from 'postgres';
import type { RowContext } from './row-context.ts';

/**
 * Writes what the numbers in a snapshot's rows stand for. All of it is known when the rows are written, and needed
 * before their partitions are attached.
 */
export async function writeCodes(
  sql: postgres.TransactionSql,
  { snapshotId, tenant, terms, provenances }: RowContext,
): Promise<void> {
  await sql`INSERT INTO exposure_terms (snapshot_id, tenant_id, id, instrument, seniority, maturity_bucket, currency)
    SELECT ${snapshotId}, ${tenant}, place - 1, entry->>'instrument', entry->>'seniority', entry->>'maturityBucket', entry->>'currency'
    FROM jsonb_array_elements(${sql.json(terms.entries() as postgres.JSONValue)}) WITH ORDINALITY AS numbered (entry, place)`;
  await sql`INSERT INTO provenances (snapshot_id, tenant_id, id, quality, source_key)
    SELECT ${snapshotId}, ${tenant}, place - 1, entry->>'quality', entry->>'source'
    FROM jsonb_array_elements(${sql.json(provenances.entries() as postgres.JSONValue)}) WITH ORDINALITY AS numbered (entry, place)`;
}
