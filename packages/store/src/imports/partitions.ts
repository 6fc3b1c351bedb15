import type postgres from 'postgres';

/** An empty table like its parent, to be filled before it has an index. */
export async function createPartition(
  sql: postgres.TransactionSql,
  { partition, table }: { readonly partition: string; readonly table: string },
): Promise<void> {
  await sql.unsafe(`CREATE TABLE ${partition} (LIKE ${table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
}

export interface FilledPartition {
  readonly partition: string;
  readonly table: string;
  /** Columns of the primary key. */
  readonly key: readonly string[];
  readonly snapshotId: string;
}

/** Indexes a filled partition and hangs it under its parent. */
export async function attachPartition(
  sql: postgres.TransactionSql,
  { partition, table, key, snapshotId }: FilledPartition,
): Promise<void> {
  const id = BigInt(snapshotId);
  await sql.unsafe(`ALTER TABLE ${partition} ADD PRIMARY KEY (${key.join(', ')})`);
  await sql.unsafe(`ALTER TABLE ${partition} ADD CHECK (snapshot_id = ${id})`);
  await sql.unsafe(`ALTER TABLE ${table} ATTACH PARTITION ${partition} FOR VALUES IN (${id})`);
  // Nobody is granted a partition; forced policies without a policy close it to its own owner's other roles as well.
  await sql.unsafe(`ALTER TABLE ${partition} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  await sql.unsafe(`ANALYZE ${partition}`);
}
