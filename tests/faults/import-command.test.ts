import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '../database/test-database.ts';
import { SOUND } from './text-folder.ts';

const COMMAND = resolve(import.meta.dirname, '../../apps/worker/src/import.ts');
const EUROPE = resolve(import.meta.dirname, '../../datasets/europe-2019');
const CRYPTO = resolve(import.meta.dirname, '../../datasets/crypto-2025');

function run(parameters: readonly string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync('node', [COMMAND, ...parameters], {
    encoding: 'utf8',
    env: {
      ...process.env,
      FAULTLINE_APP_URL: '',
      FAULTLINE_IMPORT_URL: '',
      FAULTLINE_DATA_DIR: '/nowhere',
      ...environment,
    },
  });
  return { status, printed: stdout.trim().split('\n'), complaint: stderr.trim() };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-command-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('npm run import', () => {
  test('prints counts, control totals and the digest, and says when it was all there already', async () => {
    const { appUrl, importUrl } = await testDatabase();
    const environment = { FAULTLINE_APP_URL: appUrl, FAULTLINE_IMPORT_URL: importUrl };
    const first = run([EUROPE], environment);
    expect(first.status).toBe(0);
    expect(first.printed[0]).toBe('europe-2019, as of 2019-12-31');
    expect(first.printed).toContainEqual(
      expect.stringMatching(/^ {2}exposures: 8116 records, control total 31467454\.4442/),
    );
    expect(first.printed.at(-2)).toBe('Written.');
    const again = run([EUROPE], environment);
    expect(again.printed.slice(-2)).toEqual(['Already present: nothing was written.', first.printed.at(-1)]);
  });

  test('writes accounts and positions, and reads back what it wrote', async () => {
    const { appUrl, importUrl } = await testDatabase();
    const { status, printed } = run([CRYPTO], { FAULTLINE_APP_URL: appUrl, FAULTLINE_IMPORT_URL: importUrl });
    expect(status).toBe(0);
    expect(printed).toContainEqual(expect.stringMatching(/^ {2}positions: [1-9]\d{3} records/));
    expect(printed.at(-2)).toBe('Written.');
    const again = run([CRYPTO], { FAULTLINE_APP_URL: appUrl, FAULTLINE_IMPORT_URL: importUrl });
    expect(again.printed.slice(-2)).toEqual(['Already present: nothing was written.', printed.at(-1)]);
  });

  test('tries a folder without a database, and lists its faults with place and cure, to a file too', () => {
    expect(run([EUROPE, '--dry-run']).printed.at(-1)).toBe('No faults. This was a dry run: nothing was written.');
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries(SOUND))
      writeFileSync(join(folder, name.includes('.') ? name : `${name}.csv`), text);
    writeFileSync(join(folder, 'holdings.csv'), SOUND.holdings.replace(',7,', ',seven,'));
    const report = join(folder, 'faults.txt');
    const { status, printed } = run([folder, '--dry-run', '--faults', report]);
    expect(status).toBe(1);
    expect(printed.slice(-2)).toEqual([
      'BAD_NUMBER at holdings.csv, row 2, amount: A number is not in plain notation (found "seven"). Write digits with a point for decimals, like 1234.56; no separators, signs of currency or brackets.',
      '1 faults: nothing was written.',
    ]);
    expect(readFileSync(report, 'utf8').split('\n')[1]).toContain('"holdings.csv","2","amount","seven","BAD_NUMBER"');
  });

  test.each([
    [[], 'import: usage: npm run import -- DIR'],
    [['/nowhere'], 'import: /nowhere is not a folder'],
    [[EUROPE], 'import: no database: run npm start in another terminal'],
    [[EUROPE, '--colour'], "import: Unknown option '--colour'"],
  ])('with %j says in one line what is wrong', (parameters, line) => {
    const { status, complaint } = run(parameters);
    expect(status).toBe(1);
    expect(complaint.split('\n')).toHaveLength(1);
    expect(complaint.startsWith(line), complaint).toBe(true);
  });
});
