import type { Readable } from 'node:stream';
import type postgres from 'postgres';
import { FIXED_FIELD_BYTES, type FixedRows, idAt, readFixedCopy } from './binary-copy.ts';
import type { InstitutionRows } from './institution-rows.ts';

const COLUMNS = ['creditor_id', 'debtor_id', 'terms_id', 'provenance_id', 'amount'] as const;

/** Estimates of PostgreSQL are a little off. */
const SPARE = 1.05;

export interface WantedExposures {
  readonly snapshotId: string;
  readonly institutionRow: InstitutionRows;
  /** Rank of the terms of each number. */
  readonly ranks: Uint32Array;
  readonly provenanceCount: number;
  /** How many rows there are, give or take a few: it saves copies, and where it is wrong it costs no more than that. */
  readonly guess: number;
}

/** One entry per row in each, in whatever order the rows lie. */
export interface ExposureRows {
  readonly creditors: Uint32Array;
  readonly debtors: Uint32Array;
  /** Ranks of terms. */
  readonly terms: Uint32Array;
  readonly provenances: Uint32Array;
  /** In the currency they were stated in. */
  readonly amounts: Float64Array;
}

/** PostgreSQL sends the rows as they stand: it is the slower side, and joins and sorting cost it more than they do here. */
export async function readExposureRows(sql: postgres.TransactionSql, wanted: WantedExposures): Promise<ExposureRows> {
  let columns = emptyColumns(Math.ceil(wanted.guess * SPARE));
  let length = 0;
  const query = `SELECT ${COLUMNS.join(', ')} FROM exposures WHERE snapshot_id = ${BigInt(wanted.snapshotId)}`;
  const stream: Readable = await sql.unsafe(`COPY (${query}) TO STDOUT (FORMAT binary)`).readable();
  await readFixedCopy(stream, COLUMNS.length, (rows) => {
    if (length + rows.count > columns.amounts.length) columns = longer(columns, 2 * (length + rows.count));
    fill(columns, length, rows, wanted);
    length += rows.count;
  });
  return {
    creditors: columns.creditors.subarray(0, length),
    debtors: columns.debtors.subarray(0, length),
    terms: columns.terms.subarray(0, length),
    provenances: columns.provenances.subarray(0, length),
    amounts: columns.amounts.subarray(0, length),
  };
}

function fill(
  { creditors, debtors, terms, provenances, amounts }: ExposureRows,
  from: number,
  { view, start, stride, count }: FixedRows,
  { institutionRow, ranks, provenanceCount }: WantedExposures,
): void {
  let place = start;
  for (let row = from; row < from + count; row++, place += stride) {
    creditors[row] = institutionRow(idAt(view, place));
    debtors[row] = institutionRow(idAt(view, place + FIXED_FIELD_BYTES));
    const termsId = idAt(view, place + 2 * FIXED_FIELD_BYTES);
    terms[row] = ranks[termsId] ?? refuse('terms', termsId);
    const provenanceId = idAt(view, place + 3 * FIXED_FIELD_BYTES);
    provenances[row] = provenanceId < provenanceCount ? provenanceId : refuse('provenance', provenanceId);
    amounts[row] = view.getFloat64(place + 4 * FIXED_FIELD_BYTES);
  }
}

function emptyColumns(length: number): ExposureRows {
  const column = () => new Uint32Array(length);
  return {
    creditors: column(),
    debtors: column(),
    terms: column(),
    provenances: column(),
    amounts: new Float64Array(length),
  };
}

function longer(columns: ExposureRows, length: number): ExposureRows {
  const longer = emptyColumns(length);
  for (const name of Object.keys(columns) as (keyof ExposureRows)[]) longer[name].set(columns[name]);
  return longer;
}

function refuse(what: string, id: number): never {
  throw new Error(`the snapshot's rows refer to ${what} ${id}, which it does not have`);
}
