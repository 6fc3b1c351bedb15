import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTable } from '../write-files.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { datasetRecord } from './dataset.ts';
import { tablesOf } from './tables.ts';

// node datasets/crypto-2025/convert.ts
//
// Development only: writes the files of this folder. It needs no raw extract: what is stated by others is a few figures
// (stated-figures.ts, margin-tiers.ts), the rest is drawn from a seed.

const folder = import.meta.dirname;
writeFileSync(join(folder, 'dataset.json'), `${JSON.stringify(datasetRecord(ASSUMPTIONS), null, 2)}\n`);
for (const { file, records } of tablesOf(ASSUMPTIONS)) writeTable(folder, file, records);
