import { type Doubt, ownershipDoubts } from '@faultline/engine';
import { type Fault, type ImportReport, readDataset } from '@faultline/ingest';
import type { DatasetRecord, RecordBatch } from '@faultline/network';
import type { Access, ImportedSnapshot, Store } from '@faultline/store';
import { openFolder } from './open-folder.ts';

export interface FolderImport {
  readonly folder: string;
  /** Newest day an as-of date may have. */
  readonly today: string;
}

export interface Outcome {
  readonly dataset: DatasetRecord | null;
  readonly report: ImportReport;
  /** Null for a dry run and for a folder with faults: then nothing was written. */
  readonly imported: ImportedSnapshot | null;
  /** Of what was written, or was there already; none where nothing was. */
  readonly doubts: readonly Doubt[];
}

/** Thrown into the store's transaction once every file was read and faults were found: it undoes whatever was written. */
class Faulty extends Error {}

/** Reads a folder to its end and, where it has no fault, writes it in one transaction. */
export async function importFolder(
  { folder, today }: FolderImport,
  destination: { readonly store: Store; readonly access: Access } | null,
): Promise<Outcome> {
  const encodingFaults: Fault[] = [];
  const { dataset, report, batches } = readDataset(
    openFolder(folder, (found) => encodingFaults.push(found)),
    today,
  );
  const settle = () => {
    report.faults.unshift(...encodingFaults);
    report.faultCount += encodingFaults.length;
    return { dataset, report, imported: null, doubts: [] };
  };
  if (destination === null || dataset === null) {
    for await (const _ of batches);
    return settle();
  }
  try {
    const imported = await destination.store.importDataset(
      destination.access,
      dataset,
      untilFaulty(batches, () => report.faultCount + encodingFaults.length > 0),
    );
    return { dataset, report, imported, doubts: ownershipDoubts(imported.snapshot) };
  } catch (thrown) {
    if (!(thrown instanceof Faulty)) throw thrown;
    return settle();
  }
}

/** Passes batches on until the first fault; after it, reads on for the other faults and throws at the end. */
async function* untilFaulty(batches: AsyncIterable<RecordBatch>, faulty: () => boolean): AsyncGenerator<RecordBatch> {
  for await (const batch of batches) if (!faulty()) yield batch;
  if (faulty()) throw new Faulty('the folder has faults');
}
