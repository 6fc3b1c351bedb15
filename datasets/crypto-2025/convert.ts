import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { writeTable } from '../write-files.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { contractMarginsOf } from './contract-margins.ts';
import { datasetRecord } from './dataset.ts';
import { REPLAY_HEADER, REPLAY_KEY, replayMarks, replayText } from './replay.ts';
import { tablesOf } from './tables.ts';

// node datasets/crypto-2025/convert.ts [FOLDER]
//
// Development only: writes the files of this folder. What is stated by others is a few figures (stated-figures.ts,
// margin-tiers.ts), the rest is drawn from a seed. Only contract_margins.csv comes from a raw extract, which is not part of
// the project: FOLDER holds crypto-derivatives/futures_margins_history.csv.gz. Without it that file stays as it is.

const folder = import.meta.dirname;
writeFileSync(join(folder, 'dataset.json'), `${JSON.stringify(datasetRecord(ASSUMPTIONS), null, 2)}\n`);
for (const { file, records } of tablesOf(ASSUMPTIONS)) writeTable(folder, file, records);

const [raw] = process.argv.slice(2);
if (raw !== undefined) {
  const packed = readFileSync(join(raw, 'crypto-derivatives', 'futures_margins_history.csv.gz'));
  writeTable(folder, 'contract_margins', contractMarginsOf(gunzipSync(packed).toString('utf8')));
}

const replay = join(folder, 'replays', REPLAY_KEY);
mkdirSync(join(folder, 'replays'), { recursive: true });
writeFileSync(`${replay}.json`, `${JSON.stringify(REPLAY_HEADER, null, 2)}\n`);
writeFileSync(`${replay}.csv.gz`, gzipSync(replayText(replayMarks()), { level: 9 }));
