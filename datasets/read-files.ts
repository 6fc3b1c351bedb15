import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type DatasetFolder, readDataset } from '@faultline/ingest';
import type { RecordBatch } from '@faultline/network';

export type RecordsOf<File extends RecordBatch['file']> = Extract<RecordBatch, { file: File }>['records'][number][];

/** A day after the as-of date of every bundled dataset. */
const TODAY = '2026-01-01';

/** The text of a file of a dataset's folder, packed or not; null where there is none. */
export function textOf(folder: string, file: string): string | null {
  const plain = join(folder, `${file}.csv`);
  if (existsSync(plain)) return readFileSync(plain, 'utf8');
  return existsSync(`${plain}.gz`) ? gunzipSync(readFileSync(`${plain}.gz`)).toString('utf8') : null;
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** Reads a folder as the import does, for the tests of its files; fills once `read` has ended. */
export function datasetFiles(folder: string) {
  const opened: DatasetFolder = {
    datasetJson: readFileSync(join(folder, 'dataset.json'), 'utf8'),
    unknownFiles: [],
    open(file) {
      const text = textOf(folder, file);
      return text === null ? null : once(text);
    },
  };
  const { dataset, report, batches } = readDataset(opened, TODAY);
  const found = new Map<RecordBatch['file'], unknown[]>();
  return {
    dataset,
    report,
    records: <File extends RecordBatch['file']>(file: File) => (found.get(file) ?? []) as RecordsOf<File>,
    async read() {
      for await (const batch of batches) found.set(batch.file, [...(found.get(batch.file) ?? []), ...batch.records]);
    },
  };
}
