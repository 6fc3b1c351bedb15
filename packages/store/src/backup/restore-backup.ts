import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import postgres from 'postgres';
import { attachPartition, createPartition } from '../imports/partitions.ts';
import { TABLES } from '../imports/tables.ts';
import { type BackupFile, type BackupManifest, BackupRefused, COUNTED_TABLES, MANIFEST } from './backup-tables.ts';
import { appliedMigrations } from './write-backup.ts';

export function readManifest(folder: string): BackupManifest {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as BackupManifest;
    if (manifest.format === 1) return manifest;
  } catch {
    // Answered below, like a file of another kind.
  }
  throw new BackupRefused(`${folder} is no backup: it has no ${MANIFEST} of ours.`);
}

/** Names of files that are not what the manifest says: missing, cut short or changed. */
export async function damagedFiles(folder: string, { files }: BackupManifest): Promise<readonly string[]> {
  const damaged: string[] = [];
  for (const { file, sha256 } of files) {
    const hash = createHash('sha256');
    const found = await pipeline(createReadStream(join(folder, file)), createGunzip(), hash).then(
      () => hash.digest('hex'),
      () => null,
    );
    if (found !== sha256) damaged.push(file);
  }
  return damaged;
}

/** Puts a backup into a database that was migrated and has no rows of its own, all or nothing. */
export async function restoreBackup(ownerUrl: string, folder: string): Promise<BackupManifest> {
  const manifest = readManifest(folder);
  const damaged = await damagedFiles(folder, manifest);
  if (damaged.length > 0)
    throw new BackupRefused(
      `${damaged.join(', ')} of ${folder} are damaged: nothing was restored. Use another backup.`,
    );
  const sql = postgres(ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await sql.begin(async (transaction) => {
      await requireFitting(transaction, manifest);
      // What migrations put there comes back with the backup.
      await transaction.unsafe('DELETE FROM installation_secrets; DELETE FROM tenants');
      // The chain's hashes are those of the backup; written anew they would prove nothing.
      await transaction.unsafe('ALTER TABLE audit_events DISABLE TRIGGER "chain"');
      for (const file of manifest.files) await copyBack(transaction, folder, file);
      await transaction.unsafe('ALTER TABLE audit_events ENABLE TRIGGER "chain"');
      for (const table of COUNTED_TABLES)
        await transaction.unsafe(
          `SELECT setval('${table}_id_seq', (SELECT coalesce(max(id), 1) FROM ${table}), EXISTS (SELECT 1 FROM ${table}))`,
        );
    });
    return manifest;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function requireFitting(sql: postgres.TransactionSql, { migrations }: BackupManifest): Promise<void> {
  const [row] = await sql<{ count: number }[]>`
    SELECT ((SELECT count(*) FROM snapshots) + (SELECT count(*) FROM users) + (SELECT count(*) FROM audit_events))::int AS count`;
  if ((row?.count ?? 0) > 0)
    throw new BackupRefused('the database has rows of its own: restore into a new data folder or an empty database.');
  const here = await appliedMigrations(sql);
  if (here.join() !== migrations.join())
    throw new BackupRefused(
      `the backup was taken at migration ${migrations.at(-1)}, and this is ${here.at(-1)}: restore with the version that took it, then upgrade.`,
    );
}

async function copyBack(
  sql: postgres.TransactionSql,
  folder: string,
  { table, snapshotId, file, rowCount, sha256 }: BackupFile,
): Promise<void> {
  const partitioned = Object.values(TABLES).find(({ name, partitionKey }) => name === table && partitionKey);
  if (snapshotId !== null && rowCount === 0) return;
  const target = snapshotId === null ? table : `${table}_${BigInt(snapshotId)}`;
  if (snapshotId !== null) {
    await sql.unsafe('SET LOCAL ROLE faultline_import');
    await createPartition(sql, { partition: target, table });
  }
  const hash = createHash('sha256');
  const checking = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const into: Writable = await sql.unsafe(`COPY ${target} FROM STDIN`).writable();
  await pipeline(createReadStream(join(folder, file)), createGunzip(), checking, into);
  if (hash.digest('hex') !== sha256)
    throw new BackupRefused(`${file} changed while it was read: nothing was restored.`);
  if (snapshotId === null) return;
  await attachPartition(sql, { partition: target, table, key: partitioned?.partitionKey ?? [], snapshotId });
  await sql.unsafe('RESET ROLE');
}
