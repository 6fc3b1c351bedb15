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
  const roles = await sql<{ rolname: string; rolsuper: boolean; rolbypassrls: boolean }[]>`
    SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname IN ('faultline_app', 'faultline_import')`;
  return [
    ...tables.flatMap(({ name, enabled, forced, policies, partition, tenant }) => [
      ...(enabled && forced ? [] : [`${name}: row-level security is not forced`]),
      // A partition is granted to nobody and reached through its parent, whose policies apply.
      ...(policies > 0 || partition ? [] : [`${name}: no policy`]),
      ...(tenant ? [] : [`${name}: no tenant_id`]),
    ]),
    ...(await takenFigures(sql)),
    ...roles.flatMap(({ rolname, rolsuper, rolbypassrls }) => [
      ...(rolsuper ? [`${rolname} is a superuser`] : []),
      ...(rolbypassrls && rolname === 'faultline_app' ? [`${rolname} passes row-level security`] : []),
    ]),
  ];
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  /** The CHECKs of its table that speak of it, as expressions. */
  readonly checks: readonly string[];
}

const isNumber = ({ type }: Column) => /^(double precision|real|numeric)(\[\])?$/.test(type);

/** Columns of numbers, alone or in arrays, whose CHECKs let through a figure that is none. */
async function takenFigures(sql: postgres.Sql): Promise<readonly string[]> {
  const tables = await sql<{ name: string; columns: readonly Column[] }[]>`
    SELECT c.relname AS name, json_agg(json_build_object('name', quote_ident(a.attname), 'type', format_type(a.atttypid, NULL),
      'isNullable', NOT a.attnotnull, 'checks', (SELECT coalesce(json_agg(pg_get_expr(k.conbin, k.conrelid)), '[]') FROM pg_constraint k
        WHERE k.conrelid = c.oid AND k.contype = 'c' AND a.attnum = ANY (k.conkey))) ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') GROUP BY 1 ORDER BY 1`;
  const found: string[] = [];
  for (const { name, columns } of tables)
    for (const column of columns.filter(isNumber)) {
      const taken = await takenBy(sql, column, columns);
      if (taken.length > 0) found.push(`${name}.${column.name}: ${taken.join(', ')} not refused`);
    }
  return found;
}

/**
 * Tries the column's CHECKs on a row that states no more than it must, other numbers as 0. A CHECK that refuses even 1 there speaks of the others,
 * and proves nothing about this column.
 */
async function takenBy(sql: postgres.Sql, column: Column, columns: readonly Column[]): Promise<readonly string[]> {
  const row = columns.map((other) => {
    const figure = other === column ? 'figure' : isNumber(other) && !other.isNullable ? `'0'` : 'NULL';
    return `${figure === 'NULL' || !other.type.endsWith('[]') ? figure : `ARRAY[${figure}]`}::${other.type} AS ${other.name}`;
  });
  const refusals = column.checks.map((check, place) => `(${check}) IS FALSE AS "${place}"`);
  const tries = await sql.unsafe<Record<string, boolean | string>[]>(
    `SELECT ${['figure', ...refusals].join(', ')} FROM unnest('{1,NaN,Infinity,-Infinity}'::text[]) AS figure,
      LATERAL (SELECT ${row.join(', ')}) AS row`,
  );
  const [one, ...bad] = tries;
  return bad
    .filter((tried) => !column.checks.some((_, place) => one?.[place] === false && tried[place] === true))
    .map(({ figure }) => String(figure));
}
