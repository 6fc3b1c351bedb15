import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { BalanceSheetRecord, ExposureRecord, InstitutionRecord, SourceRecord } from '@faultline/network';
import {
  balanceSheetsOf,
  datasetOf,
  exposuresOf,
  institutionsOf,
  type NetworkSize,
  SOURCES,
} from './network-records.ts';

// node tests/bench/write-network.ts DIR INSTITUTIONS EXPOSURES [SEED]: a made-up network as an import folder.

const CHUNK_CHARACTERS = 1 << 18;

type Cells = readonly (string | number | null)[];

/** One file: its columns, and the cells of a record in their order. No text here needs quotes. */
interface CsvFile<Row> {
  readonly columns: string;
  readonly rows: Iterable<Row>;
  readonly cells: (row: Row) => Cells;
}

const figure = ({ amount, currency }: { readonly amount: number; readonly currency: string }) => [amount, currency];
const provenance = ({ quality, source }: { readonly quality: string; readonly source: string }) => [quality, source];

function* csvText<Row>({ columns, rows, cells }: CsvFile<Row>): Generator<string> {
  let text = `${columns}\n`;
  for (const row of rows) {
    text += `${cells(row).join(',')}\n`;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield text;
    text = '';
  }
  yield text;
}

async function writeCsv<Row>(path: string, file: CsvFile<Row>): Promise<void> {
  const text = Readable.from(csvText(file));
  if (path.endsWith('.gz')) await pipeline(text, createGzip({ level: 1 }), createWriteStream(path));
  else await pipeline(text, createWriteStream(path));
}

/** Writes the folder in memory that does not grow with the number of exposures. */
export async function writeNetwork(folder: string, size: NetworkSize): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'dataset.json'), `${JSON.stringify(datasetOf(size), null, 2)}\n`);
  await writeCsv<SourceRecord>(join(folder, 'sources.csv'), {
    columns: 'key,publisher,title,licence,reference',
    rows: SOURCES,
    cells: ({ key, publisher, title, licence, reference }) => [key, publisher, title, licence, reference],
  });
  await writeCsv<InstitutionRecord>(join(folder, 'institutions.csv'), {
    columns: 'key,name,kind,country',
    rows: institutionsOf(size),
    cells: ({ key, name, kind, country }) => [key, name, kind, country],
  });
  await writeCsv<BalanceSheetRecord>(join(folder, 'balance_sheets.csv'), {
    columns: 'institution,scope,as_of,measure,amount,currency,quality,source',
    rows: balanceSheetsOf(size),
    cells: (row) => [row.institution, row.scope, row.asOf, row.measure, ...figure(row), ...provenance(row)],
  });
  await writeCsv<ExposureRecord>(join(folder, 'exposures.csv.gz'), {
    columns: 'creditor,debtor,instrument,seniority,maturity_bucket,amount,currency,collateral_amount,quality,source',
    rows: exposuresOf(size),
    cells: (row) => [
      row.creditor,
      row.debtor,
      row.instrument,
      row.seniority,
      row.maturityBucket,
      ...figure(row),
      row.collateralAmount,
      ...provenance(row),
    ],
  });
}

if (import.meta.main) {
  const [folder, institutions, exposures, seed = '2019'] = process.argv.slice(2);
  if (folder === undefined || !(Number(institutions) > 1) || !(Number(exposures) > 0)) {
    console.error('usage: node tests/bench/write-network.ts DIR INSTITUTIONS EXPOSURES [SEED]');
    process.exitCode = 1;
  } else
    await writeNetwork(folder, {
      institutions: Number(institutions),
      exposures: Number(exposures),
      seed: Number(seed),
    });
}
