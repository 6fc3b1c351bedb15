import type { RecordBatch } from '@faultline/network';
import { balanceSheetsOf, exposuresOf, institutionsOf, type NetworkSize, SOURCES } from './network-records.ts';

/** As many as the reader of import folders puts into one. */
const BATCH_RECORDS = 5_000;

/** A made-up network as the store takes it from a reader of files, without its exposures if so told. */
export async function* batchesOf(
  size: NetworkSize,
  { exposures = true }: { readonly exposures?: boolean } = {},
): AsyncGenerator<RecordBatch> {
  yield { file: 'sources', records: SOURCES };
  for (const records of inBatches(institutionsOf(size))) yield { file: 'institutions', records };
  for (const records of inBatches(balanceSheetsOf(size))) yield { file: 'balance_sheets', records };
  if (exposures) for (const records of inBatches(exposuresOf(size))) yield { file: 'exposures', records };
}

export function* inBatches<Row>(rows: Iterable<Row>): Generator<readonly Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_RECORDS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
