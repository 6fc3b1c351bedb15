import { requireDatabaseAddress } from '../database-address.ts';
import { MigrationRefused, migrate } from '../migrations/migrate.ts';

// npm run db:migrate
//
// Brings the database of DATABASE_URL up to date and prints, as one line of JSON, what was applied and the addresses of
// the two roles. Their passwords come from FAULTLINE_APP_PASSWORD and FAULTLINE_IMPORT_PASSWORD.

const { DATABASE_URL: ownerUrl, FAULTLINE_APP_PASSWORD: app, FAULTLINE_IMPORT_PASSWORD: importing } = process.env;

try {
  if (!ownerUrl || !app || !importing)
    throw new MigrationRefused(
      'set DATABASE_URL, FAULTLINE_APP_PASSWORD and FAULTLINE_IMPORT_PASSWORD, or use npm start.',
    );
  console.log(JSON.stringify(await migrate(requireDatabaseAddress('DATABASE_URL'), { app, import: importing })));
  process.exit(0);
} catch (thrown) {
  console.error(describe(thrown));
  process.exit(1);
}

function describe(thrown: unknown): string {
  if (thrown instanceof MigrationRefused) return thrown.message;
  const { code, address, port } = thrown as { code?: string; address?: string; port?: number };
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'CONNECT_TIMEOUT')
    return `no PostgreSQL answers at ${address ?? 'that host'}${port ? `:${port}` : ''} (${code}): start it, or unset DATABASE_URL to use the embedded one.`;
  return thrown instanceof Error ? (thrown.message.split('\n', 1)[0] ?? thrown.name) : String(thrown);
}
