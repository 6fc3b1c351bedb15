import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { openSchemaEngine, type SchemaEngine } from './schema-engine.ts';

/** A database that cannot be brought up to date; the message is one line with the reason and the next step. */
export class MigrationRefused extends Error {}

export interface RolePasswords {
  readonly app: string;
  readonly import: string;
}

export interface Migrated {
  /** Names of the migrations this call applied, in order. */
  readonly applied: readonly string[];
  readonly appUrl: string;
  readonly importUrl: string;
}

export const MIGRATIONS_FOLDER = resolve(import.meta.dirname, '../../../../prisma/migrations');

// Any constant will do, as long as every process that migrates takes the same one.
const ADVISORY_LOCK = 7_205_019;
const MOST_TRIES = 20;
const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Makes the two roles and applies what the migrations folder has and the database lacks, under an advisory lock: of
 * several processes that start at once, one migrates and the others find it done. Applying twice changes nothing.
 */
export async function migrate(
  ownerUrl: string,
  passwords: RolePasswords,
  folder: string = MIGRATIONS_FOLDER,
): Promise<Migrated> {
  const sql = postgres(ownerUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await sql`SELECT pg_advisory_lock(${ADVISORY_LOCK})`;
    await requireUtf8(sql);
    await ensureRoles(sql, passwords);
    return {
      applied: await applyMigrations(ownerUrl, folder),
      appUrl: urlFor(ownerUrl, 'faultline_app', passwords.app),
      importUrl: urlFor(ownerUrl, 'faultline_import', passwords.import),
    };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function applyMigrations(ownerUrl: string, folder: string): Promise<readonly string[]> {
  const { engine, scriptError, close } = await openSchemaEngine(ownerUrl);
  const migrationsList = readMigrations(folder);
  try {
    await refuseBrokenHistory(engine, migrationsList);
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return appliedMigrationNames;
  } catch (thrown) {
    if (thrown instanceof MigrationRefused) throw thrown;
    const [failed] = (
      await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: NO_FILTER,
      })
    ).failedMigrationNames;
    throw new MigrationRefused(
      `migration ${failed ?? '(unknown)'} failed and nothing of it was kept: ${scriptError() ?? databaseReason(thrown)}. ${recovery(failed)}`,
    );
  } finally {
    await close();
  }
}

type MigrationsList = Parameters<SchemaEngine['applyMigrations']>[0]['migrationsList'];

async function refuseBrokenHistory(engine: SchemaEngine, migrationsList: MigrationsList): Promise<void> {
  const history = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: NO_FILTER,
  });
  const [edited] = history.editedMigrationNames;
  if (edited)
    throw new MigrationRefused(
      `migration ${edited} was edited after it was applied: restore prisma/migrations/${edited}/migration.sql from version control and put the change into a new migration.`,
    );
  const [failed] = history.failedMigrationNames;
  if (failed) throw new MigrationRefused(`migration ${failed} is half applied. ${recovery(failed)}`);
  if (
    history.history?.diagnostic === 'migrationsDirectoryIsBehind' ||
    history.history?.diagnostic === 'historiesDiverge'
  )
    throw new MigrationRefused(
      `the database has migration ${history.history.unpersistedMigrationNames[0]}, which this version does not know: start the version that applied it, or a newer one.`,
    );
}

function recovery(name: string | undefined): string {
  return `Correct its migration.sql, remove its row with DELETE FROM _prisma_migrations WHERE migration_name = '${name}', and start again.`;
}

/** The folder as the engine wants it: every sub-folder with its migration.sql, in name order. */
export function readMigrations(folder: string): MigrationsList {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(folder, path, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

async function requireUtf8(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ encoding: string; name: string }[]>`
    SELECT pg_encoding_to_char(encoding) AS encoding, datname AS name FROM pg_database WHERE datname = current_database()`;
  if (row?.encoding !== 'UTF8')
    throw new MigrationRefused(
      `database ${row?.name} has encoding ${row?.encoding}: create one with CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0.`,
    );
}

async function ensureRoles(sql: postgres.Sql, passwords: RolePasswords): Promise<void> {
  const roles = [
    { name: 'faultline_app', attributes: 'NOBYPASSRLS', password: passwords.app },
    { name: 'faultline_import', attributes: 'BYPASSRLS', password: passwords.import },
  ];
  for (let attempt = 1; ; attempt++)
    try {
      return await sql.begin(async (transaction) => {
        for (const { name, attributes, password } of roles) {
          const [known] = await transaction`SELECT 1 FROM pg_roles WHERE rolname = ${name}`;
          await transaction.unsafe(
            `${known ? 'ALTER' : 'CREATE'} ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT ${attributes} PASSWORD '${rolePassword(password)}'`,
          );
          await transaction.unsafe(`GRANT ${name} TO CURRENT_USER`);
        }
      });
    } catch (thrown) {
      if (attempt < MOST_TRIES && madeMeanwhile(thrown)) continue;
      throw new MigrationRefused(
        `the roles faultline_app and faultline_import could not be made (${databaseReason(thrown)}): use a DATABASE_URL whose user may create roles with BYPASSRLS.`,
      );
    }
}

/**
 * True where another database of the server made or changed the roles at the same moment: roles belong to the whole
 * server, and PostgreSQL has no lock that reaches from one database to the other.
 */
function madeMeanwhile(thrown: unknown): boolean {
  const { code, message } = thrown as { readonly code?: unknown; readonly message?: unknown };
  return code === '23505' || code === '42710' || message === 'tuple concurrently updated';
}

/**
 * The role's password in PostgreSQL. One of 64 hexadecimal digits is taken as it is, so that addresses can be written
 * before there is a database; any other is hashed into such a one. Nothing in it can end the quoted text of a statement.
 */
export function rolePassword(given: string): string {
  return /^[0-9a-f]{64}$/.test(given) ? given : createHash('sha256').update(given).digest('hex');
}

function urlFor(ownerUrl: string, role: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = rolePassword(password);
  return url.href;
}

function databaseReason(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => line.startsWith('ERROR:')) ?? lines[0] ?? 'no reason given').replace(/^ERROR:\s*/, '');
}
