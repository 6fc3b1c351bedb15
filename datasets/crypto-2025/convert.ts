import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeTable } from '../write-files.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { datasetRecord } from './dataset.ts';
import { REPLAY_HEADER, REPLAY_KEY, replayMarks, replayText } from './replay.ts';
import { tablesOf } from './tables.ts';

// node datasets/crypto-2025/convert.ts
//
// Development only: writes the files of this folder. It needs no raw extract: what is stated by others is a few figures
// (stated-figures.ts, margin-tiers.ts), the rest is drawn from a seed.

const folder = import.meta.dirname;
writeFileSync(join(folder, 'dataset.json'), `${JSON.stringify(datasetRecord(ASSUMPTIONS), null, 2)}\n`);
for (const { file, records } of tablesOf(ASSUMPTIONS)) writeTable(folder, file, records);

const replay = join(folder, 'replays', REPLAY_KEY);
mkdirSync(join(folder, 'replays'), { recursive: true });
writeFileSync(`${replay}.json`, `${JSON.stringify(REPLAY_HEADER, null, 2)}\n`);
writeFileSync(`${replay}.csv.gz`, gzipSync(replayText(replayMarks()), { level: 9 }));
