import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BenchDatabase, withDatabase } from './bench-database.ts';
import { type Measured, runMeasured } from './measured-process.ts';
import { median } from './medians.ts';
import type { NetworkSize } from './network-records.ts';
import { verdict } from './verdict.ts';
import { writeNetwork } from './write-network.ts';

const IMPORT = resolve(import.meta.dirname, '../../apps/worker/src/import.ts');
const MOST_MEBIBYTES = 1024;
const MEBIBYTE = 2 ** 20;

async function importOnce({ appUrl, importUrl, folder }: BenchDatabase, size: NetworkSize): Promise<Measured> {
  const network = join(folder, 'network');
  await writeNetwork(network, size);
  const measured = await runMeasured([IMPORT, network], {
    FAULTLINE_APP_URL: appUrl,
    FAULTLINE_IMPORT_URL: importUrl,
  });
  if (!measured.printed.includes('Written.')) throw new Error(`nothing was imported: ${measured.printed}`);
  rmSync(network, { recursive: true });
  return measured;
}

/** W8w as a person sees it, and C07: `npm run import` of a whole folder, with the most memory its process ever held. */
export async function benchImport({ tenMillion }: { readonly tenMillion: boolean }): Promise<void> {
  const [institutions, exposures, turns] = tenMillion ? [1_000_000, 10_000_000, 1] : [100_000, 1_000_000, 3];
  console.log(`C07 import of a folder: ${institutions} institutions, ${exposures} exposures, ${turns} time(s)`);
  await withDatabase(async (database) => {
    const runs: Measured[] = [];
    for (let turn = 0; turn < turns; turn++)
      runs.push(await importOnce(database, { institutions, exposures, seed: 2019 + turn }));
    const milliseconds = median(runs.map((run) => run.milliseconds));
    console.log(
      `  ${(milliseconds / 1000).toFixed(1)} s from start to end of the process, ${((1000 * milliseconds) / exposures).toFixed(1)} us per exposure, all files, checks, indexes and the reading back included`,
    );
    const peak = Math.max(...runs.map(({ peakBytes }) => peakBytes)) / MEBIBYTE;
    if (Number.isNaN(peak)) console.log('  peak memory: not measured, this system has no /proc');
    else console.log(`  peak memory of the process: ${verdict(peak, { atMost: MOST_MEBIBYTES }, ' MiB')}`);
  });
}
