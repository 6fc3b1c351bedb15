import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import postgres from 'postgres';
import {
  BACKUP_TABLES,
  type BackupFile,
  type BackupManifest,
  BackupRefused,
  MANIFEST,
  PARTITIONED_TABLES,
} from './backup-tables.ts';

/**
 * Writes the whole database, as it stands at one moment, into a new folder: a file per table (and snapshot), with its
 * rows and hash in the manifest. The folder gets its name when all of it is there.
 */
export async function writeBackup(ownerUrl: string, folder: string): Promise<BackupManifest> {
  if (existsSync(folder)) throw new BackupRefused(`${folder} exists: name a folder that does not.`);
  const partial = `${folder}.partial-${process.pid}`;
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  const sql = postgres(ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const manifest = await sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', (transaction) =>
      copyTables(transaction as unknown as postgres.TransactionSql, partial),
    );
    writeFileSync(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    renameSync(partial, folder);
    return manifest;
  } catch (thrown) {
    rmSync(partial, { recursive: true, force: true });
    throw thrown;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function copyTables(sql: postgres.TransactionSql, folder: string): Promise<BackupManifest> {
  const snapshots = await sql<{ id: string; tenant: string; digest: string }[]>`
    SELECT id::text AS id, tenant_id AS tenant, digest FROM snapshots ORDER BY snapshots.id`;
  const migrations = await appliedMigrations(sql);
  const files: BackupFile[] = [];
  for (const table of BACKUP_TABLES) {
    const parts = PARTITIONED_TABLES.includes(table) ? snapshots.map(({ id }) => id) : [null];
    for (const snapshotId of parts) files.push(await copyTable(sql, { table, snapshotId, folder }));
  }
  return { format: 1, takenAt: new Date().toISOString(), migrations, snapshots: [...snapshots], files };
}

export async function appliedMigrations(sql: postgres.Sql | postgres.TransactionSql): Promise<readonly string[]> {
  const rows = await sql<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1`;
  return rows.map(({ name }) => name);
}

async function copyTable(
  sql: postgres.TransactionSql,
  {
    table,
    snapshotId,
    folder,
  }: { readonly table: string; readonly snapshotId: string | null; readonly folder: string },
): Promise<BackupFile> {
  const file = `${table}${snapshotId === null ? '' : `.${snapshotId}`}.copy.gz`;
  const where = snapshotId === null ? '' : ` WHERE snapshot_id = ${BigInt(snapshotId)}`;
  const hash = createHash('sha256');
  let rowCount = 0;
  const source: Readable = await sql.unsafe(`COPY (SELECT * FROM ${table}${where}) TO STDOUT`).readable();
  const counting = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      // Newlines inside a value are written as \n: each one ends a row.
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rowCount++;
      done(null, chunk);
    },
  });
  await pipeline(source, counting, createGzip(), createWriteStream(join(folder, file), { mode: 0o600 }));
  return { table, snapshotId, file, rowCount, sha256: hash.digest('hex') };
}
