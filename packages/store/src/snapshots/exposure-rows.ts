import type { Readable } from 'node:stream';
import type postgres from 'postgres';
import { idAt, readBinaryCopy } from './binary-copy.ts';
import { growing } from './growing-columns.ts';
import type { InstitutionRows } from './institution-rows.ts';

const COLUMNS = ['creditor_id', 'debtor_id', 'terms_id', 'provenance_id', 'amount'] as const;

export interface WantedExposures {
  readonly snapshotId: string;
  readonly institutionRow: InstitutionRows;
  /** Rank of the terms of each number. */
  readonly ranks: Uint32Array;
  readonly provenanceCount: number;
  /** How many rows there probably are. */
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
export async function readExposureRows(
  sql: postgres.TransactionSql,
  { snapshotId, institutionRow, ranks, provenanceCount, guess }: WantedExposures,
): Promise<ExposureRows> {
  const column = () => growing((length) => new Uint32Array(length), guess);
  const [creditors, debtors, terms, provenances] = [column(), column(), column(), column()];
  const amounts = growing((length) => new Float64Array(length), guess);
  const query = `SELECT ${COLUMNS.join(', ')} FROM exposures WHERE snapshot_id = ${BigInt(snapshotId)}`;
  const stream: Readable = await sql.unsafe(`COPY (${query}) TO STDOUT (FORMAT binary)`).readable();
  await readBinaryCopy(stream, COLUMNS.length, ({ view, starts }) => {
    creditors.push(institutionRow(idAt(view, starts[0] ?? 0)));
    debtors.push(institutionRow(idAt(view, starts[1] ?? 0)));
    const [termsId, provenanceId] = [idAt(view, starts[2] ?? 0), idAt(view, starts[3] ?? 0)];
    terms.push(ranks[termsId] ?? refuse('terms', termsId));
    provenances.push(provenanceId < provenanceCount ? provenanceId : refuse('provenance', provenanceId));
    amounts.push(view.getFloat64(starts[4] ?? 0));
  });
  return {
    creditors: creditors.filled(),
    debtors: debtors.filled(),
    terms: terms.filled(),
    provenances: provenances.filled(),
    amounts: amounts.filled(),
  };
}

function refuse(what: string, id: number): never {
  throw new Error(`the snapshot's rows refer to ${what} ${id}, which it does not have`);
}
