import { BackupRefused } from '../backup/backup-tables.ts';
import { damagedFiles, readManifest, restoreBackup } from '../backup/restore-backup.ts';
import { verifyDatabase } from '../backup/verify-database.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { requireDatabaseAddress } from '../database-address.ts';

// node maintain.ts backup FOLDER | restore FOLDER | verify [FOLDER] | audit
//
// Works on DATABASE_URL as its owner; npm run backup, restore, verify and audit:verify find the database for it.

const [action, folder] = process.argv.slice(2);

async function main(): Promise<boolean> {
  const ownerUrl = requireDatabaseAddress('DATABASE_URL');
  if (action === 'backup' && folder) return say(await writeBackup(ownerUrl, folder), `written to ${folder}`);
  if (action === 'restore' && folder) return say(await restoreBackup(ownerUrl, folder), `restored from ${folder}`);
  if (action === 'verify' && folder) return verifyFiles(folder);
  if (action === 'verify' || action === 'audit') {
    const { lines, faultCount } = await verifyDatabase(ownerUrl, action === 'audit' ? 'audit' : 'everything');
    for (const line of lines) console.log(line);
    return faultCount === 0;
  }
  throw new BackupRefused('usage: npm run backup -- FOLDER, npm run restore -- FOLDER, npm run verify [-- FOLDER].');
}

function say({ files, snapshots }: Awaited<ReturnType<typeof writeBackup>>, done: string): boolean {
  const rows = files.reduce((sum, { rowCount }) => sum + rowCount, 0);
  console.log(`${rows} rows of ${snapshots.length} snapshots and everything around them, ${done}`);
  return true;
}

async function verifyFiles(of: string): Promise<boolean> {
  const manifest = readManifest(of);
  const damaged = await damagedFiles(of, manifest);
  for (const file of damaged) console.log(`FAULT  ${file} is not what the manifest says`);
  if (damaged.length === 0) console.log(`ok  ${manifest.files.length} files of ${of} are what the manifest says`);
  return damaged.length === 0;
}

try {
  process.exit((await main()) ? 0 : 1);
} catch (thrown) {
  const reason = thrown instanceof Error ? (thrown.message.split('\n', 1)[0] ?? thrown.name) : String(thrown);
  console.error(thrown instanceof BackupRefused ? reason : `${action}: ${reason}`);
  process.exit(1);
}
