import type postgres from 'postgres';

/** What is missing around a table; empty where every guard stands. */
export async function missingGuards(sql: postgres.Sql): Promise<readonly string[]> {
  const tables = await sql<
    { name: string; enabled: boolean; forced: boolean; policies: number; partition: boolean; tenant: boolean }[]
  >`
    SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced, c.relispartition AS partition,
      (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
      EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id') AS tenant
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations'
    ORDER BY 1`;
  const numbers = await sql<{ name: string; column: string }[]>`
    SELECT c.relname AS name, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.atttypid IN ('float8'::regtype, 'float4'::regtype)
      AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'
        AND pg_get_constraintdef(k.oid) LIKE '%' || a.attname || ' < ''Infinity''%')`;
  const roles = await sql<{ rolname: string; rolsuper: boolean; rolbypassrls: boolean }[]>`
    SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname IN ('faultline_app', 'faultline_import')`;
  return [
    ...tables.flatMap(({ name, enabled, forced, policies, partition, tenant }) => [
      ...(enabled && forced ? [] : [`${name}: row-level security is not forced`]),
      // A partition is granted to nobody and reached through its parent, whose policies apply.
      ...(policies > 0 || partition ? [] : [`${name}: no policy`]),
      ...(tenant ? [] : [`${name}: no tenant_id`]),
    ]),
    ...numbers.map(({ name, column }) => `${name}.${column}: NaN and infinity are not refused`),
    ...roles.flatMap(({ rolname, rolsuper, rolbypassrls }) => [
      ...(rolsuper ? [`${rolname} is a superuser`] : []),
      ...(rolbypassrls && rolname === 'faultline_app' ? [`${rolname} passes row-level security`] : []),
    ]),
  ];
}
