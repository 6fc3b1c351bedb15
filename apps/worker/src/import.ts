import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore, requireDatabaseAddress, type StoreUrls } from '@faultline/store';
import { describeOutcome, faultsAsCsv } from './import/describe-outcome.ts';
import { importFolder } from './import/import-folder.ts';

// npm run import -- DIR [--dry-run] [--tenant local|public] [--faults FILE]

const USAGE = 'usage: npm run import -- DIR [--dry-run] [--tenant local|public] [--faults FILE]';

function connection(): StoreUrls {
  const { FAULTLINE_APP_URL: appUrl, FAULTLINE_IMPORT_URL: importUrl } = process.env;
  if (appUrl && importUrl)
    return {
      appUrl: requireDatabaseAddress('FAULTLINE_APP_URL'),
      importUrl: requireDatabaseAddress('FAULTLINE_IMPORT_URL'),
    };
  const folder = process.env.FAULTLINE_DATA_DIR ?? resolve(import.meta.dirname, '../../../.faultline');
  const file = join(folder, 'connection.json');
  if (!existsSync(file))
    throw new Error(
      'no database: run npm start in another terminal, or set FAULTLINE_APP_URL and FAULTLINE_IMPORT_URL.',
    );
  return JSON.parse(readFileSync(file, 'utf8')) as StoreUrls;
}

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      tenant: { type: 'string', default: 'local' },
      faults: { type: 'string' },
    },
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new Error(USAGE);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`${folder} is not a folder: name the folder that holds dataset.json.`);
  const today = new Date().toISOString().slice(0, 10);
  const store = values['dry-run'] ? null : openStore(connection());
  try {
    const destination = store && { store, access: { tenant: values.tenant } };
    const outcome = await importFolder({ folder, today }, destination);
    console.log(describeOutcome(outcome));
    if (values.faults !== undefined) writeFileSync(values.faults, faultsAsCsv(outcome.report.faults));
    return outcome.report.faultCount === 0;
  } finally {
    await store?.close();
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (thrown) {
  console.error(`import: ${thrown instanceof Error ? thrown.message.split('\n', 1)[0] : String(thrown)}`);
  process.exitCode = 1;
}
