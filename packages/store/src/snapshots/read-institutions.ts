import type { Readable } from 'node:stream';
import { INSTITUTION_KINDS, type InstitutionColumns } from '@faultline/network';
import type postgres from 'postgres';
import { idAt, readBinaryCopy, textAt } from './binary-copy.ts';
import { placeOf } from './kind-values.ts';

export interface OrderedInstitutions {
  /** The id each has in the database. */
  readonly ids: readonly number[];
  readonly columns: InstitutionColumns;
}

/** Ascending by key, which is the canonical order. */
export async function readInstitutions(sql: postgres.TransactionSql, snapshotId: string): Promise<OrderedInstitutions> {
  const query = `SELECT i.id, i.key, r.name, r.kind, coalesce(r.country, '') FROM institution_records r
    JOIN institutions i ON i.id = r.institution_id WHERE r.snapshot_id = ${BigInt(snapshotId)}`;
  const stream: Readable = await sql.unsafe(`COPY (${query}) TO STDOUT (FORMAT binary)`).readable();
  const ids: number[] = [];
  const [keys, names, kinds, countries]: [string[], string[], number[], (string | null)[]] = [[], [], [], []];
  const kindOf = placeOf(INSTITUTION_KINDS);
  await readBinaryCopy(stream, 5, (row) => {
    ids.push(idAt(row.view, row.starts[0] ?? 0));
    keys.push(textAt(row, 1));
    names.push(textAt(row, 2));
    kinds.push(kindOf(textAt(row, 3)));
    countries.push(textAt(row, 4) || null);
  });
  const keyAt = (place: number) => keys[place] ?? '';
  const order = [...keys.keys()].sort((left, right) => (keyAt(left) < keyAt(right) ? -1 : 1));
  return {
    ids: order.map((place) => ids[place] ?? 0),
    columns: {
      count: order.length,
      keys: order.map(keyAt),
      names: order.map((place) => names[place] ?? ''),
      kindCodes: Uint8Array.from(order, (place) => kinds[place] ?? 0),
      countries: order.map((place) => countries[place] ?? null),
    },
  };
}
