import type { Readable } from 'node:stream';
import type postgres from 'postgres';
import { FIXED_FIELD_BYTES, readFixedCopy } from './binary-copy.ts';
import { creditorRuns } from './creditor-runs.ts';
import type { InstitutionRows } from './institution-rows.ts';
import { type IdColumn, packedWords, unpack } from './packed-ids.ts';

/** Estimates of PostgreSQL are a little off. */
const SPARE = 1.05;

export interface WantedExposures {
  readonly snapshotId: string;
  /** Of its institutions. */
  readonly ids: Pick<IdColumn, 'least' | 'span'>;
  readonly institutionCount: number;
  readonly institutionRow: InstitutionRows;
  /** Rank of the terms of each number. */
  readonly ranks: Uint32Array;
  readonly provenanceCount: number;
  /** How many rows there are, give or take a few: it saves copies, and where it is wrong it costs no more than that. */
  readonly guess: number;
}

/** One entry per row in each. */
export interface ExposureRows {
  readonly creditors: Uint32Array;
  readonly debtors: Uint32Array;
  /** Ranks of terms. */
  readonly terms: Uint32Array;
  readonly provenances: Uint32Array;
  /** In the currency they were stated in. */
  readonly amounts: Float64Array;
}

export interface RowsRead {
  readonly rows: ExposureRows;
  /** Row numbers by creditor, debtor and terms; null where that is still to be found. */
  readonly order: Uint32Array | null;
}

/** PostgreSQL sends the rows as they lie: it is the slower side, and joins and sorting cost it more than they do here. */
export async function readExposureRows(sql: postgres.TransactionSql, wanted: WantedExposures): Promise<RowsRead> {
  const { ids, institutionCount, ranks, provenanceCount } = wanted;
  const words = packedWords([
    { name: 'creditor_id', ...ids },
    { name: 'debtor_id', ...ids },
    { name: 'terms_id', least: 0, span: Math.max(1, ranks.length) },
    { name: 'provenance_id', least: 0, span: Math.max(1, provenanceCount) },
  ]);
  const runs = creditorRuns({ institutionCount, termsCount: ranks.length });
  let columns = emptyColumns(Math.ceil(wanted.guess * SPARE));
  let length = 0;
  const fields = [...words.map(({ expression }) => expression), 'amount'];
  const query = `SELECT ${fields.join(', ')} FROM exposures WHERE snapshot_id = ${BigInt(wanted.snapshotId)}`;
  const stream: Readable = await sql.unsafe(`COPY (${query}) TO STDOUT (FORMAT binary)`).readable();
  await readFixedCopy(stream, fields.length, (rows) => {
    if (length + rows.count > columns.amounts.length) columns = longer(columns, 2 * (length + rows.count));
    const { creditors, debtors, terms, provenances, amounts } = columns;
    unpack(words, rows, { offsets: [creditors, debtors, terms, provenances], row: length });
    const { view, stride, count } = rows;
    const start = rows.start + words.length * FIXED_FIELD_BYTES;
    for (let done = 0; done < count; done++) amounts[length + done] = view.getFloat64(start + done * stride);
    translate(columns, { row: length, end: length + count }, wanted);
    length += count;
    runs.take(columns, length);
  });
  const rows = shortened(columns, length);
  return { rows, order: runs.order(rows, length) };
}

/** From what the database numbers to rows and ranks of the snapshot, in place. */
function translate(
  { creditors, debtors, terms, provenances }: ExposureRows,
  { row: from, end }: { readonly row: number; readonly end: number },
  { ids: { least }, institutionRow, ranks, provenanceCount }: WantedExposures,
): void {
  for (let row = from; row < end; row++) {
    creditors[row] = institutionRow(least + (creditors[row] ?? 0));
    debtors[row] = institutionRow(least + (debtors[row] ?? 0));
    terms[row] = ranks[terms[row] ?? 0] ?? refuse('terms', terms[row] ?? 0);
    const provenance = provenances[row] ?? 0;
    if (provenance >= provenanceCount) refuse('provenance', provenance);
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

function shortened({ creditors, debtors, terms, provenances, amounts }: ExposureRows, length: number): ExposureRows {
  return {
    creditors: creditors.subarray(0, length),
    debtors: debtors.subarray(0, length),
    terms: terms.subarray(0, length),
    provenances: provenances.subarray(0, length),
    amounts: amounts.subarray(0, length),
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
