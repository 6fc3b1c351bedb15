import type { Readable } from 'node:stream';

// PostgreSQL's binary COPY format: a header, then per row a field count and per field its length and big-endian bytes.
// https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS. All columns read here are NOT NULL.

const HEADER_BYTES = 19;
const COUNT_BYTES = 2;
/** In front of every field. */
export const LENGTH_BYTES = 4;

/** One row: its fields begin at `starts`, the last one ends at `end`. Good until the next row is read. */
export interface BinaryRow {
  view: DataView;
  readonly starts: Int32Array;
  end: number;
}

/** Calls `onRow` row after row; answers the number of rows. Throws on rows of another shape and on a stream cut short. */
export async function readBinaryCopy(
  stream: Readable,
  fieldCount: number,
  onRow: (row: BinaryRow) => void,
): Promise<number> {
  const row: BinaryRow = { view: new DataView(new ArrayBuffer(0)), starts: new Int32Array(fieldCount), end: 0 };
  let pending: Buffer = Buffer.alloc(0);
  let skip = HEADER_BYTES;
  let count = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    row.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = Math.min(skip, bytes.length);
    skip -= start;
    while (isWhole(row, start)) {
      onRow(row);
      count++;
      start = row.end;
    }
    pending = bytes.subarray(start);
  }
  // The trailer is a lone field count of -1, and stays pending.
  if (pending.length !== COUNT_BYTES || pending.readInt16BE(0) !== -1)
    throw new Error('COPY ended in the middle of a row');
  return count;
}

/** Finds the fields of the row that starts here; false where its bytes have not all arrived. */
function isWhole(row: BinaryRow, start: number): boolean {
  const { view, starts } = row;
  if (start + COUNT_BYTES + LENGTH_BYTES > view.byteLength) return false;
  if (view.getInt16(start) !== starts.length) throw new Error('COPY sent a row of another shape');
  let place = start + COUNT_BYTES;
  for (let field = 0; field < starts.length; field++) {
    if (place + LENGTH_BYTES > view.byteLength) return false;
    const length = view.getInt32(place);
    if (length < 0) throw new Error(`COPY sent no value for column ${field}`);
    starts[field] = place + LENGTH_BYTES;
    place += LENGTH_BYTES + length;
  }
  row.end = place;
  return place <= view.byteLength;
}

/** A bigint of PostgreSQL; sequences do not get as far as 2^53. */
export function idAt(view: DataView, place: number): number {
  return view.getInt32(place) * 2 ** 32 + view.getUint32(place + 4);
}
