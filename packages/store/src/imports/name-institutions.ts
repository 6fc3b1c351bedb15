import type { InstitutionRecord } from '@faultline/network';
import type postgres from 'postgres';

export interface Naming {
  readonly tenant: string;
  readonly records: readonly InstitutionRecord[];
  /** Row ids by key. */
  readonly ids: Map<string, number>;
}

/** Gives each new key a row of its own and fills `ids`; a key known from an earlier snapshot keeps its row. */
export async function nameInstitutions(sql: postgres.TransactionSql, { tenant, records, ids }: Naming): Promise<void> {
  const keys = records.map(({ key }) => key);
  await sql`INSERT INTO institutions (tenant_id, key) SELECT ${tenant}, jsonb_array_elements_text(${sql.json(keys)}) ON CONFLICT DO NOTHING`;
  const rows = await sql<{ id: string; key: string }[]>`
    SELECT id, key FROM institutions WHERE tenant_id = ${tenant} AND key IN (SELECT jsonb_array_elements_text(${sql.json(keys)}))`;
  const named = new Map(rows.map(({ id, key }) => [key, Number(id)]));
  // By the records' own texts: where exposures share them, looking one up compares no letters.
  for (const key of keys) ids.set(key, named.get(key) ?? Number.NaN);
}
