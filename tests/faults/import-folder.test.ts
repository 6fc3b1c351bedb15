import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Fault } from '@faultline/ingest';
import { openStore } from '@faultline/store';
import { describe, expect, onTestFinished, test } from 'vitest';
import { importFolder } from '../../apps/worker/src/import/import-folder.ts';
import { openFolder } from '../../apps/worker/src/import/open-folder.ts';
import { connect, testDatabase } from '../database/test-database.ts';
import { SOUND } from './text-folder.ts';

function folderWith(files: Record<string, string | Uint8Array> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(SOUND))
    if (!(`${name}.csv` in files)) writeFileSync(join(folder, name.includes('.') ? name : `${name}.csv`), text);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

const today = '2026-01-01';

describe('a folder on disk', () => {
  test.each([
    [
      'an amount that is no number',
      'alpha,sovereign-de,LOAN,UNSPECIFIED,UNSPECIFIED,x,EUR,,REPORTED,filing',
      'BAD_NUMBER',
    ],
    ['a debtor nobody knows', 'alpha,nobody,LOAN,UNSPECIFIED,UNSPECIFIED,1,EUR,,REPORTED,filing', 'UNKNOWN_REFERENCE'],
  ])(
    'D07: with one bad row, %s, is refused whole, the row and its fault named, and nothing is written',
    async (_, bad, fault) => {
      const database = await testDatabase();
      const store = openStore(database);
      onTestFinished(() => store.close());
      const outcome = await importFolder(
        { folder: folderWith({ 'exposures.csv': `${SOUND.exposures}${bad}\n` }), today },
        { store, access: { tenant: 'local' } },
      );
      expect(outcome.imported).toBeNull();
      expect(outcome.report.faults.map(({ code, row }) => [code, row])).toEqual([[fault, 3]]);
      const [count] = await connect(database.ownerUrl)<{ count: number }[]>`
      SELECT ((SELECT count(*) FROM datasets) + (SELECT count(*) FROM snapshots) + (SELECT count(*) FROM institutions))::int AS count`;
      expect(count).toEqual({ count: 0 });
    },
  );

  test('twice is one snapshot', async () => {
    const store = openStore(await testDatabase());
    onTestFinished(() => store.close());
    const folder = folderWith();
    const run = () => importFolder({ folder, today }, { store, access: { tenant: 'local' } });
    expect((await run()).imported?.written).toBe(true);
    expect((await run()).imported?.written).toBe(false);
  });

  test('D10: in UTF-16 or packed by gzip reads the same', async () => {
    const utf16 = Buffer.from(`\uFEFF${SOUND.institutions}`, 'utf16le');
    const { report } = await importFolder({ folder: folderWith({ 'institutions.csv': utf16 }), today }, null);
    expect(report.totals.institutions?.records).toBe(3);
    const packed = folderWith({ 'exposures.csv.gz': gzipSync(SOUND.exposures) });
    rmSync(join(packed, 'exposures.csv'));
    expect((await importFolder({ folder: packed, today }, null)).report).toMatchObject({
      faultCount: 0,
      totals: { exposures: { records: 1 } },
    });
  });

  test('D10: in Latin-1, or damaged in its packing, is a BAD_ENCODING of the file, and no letter is replaced', async () => {
    const latin1 = Buffer.from('key,name,kind,country\nalpha,Cr\u00e9dit,BANK,FR\n', 'latin1');
    const { report } = await importFolder({ folder: folderWith({ 'institutions.csv': latin1 }), today }, null);
    expect(report.faults[0]).toMatchObject({ code: 'BAD_ENCODING', file: 'institutions.csv' });
    const torn = folderWith({ 'exposures.csv.gz': gzipSync(SOUND.exposures).subarray(0, 40) });
    rmSync(join(torn, 'exposures.csv'));
    expect((await importFolder({ folder: torn, today }, null)).report.faults[0]?.code).toBe('BAD_ENCODING');
  });

  test('D08: a small packed file that unpacks beyond the limit is refused as FILE_TOO_LARGE', async () => {
    const packed = folderWith({ 'exposures.csv.gz': gzipSync('x'.repeat(1_000_000)) });
    rmSync(join(packed, 'exposures.csv'));
    const faults: Fault[] = [];
    const chunks = openFolder(packed, (found) => faults.push(found), 100_000).open('exposures');
    for await (const _ of chunks ?? []);
    expect(faults[0]).toMatchObject({ code: 'FILE_TOO_LARGE', file: 'exposures.csv' });
  });
});
