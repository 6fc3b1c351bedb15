import type postgres from 'postgres';

export interface SourceRow {
  readonly key: string;
  readonly publisher: string;
  readonly title: string;
  readonly licence: string;
  readonly reference: string;
}

export interface IdentifierRow {
  readonly institution: string;
  readonly scheme: string;
  readonly value: string;
}

/** Ascending by key, which is the order of `NetworkSnapshot.sources`. */
export async function findSources(sql: postgres.TransactionSql, snapshotId: string): Promise<readonly SourceRow[]> {
  return sql<SourceRow[]>`SELECT key, publisher, title, licence, reference FROM sources
    WHERE snapshot_id = ${snapshotId} ORDER BY key COLLATE "C"`;
}

/** Identifiers of the institutions with these keys, by institution key. */
export async function findIdentifiers(
  sql: postgres.TransactionSql,
  snapshotId: string,
  institutions: readonly string[],
): Promise<ReadonlyMap<string, readonly IdentifierRow[]>> {
  const rows = await sql<IdentifierRow[]>`
    SELECT i.key AS institution, n.scheme, n.value FROM identifiers n JOIN institutions i ON i.id = n.institution_id
    WHERE n.snapshot_id = ${snapshotId} AND i.key IN (SELECT jsonb_array_elements_text(${sql.json([...institutions])}))
    ORDER BY i.key, n.scheme, n.value`;
  return Map.groupBy(rows, (row) => row.institution);
}

/** Keys of institutions with an identifier that starts with the text, in any scheme or in one; exact matches first. */
export async function findByIdentifier(
  sql: postgres.TransactionSql,
  {
    snapshotId,
    scheme,
    text,
    exact,
  }: {
    readonly snapshotId: string;
    readonly scheme: string | null;
    readonly text: string;
    readonly exact: boolean;
  },
): Promise<readonly string[]> {
  const rows = await sql<{ key: string }[]>`
    SELECT DISTINCT i.key, n.value = ${text} AS is_exact FROM identifiers n JOIN institutions i ON i.id = n.institution_id
    WHERE n.snapshot_id = ${snapshotId} AND (${scheme}::text IS NULL OR n.scheme = ${scheme})
      AND CASE WHEN ${exact} THEN n.value = ${text} ELSE starts_with(n.value, ${text}) END
    ORDER BY is_exact DESC, i.key LIMIT 50`;
  return rows.map(({ key }) => key);
}
