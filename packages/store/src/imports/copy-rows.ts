// PostgreSQL's binary COPY format: a header, then per row a field count and per field its length and big-endian bytes.
// https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS

/** By the type of its column: text for text, number for float8, bigint for int8, Date for date. */
export type CopyValue = string | number | bigint | Date | null;

/** Rows in binary COPY, gathered until they are taken. */
export interface CopyRows {
  /** A row of the leading values and these. */
  add(values: readonly CopyValue[]): void;
  readonly byteLength: number;
  /** What was added since the last time; the header is in front of the first. */
  take(): Buffer;
  /** What ends a COPY. */
  readonly trailer: Buffer;
}

const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);
const NULL_LENGTH = -1;
const COUNT_BYTES = 2;
const LENGTH_BYTES = 4;
const NUMBER_BYTES = 8;
const DAY_MS = 86_400_000;
/** PostgreSQL counts days from here. */
const FIRST_DAY = Date.UTC(2000, 0, 1);
/** UTF-8 needs at most so many bytes for a unit of UTF-16. */
const BYTES_PER_UNIT = 3;
const FIRST_BYTES = 1 << 17;

/** `leading` values begin every row. */
export function copyRows(leading: readonly CopyValue[]): CopyRows {
  let bytes = Buffer.allocUnsafe(FIRST_BYTES);
  let view = viewOf(bytes);
  let end = HEADER.copy(bytes);

  const makeRoom = (needed: number) => {
    if (end + needed <= bytes.length) return;
    bytes = Buffer.concat([bytes.subarray(0, end), Buffer.alloc(bytes.length + needed)]);
    view = viewOf(bytes);
  };
  const addText = (text: string) => {
    makeRoom(LENGTH_BYTES + BYTES_PER_UNIT * text.length);
    const start = end + LENGTH_BYTES;
    let place = start;
    for (let unit = 0; unit < text.length; unit++) {
      const code = text.charCodeAt(unit);
      if (code >= 0x80) {
        place = start + bytes.write(text, start);
        break;
      }
      bytes[place++] = code;
    }
    view.setInt32(end, place - start);
    end = place;
  };
  const addValue = (value: CopyValue) => {
    if (typeof value === 'string') return addText(value);
    makeRoom(LENGTH_BYTES + NUMBER_BYTES);
    view.setInt32(end, widthOf(value));
    end += LENGTH_BYTES;
    if (typeof value === 'number') view.setFloat64(end, value);
    else if (typeof value === 'bigint') view.setBigInt64(end, value);
    else if (value !== null) view.setInt32(end, daysOf(value));
    end += Math.max(0, widthOf(value));
  };

  return {
    trailer: TRAILER,
    get byteLength() {
      return end;
    },
    add(values) {
      makeRoom(COUNT_BYTES);
      view.setInt16(end, leading.length + values.length);
      end += COUNT_BYTES;
      for (let field = 0; field < leading.length; field++) addValue(leading[field] ?? null);
      for (let field = 0; field < values.length; field++) addValue(values[field] ?? null);
    },
    take() {
      const taken = bytes.subarray(0, end);
      bytes = Buffer.allocUnsafe(FIRST_BYTES);
      view = viewOf(bytes);
      end = 0;
      return taken;
    },
  };
}

function widthOf(value: number | bigint | Date | null): number {
  if (value === null) return NULL_LENGTH;
  return value instanceof Date ? 4 : NUMBER_BYTES;
}

function daysOf(date: Date): number {
  const days = (date.getTime() - FIRST_DAY) / DAY_MS;
  if (!Number.isInteger(days)) throw new Error(`a row has the date ${date.getTime()}, which is no day`);
  return days;
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
