import type { Readable } from 'node:stream';

// PostgreSQL's binary COPY format: a header, then per row a field count and per field its length and big-endian bytes.
// https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS. All columns read here are NOT NULL.

const HEADER_BYTES = 19;
const COUNT_BYTES = 2;
/** In front of every field. */
export const LENGTH_BYTES = 4;

const NUMBER_BYTES = 8;

/** One row: its fields begin at `starts`, the last one ends at `end`. Good until the next row is read. */
export interface BinaryRow {
  /** What `view` is of. */
  bytes: Buffer;
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
  const nothing = Buffer.alloc(0);
  const row: BinaryRow = { bytes: nothing, view: viewOf(nothing), starts: new Int32Array(fieldCount), end: 0 };
  let count = 0;
  await readRows(stream, (bytes, first) => {
    row.bytes = bytes;
    row.view = viewOf(bytes);
    let start = first;
    for (; isWhole(row, start); start = row.end) {
      onRow(row);
      count++;
    }
    return start;
  });
  return count;
}

/** Rows one after the other whose fields all have eight bytes: int8 and float8, none of them null. */
export interface FixedRows {
  readonly view: DataView;
  /** Where the first row's first field is. */
  readonly start: number;
  /** Bytes from row to row. */
  readonly stride: number;
  readonly count: number;
}

/** Bytes from one field of such a row to the next. */
export const FIXED_FIELD_BYTES = LENGTH_BYTES + NUMBER_BYTES;

/** Calls `onRows` with as many rows as have arrived. Throws as `readBinaryCopy`. */
export async function readFixedCopy(
  stream: Readable,
  fieldCount: number,
  onRows: (rows: FixedRows) => void,
): Promise<void> {
  const stride = COUNT_BYTES + fieldCount * FIXED_FIELD_BYTES;
  await readRows(stream, (bytes, first) => {
    const view = viewOf(bytes);
    const count = Math.floor((bytes.length - first) / stride);
    const end = first + count * stride;
    for (let start = first; start < end; start += stride)
      if (view.getInt16(start) !== fieldCount || view.getInt32(start + COUNT_BYTES) !== NUMBER_BYTES)
        throw new Error('COPY sent a row of another shape');
    onRows({ view, start: first + COUNT_BYTES + LENGTH_BYTES, stride, count });
    return end;
  });
}

/** `take` is given what has arrived from the first byte of a row on, and answers where the first row begins that has not. */
async function readRows(stream: Readable, take: (bytes: Buffer, first: number) => number): Promise<void> {
  let pending: Buffer = Buffer.alloc(0);
  let skip = HEADER_BYTES;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const first = Math.min(skip, bytes.length);
    skip -= first;
    pending = bytes.subarray(take(bytes, first));
  }
  // The trailer is a lone field count of -1, and stays pending.
  if (pending.length !== COUNT_BYTES || pending.readInt16BE(0) !== -1)
    throw new Error('COPY ended in the middle of a row');
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

/** A text field of a row: its length stands in front of it. */
export function textAt({ bytes, view, starts }: BinaryRow, field: number): string {
  const start = starts[field] ?? 0;
  return bytes.toString('utf8', start, start + view.getInt32(start - LENGTH_BYTES));
}

/** A bigint of PostgreSQL; sequences do not get as far as 2^53. */
export function idAt(view: DataView, place: number): number {
  return view.getInt32(place) * 2 ** 32 + view.getUint32(place + 4);
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
