import type { DatasetRecord, RecordBatch } from '@faultline/network';
import { columnsOf, FILES, type FileName, REQUIRED_FILES } from './columns.ts';
import { readDatasetJson } from './dataset-json.ts';
import { type Fault, fault } from './faults.ts';
import { readTable } from './read-table.ts';
import { checkRow, type Known, nothingKnown } from './references.ts';
import { TO_RECORD } from './rows-to-records.ts';

/** A folder as text: dataset.json, and the CSV files by their names without ending. */
export interface DatasetFolder {
  readonly datasetJson: string | null;
  /** Pieces of the file's text, or null where the folder has no such file. */
  open(file: FileName): AsyncIterable<string> | null;
  /** Names of CSV files the format does not know. */
  readonly unknownFiles: readonly string[];
}

/** What was read, file by file. */
export interface FileTotals {
  records: number;
  /** Sum of the amounts, prices or rates of the file; null where it has none. */
  controlTotal: number | null;
}

/** Filled while the batches are drawn. */
export interface ImportReport {
  /** The first ones, in the order found. */
  readonly faults: Fault[];
  faultCount: number;
  readonly totals: Partial<Record<FileName, FileTotals>>;
}

const BATCH_RECORDS = 5_000;
const MOST_FAULTS_KEPT = 10_000;

export interface DatasetReading {
  /** Null where dataset.json cannot be used; the batches are still worth drawing, for their faults. */
  readonly dataset: DatasetRecord | null;
  readonly report: ImportReport;
  readonly batches: AsyncGenerator<RecordBatch>;
}

/**
 * Reads a folder from beginning to end whatever it finds, reporting every fault. `today` is the newest day an as-of
 * date may have. Batches hold sound records only: whoever writes them must wait for a report without faults.
 */
export function readDataset(folder: DatasetFolder, today: string): DatasetReading {
  const report: ImportReport = { faults: [], faultCount: 0, totals: {} };
  const emit = (found: Fault) => {
    report.faultCount++;
    if (report.faults.length < MOST_FAULTS_KEPT) report.faults.push(found);
  };
  if (folder.datasetJson === null) emit(fault('MISSING_FILE', { file: 'dataset.json' }));
  for (const file of folder.unknownFiles) emit(fault('UNKNOWN_FILE', { file }));
  return {
    dataset: folder.datasetJson === null ? null : readDatasetJson(folder.datasetJson, today, emit),
    report,
    batches: readFiles(folder, { today, report, emit }),
  };
}

interface Reading {
  readonly today: string;
  readonly report: ImportReport;
  readonly emit: (fault: Fault) => void;
}

async function* readFiles(folder: DatasetFolder, reading: Reading): AsyncGenerator<RecordBatch> {
  const known = nothingKnown();
  for (const file of FILES) {
    const chunks = folder.open(file);
    if (chunks) yield* readFile(file, chunks, { ...reading, known });
    else if (REQUIRED_FILES.includes(file)) reading.emit(fault('MISSING_FILE', { file: `${file}.csv` }));
  }
}

async function* readFile(
  file: FileName,
  chunks: AsyncIterable<string>,
  { today, report, emit, known }: Reading & { readonly known: Known },
): AsyncGenerator<RecordBatch> {
  const totals: FileTotals = { records: 0, controlTotal: null };
  report.totals[file] = totals;
  known.rows.clear();
  let records: unknown[] = [];
  const batch = () => {
    const full = { file, records } as RecordBatch;
    records = [];
    return full;
  };
  const columns = columnsOf(today)[file];
  for await (const row of readTable({ file: `${file}.csv`, columns, chunks, report: emit })) {
    const record = TO_RECORD[file](row, known, checkRow(`${file}.csv`, row, emit));
    if (record === null) continue;
    totals.records++;
    const amount = row.numberOrNull('amount') ?? row.numberOrNull('price') ?? row.numberOrNull('rate');
    if (amount !== null) totals.controlTotal = (totals.controlTotal ?? 0) + amount;
    records.push(record);
    if (records.length === BATCH_RECORDS) yield batch();
  }
  if (records.length > 0) yield batch();
}
