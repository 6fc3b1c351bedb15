import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MIGRATIONS_FOLDER } from '../migrations/migrate.ts';
import { openSchemaEngine } from '../migrations/schema-engine.ts';

// npm run db:diff [-- NAME]
//
// Prints the SQL that leads from the newest migration to prisma/schema.prisma; with a name, writes it as the next
// migration, to be completed by hand with what Prisma cannot say. Needs any running PostgreSQL in DATABASE_URL.
// Each migration keeps a copy of the schema it led to, which is what the next one starts from.

const SCHEMA = resolve(MIGRATIONS_FOLDER, '../schema.prisma');

async function main(name: string | undefined): Promise<void> {
  const { DATABASE_URL: url } = process.env;
  if (!url) throw new Error('set DATABASE_URL to any running PostgreSQL: the engine asks it for its version.');
  const newest = readdirSync(MIGRATIONS_FOLDER).sort().at(-1) ?? '';
  const { engine, close } = await openSchemaEngine(url);
  try {
    const schemaAt = (path: string) => ({
      tag: 'schemaDatamodel' as const,
      files: [{ path: 'schema.prisma', content: readFileSync(path, 'utf8') }],
    });
    const { stdout } = await engine.diff({
      from: schemaAt(join(MIGRATIONS_FOLDER, newest, 'schema.prisma')),
      to: schemaAt(SCHEMA),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    console.log(stdout ?? '');
    if (name === undefined) return;
    const folder = join(MIGRATIONS_FOLDER, `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'migration.sql'), stdout ?? '');
    copyFileSync(SCHEMA, join(folder, 'schema.prisma'));
    console.log(`written to ${folder}`);
  } finally {
    await close();
  }
}

try {
  await main(process.argv[2]);
  process.exit(0);
} catch (thrown) {
  console.error(`db:diff: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  process.exit(1);
}
