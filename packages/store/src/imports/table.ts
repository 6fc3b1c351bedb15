import type { AssetObservation, RecordBatch } from '@faultline/network';
import { type CopyRows, copyRows, type RowWriter } from './copy-rows.ts';
import type { RowContext } from './row-context.ts';

export type Files = RecordBatch['file'];
type RecordOf<File extends Files> = Extract<RecordBatch, { file: File }>['records'][number];

/** The table a file of the import format becomes. */
export interface Table<File extends Files> {
  readonly name: string;
  readonly columns: readonly string[];
  /** Large tables get a partition of their own per snapshot, filled before it has an index; the key is added after. */
  readonly partitionKey?: readonly string[];
  /** What takes longest to find, found for many records before any is written: in so short a loop the processor waits for several at once. */
  readonly lookUp?: (record: RecordOf<File>, context: RowContext) => number;
  /** `found` is what `lookUp` answered; NaN where there is none. */
  readonly write: (row: RowWriter, record: RecordOf<File>, context: RowContext, found: number) => void;
}

export function observe(row: RowWriter, observation: AssetObservation | null): void {
  row.float8(observation?.value ?? null);
  row.text(observation?.quality ?? null);
  row.text(observation?.source ?? null);
}

export function texts(row: RowWriter, ...values: readonly (string | null)[]): void {
  for (const value of values) row.text(value);
}

/** Rows of a table as COPY takes them: `snapshot_id`, `tenant_id`, and its columns. */
export function rowsOf({ columns }: Pick<Table<never>, 'columns'>, { snapshotId, tenant }: RowContext): CopyRows {
  return copyRows({
    fieldCount: 2 + columns.length,
    leading(row) {
      row.int8(Number(snapshotId));
      row.text(tenant);
    },
  });
}
