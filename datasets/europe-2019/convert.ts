import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { writeTable } from '../write-files.ts';
import { bondOf, readBondMarkets } from './assets.ts';
import { banksOf } from './banks.ts';
import { ASSUMPTIONS, DATASET, describeBanks, SOURCES } from './dataset.ts';
import { positionsOf } from './records.ts';
import { sensitivityOf } from './sensitivity.ts';
import { readLeis, readSourceRows } from './source-rows.ts';

// node datasets/europe-2019/convert.ts FOLDER
//
// Development only: derives the files of this folder from the raw extracts, which are not part of the project. FOLDER
// holds eba-exposures-2015-2019/ and reference/ as described in PROVENANCE.md.

function convert(raw: string, output: string): void {
  const text = (path: string) => {
    const bytes = readFileSync(join(raw, path));
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  };
  const { rows } = readSourceRows(text('eba-exposures-2015-2019/eba_exposures_2020.csv.gz'));
  const banks = banksOf(rows, readLeis(text('reference/eu_banks_2020.csv')));
  const markets = readBondMarkets(
    text('eba-exposures-2015-2019/sovereign_bond_risk_by_year.csv'),
    text('eba-exposures-2015-2019/average_daily_volume_sovereign.csv.gz'),
  );
  const described = describeBanks(banks);
  const positions = positionsOf(banks, ASSUMPTIONS);
  const dataset = { ...DATASET, sensitivity: sensitivityOf(banks, ASSUMPTIONS, DATASET) };

  writeFileSync(join(output, 'dataset.json'), `${JSON.stringify(dataset, null, 2)}\n`);
  writeTable(output, 'sources', SOURCES);
  writeTable(output, 'institutions', [...described.institutions, ...positions.counterparties]);
  writeTable(output, 'identifiers', described.identifiers);
  writeTable(output, 'balance_sheets', described.balanceSheets);
  writeTable(
    output,
    'assets',
    positions.bondCountries.map((country) => bondOf(country, markets)),
  );
  writeTable(output, 'exposures', positions.exposures);
  writeTable(output, 'holdings', positions.holdings);
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node datasets/europe-2019/convert.ts FOLDER (the folder of the raw extracts)');
  process.exitCode = 1;
} else convert(folder, import.meta.dirname);
