import type { DatasetRecord, NetworkSnapshot, RecordBatch } from '@faultline/network';
import type postgres from 'postgres';
import { type Access, setTenant } from '../access.ts';
import { auditColumns } from '../identity/audit.ts';
import { readSnapshot } from '../snapshots/read-snapshot.ts';
import { copyIn } from './copy-in.ts';
import { nameInstitutions } from './name-institutions.ts';
import { attachPartition, createPartition } from './partitions.ts';
import { rowContext } from './row-context.ts';
import type { Table } from './table.ts';
import { TABLES } from './tables.ts';
import { writeCodes } from './write-codes.ts';

export interface ImportedSnapshot {
  readonly snapshotId: string;
  readonly digest: string;
  /** False where the dataset had a snapshot of this very content: then nothing was written. */
  readonly written: boolean;
  /** What was written, or was there already, as everybody will read it. */
  readonly snapshot: NetworkSnapshot;
}

/** Thrown inside the transaction to undo it when the content turns out to be stored already. */
class AlreadyStored extends Error {
  readonly stored: Omit<ImportedSnapshot, 'written'>;

  constructor(stored: AlreadyStored['stored']) {
    super('already stored');
    this.stored = stored;
  }
}

const NO_DIGEST_YET = '0'.repeat(64);

/**
 * Writes one snapshot in one transaction: batches by COPY, large tables into a fresh partition that is indexed and
 * attached at the end. A throw from the iterable, a broken connection or a refused row leaves nothing behind.
 * Batches must name institutions before anything refers to them.
 */
export async function importDataset(
  sql: postgres.Sql,
  access: Access,
  { dataset, batches }: { readonly dataset: DatasetRecord; readonly batches: AsyncIterable<RecordBatch> },
): Promise<ImportedSnapshot> {
  try {
    return await sql.begin(async (transaction) => {
      await setTenant(transaction, access.tenant);
      await transaction`SELECT pg_advisory_xact_lock(hashtextextended(${`${access.tenant}/${dataset.slug}`}, 0))`;
      const snapshotId = await openSnapshot(transaction, access, dataset);
      await writeBatches(transaction, { snapshotId, tenant: access.tenant, batches });
      const snapshot = await readSnapshot(transaction, snapshotId);
      if (!snapshot) throw new Error(`snapshot ${snapshotId} cannot be read back`);
      const { digest } = snapshot;
      const [stored] = await transaction<{ id: string }[]>`
        SELECT s.id FROM snapshots s JOIN snapshots mine ON mine.dataset_id = s.dataset_id
        WHERE mine.id = ${snapshotId} AND s.digest = ${digest}`;
      if (stored) throw new AlreadyStored({ snapshotId: stored.id, digest, snapshot });
      await transaction`UPDATE snapshots SET digest = ${digest} WHERE id = ${snapshotId}`;
      await auditImport(transaction, access, { subject: dataset.slug, digest });
      return { snapshotId, digest, written: true, snapshot };
    });
  } catch (thrown) {
    if (thrown instanceof AlreadyStored) return { ...thrown.stored, written: false };
    throw thrown;
  }
}

async function openSnapshot(sql: postgres.TransactionSql, { tenant }: Access, dataset: DatasetRecord): Promise<string> {
  await sql`INSERT INTO datasets (tenant_id, slug) VALUES (${tenant}, ${dataset.slug}) ON CONFLICT DO NOTHING`;
  const [row] = await sql<{ id: string }[]>`
    INSERT INTO snapshots (tenant_id, dataset_id, digest, title, description, as_of, currency, scale, assumptions, sensitivity)
    SELECT ${tenant}, id, ${NO_DIGEST_YET}, ${dataset.title}, ${dataset.description}, ${dataset.asOf}, ${dataset.currency},
      ${dataset.scale}, ${sql.json(plain(dataset.assumptions))}, ${dataset.sensitivity && sql.json(plain(dataset.sensitivity))}
    FROM datasets WHERE tenant_id = ${tenant} AND slug = ${dataset.slug} RETURNING id`;
  if (!row) throw new Error(`dataset ${dataset.slug} could not be opened`);
  return row.id;
}

async function auditImport(
  sql: postgres.TransactionSql,
  { tenant }: Access,
  { subject, digest }: { readonly subject: string; readonly digest: string },
): Promise<void> {
  const entry = auditColumns({ actor: 'import', action: 'DATASET_IMPORTED', subject, detail: { digest } });
  await sql`INSERT INTO audit_events (tenant_id, actor, action, subject, detail)
    VALUES (${tenant}, ${entry.actor}, ${entry.action}, ${entry.subject}, ${entry.detail})`;
}

function plain(value: unknown): postgres.JSONValue {
  return JSON.parse(JSON.stringify(value)) as postgres.JSONValue;
}

interface BatchWriting {
  readonly snapshotId: string;
  readonly tenant: string;
  readonly batches: AsyncIterable<RecordBatch>;
}

async function writeBatches(
  sql: postgres.TransactionSql,
  { snapshotId, tenant, batches }: BatchWriting,
): Promise<void> {
  const ids = new Map<string, number>();
  const partitions = new Map<string, Table<never>>();
  const context = rowContext({
    snapshotId,
    tenant,
    institutionId(key) {
      const id = ids.get(key);
      if (id === undefined) throw new Error(`institution "${key}" is used before it is named`);
      return id;
    },
  });
  const copy = copyIn(sql);
  try {
    for await (const { file, records } of batches) {
      if (records.length === 0) continue;
      const table = TABLES[file] as unknown as Table<never>;
      const name = table.partitionKey ? `${table.name}_${snapshotId}` : table.name;
      if (file === 'institutions') {
        await copy.end();
        await nameInstitutions(sql, { tenant, records, ids });
      }
      if (table.partitionKey && !partitions.has(name)) {
        await copy.end();
        await createPartition(sql, { partition: name, table: table.name });
        partitions.set(name, table);
      }
      await copy.write({ name, table, context }, records as readonly never[]);
    }
    await copy.end();
  } catch (thrown) {
    await copy.callOff(thrown);
    throw thrown;
  }
  await writeCodes(sql, context);
  for (const [partition, { name, partitionKey = [] }] of partitions)
    await attachPartition(sql, { partition, table: name, key: partitionKey, snapshotId });
}
