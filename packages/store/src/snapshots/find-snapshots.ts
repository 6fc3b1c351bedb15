import type postgres from 'postgres';

/** A snapshot as a list shows it. */
export interface SnapshotRow {
  readonly id: string;
  readonly tenant: string;
  readonly datasetSlug: string;
  readonly title: string;
  readonly description: string;
  readonly asOf: string;
  readonly currency: string;
  readonly scale: number;
  readonly digest: string;
  /** ISO 8601, in UTC. */
  readonly importedAt: string;
}

/** Which snapshot: by row id, by slug and digest (a global id), the newest of a dataset (or the one as of a day), the newest of all up to a day. */
export type SnapshotBy =
  | { readonly id: string }
  | { readonly slug: string; readonly digest: string }
  | { readonly slug: string; readonly asOf?: string }
  | { readonly asOf: string };

const COLUMNS = `s.id::text AS id, s.tenant_id AS tenant, d.slug AS "datasetSlug", s.title, s.description,
  to_char(s.as_of, 'YYYY-MM-DD') AS "asOf", s.currency, s.scale, s.digest,
  to_char(s.imported_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "importedAt"`;
const NEWEST_FIRST = 'ORDER BY s.as_of DESC, s.imported_at DESC, s.id DESC';

export async function listSnapshots(sql: postgres.TransactionSql): Promise<readonly SnapshotRow[]> {
  return sql.unsafe<SnapshotRow[]>(
    `SELECT ${COLUMNS} FROM snapshots s JOIN datasets d ON d.id = s.dataset_id ${NEWEST_FIRST}`,
  );
}

export async function findSnapshot(sql: postgres.TransactionSql, by: SnapshotBy): Promise<SnapshotRow | null> {
  const [where, values] = condition(by);
  const rows = await sql.unsafe<SnapshotRow[]>(
    `SELECT ${COLUMNS} FROM snapshots s JOIN datasets d ON d.id = s.dataset_id WHERE ${where} ${NEWEST_FIRST} LIMIT 1`,
    [...values],
  );
  return rows[0] ?? null;
}

function condition(by: SnapshotBy): readonly [string, readonly string[]] {
  if ('id' in by) return ['s.id = $1::bigint', [by.id]];
  if ('digest' in by) return ['d.slug = $1 AND s.digest = $2', [by.slug, by.digest]];
  if ('slug' in by && by.asOf !== undefined) return ['d.slug = $1 AND s.as_of = $2::date', [by.slug, by.asOf]];
  if ('slug' in by) return ['d.slug = $1', [by.slug]];
  return ['s.as_of <= $1::date', [by.asOf ?? '']];
}
