import type { Readable } from 'node:stream';
import type postgres from 'postgres';
import { idAt, LENGTH_BYTES, readBinaryCopy } from './binary-copy.ts';
import { dictionary } from './dictionary.ts';
import { growing } from './growing-columns.ts';
import type { InstitutionRows } from './institution-rows.ts';

type KindReaders = Readonly<Record<string, (bytes: Buffer) => number | string>>;

/** Which rows of a table, and what of them. */
export interface Wanted<Readers extends KindReaders> {
  readonly table: string;
  readonly snapshotId: string;
  /** Columns that hold ids of institutions. */
  readonly institutions: readonly string[];
  readonly institutionRow: InstitutionRows;
  /** Columns whose values repeat from row to row, and how each is read. */
  readonly kind: Readers;
}

/** A combination of values that rows have. */
export type Kind<Readers extends KindReaders> = { readonly [Name in keyof Readers]: ReturnType<Readers[Name]> };

export interface ColumnsRead<Readers extends KindReaders> {
  readonly count: number;
  /** Rows of the institutions, one column for each asked for. */
  readonly institutions: readonly Uint32Array[];
  /** Place of each row's kind in `kinds`. */
  readonly kindCodes: Uint32Array;
  /** In ascending order of their values, the first one deciding. */
  readonly kinds: readonly Kind<Readers>[];
  /** In the currency they were stated in. */
  readonly amounts: Float64Array;
}

/**
 * Reads rows in whatever order they lie. PostgreSQL sends them as they stand: it is the slower side, and joins, codes and
 * sorting cost it several times what they cost here. All repeating values of a row are looked up at once, as bytes, and
 * decoded once per combination.
 */
export async function readColumns<Readers extends KindReaders>(
  sql: postgres.TransactionSql,
  { table, snapshotId, institutions, institutionRow, kind }: Wanted<Readers>,
): Promise<ColumnsRead<Readers>> {
  const rows = institutions.map(() => growing((length) => new Uint32Array(length)));
  const [codes, amounts] = [
    growing((length) => new Uint32Array(length)),
    growing((length) => new Float64Array(length)),
  ];
  const known = dictionary();
  const names = [...institutions, 'amount', ...Object.keys(kind)];
  const query = `SELECT ${names.join(', ')} FROM ${table} WHERE snapshot_id = ${BigInt(snapshotId)}`;
  const stream: Readable = await sql.unsafe(`COPY (${query}) TO STDOUT (FORMAT binary)`).readable();
  const count = await readBinaryCopy(stream, names.length, ({ view, starts, end }) => {
    for (let place = 0; place < rows.length; place++) rows[place]?.push(institutionRow(idAt(view, starts[place] ?? 0)));
    amounts.push(view.getFloat64(starts[rows.length] ?? 0));
    codes.push(known.codeOf(view, (starts[rows.length + 1] ?? 0) - LENGTH_BYTES, end));
  });
  const { kinds, places } = ordered(known.values().map((bytes) => kindOf(bytes, kind)));
  const kindCodes = codes.filled();
  for (let row = 0; row < count; row++) kindCodes[row] = places[kindCodes[row] ?? 0] ?? 0;
  return {
    count,
    institutions: rows.map((column) => column.filled()),
    kindCodes,
    kinds,
    amounts: amounts.filled(),
  };
}

/** Values with their lengths in front, as the row has them. */
function kindOf<Readers extends KindReaders>(bytes: Buffer, readers: Readers): Kind<Readers> {
  let place = 0;
  const entries = Object.entries(readers).map(([name, read]) => {
    const start = place + LENGTH_BYTES;
    place = start + bytes.readInt32BE(place);
    return [name, read(bytes.subarray(start, place))];
  });
  return Object.fromEntries(entries) as Kind<Readers>;
}

/** The kinds in ascending order, and where each of them went. */
function ordered<Readers extends KindReaders>(found: readonly Kind<Readers>[]) {
  const order = [...found.keys()].sort((left, right) => compareKinds(found[left], found[right]));
  const places = new Uint32Array(found.length);
  order.forEach((code, place) => {
    places[code] = place;
  });
  return { kinds: order.map((code) => found[code] as Kind<Readers>), places };
}

function compareKinds(left: object | undefined, right: object | undefined): number {
  const others = Object.values(right ?? {});
  for (const [place, value] of Object.values(left ?? {}).entries())
    if (value !== others[place]) return value < others[place] ? -1 : 1;
  return 0;
}
