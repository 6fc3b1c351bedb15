import type { Readable } from 'node:stream';

// PostgreSQL's binary COPY format: a header, then per row a field count and per field its length and big-endian bytes.
// https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS. All columns read here are NOT NULL and of
// fixed width, so every row has the same length and a field is found by adding, not by scanning.

const HEADER_BYTES = 19;
const LENGTH_BYTES = 4;
const COUNT_BYTES = 2;

/** Bytes of each column in turn: 4 for int4, 2 for int2, 8 for float8, 3 for char(3). */
export type Widths = readonly number[];

/** Calls `onRow` with a view of the stream and the offset of each field, row after row; answers the number of rows. */
export async function readBinaryCopy(
  stream: Readable,
  widths: Widths,
  onRow: (view: DataView, fieldOffsets: readonly number[]) => void,
): Promise<number> {
  const rowBytes = COUNT_BYTES + widths.reduce((sum, width) => sum + LENGTH_BYTES + width, 0);
  const offsets = new Array<number>(widths.length).fill(0);
  let pending: Buffer = Buffer.alloc(0);
  let skip = HEADER_BYTES;
  let count = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = Math.min(skip, bytes.length);
    skip -= start;
    // The trailer is a lone field count of -1, shorter than any row, and stays pending.
    while (skip === 0 && start + rowBytes <= bytes.length) {
      if (view.getInt16(start) !== widths.length) throw new Error('COPY sent a row of another shape');
      let field = start + COUNT_BYTES;
      for (let column = 0; column < widths.length; column++) {
        const width = widths[column] ?? 0;
        if (view.getInt32(field) !== width) throw new Error(`COPY sent column ${column} with another width`);
        offsets[column] = field + LENGTH_BYTES;
        field += LENGTH_BYTES + width;
      }
      onRow(view, offsets);
      count++;
      start += rowBytes;
    }
    pending = bytes.subarray(start);
  }
  if (pending.length !== COUNT_BYTES || pending.readInt16BE(0) !== -1)
    throw new Error('COPY ended in the middle of a row');
  return count;
}
