// PostgreSQL's binary COPY format: a header, then per row a field count and per field its length and big-endian bytes.
// https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS

/** Fields of a row, one after the other, each by the type of its column. */
export interface RowWriter {
  text(value: string | null): void;
  /** A whole number, of which PostgreSQL's own may be longer: up to 2^53. */
  int8(value: number): void;
  float8(value: number | null): void;
  /** YYYY-MM-DD. Throws on what is no day. */
  day(value: string): void;
}

/** Rows in binary COPY, gathered until they are taken. */
export interface CopyRows extends RowWriter {
  /** Begins a row with the leading fields. */
  begin(): void;
  readonly byteLength: number;
  /** What was added since the last time, good until the next row; the header is in front of the first. */
  take(): Buffer;
  /** What ends a COPY. */
  readonly trailer: Buffer;
}

export interface CopyShape {
  readonly fieldCount: number;
  /** Writes the fields that begin every row. */
  readonly leading: (row: RowWriter) => void;
}

const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);
const NULL_LENGTH = -1;
const COUNT_BYTES = 2;
const LENGTH_BYTES = 4;
const NUMBER_BYTES = 8;
const DAY_BYTES = 4;
const DAY_MS = 86_400_000;
/** PostgreSQL counts days from here. */
const FIRST_DAY = Date.UTC(2000, 0, 1);
/** UTF-8 needs at most so many bytes for a unit of UTF-16. */
const BYTES_PER_UNIT = 3;
const FIRST_BYTES = 1 << 17;

export function copyRows({ fieldCount, leading }: CopyShape): CopyRows {
  let bytes = Buffer.allocUnsafe(FIRST_BYTES);
  let view = viewOf(bytes);
  let end = 0;

  const makeRoom = (needed: number) => {
    if (end + needed <= bytes.length) return;
    bytes = Buffer.concat([bytes.subarray(0, end), Buffer.alloc(bytes.length + needed)]);
    view = viewOf(bytes);
  };
  const beginField = (length: number) => {
    makeRoom(LENGTH_BYTES + NUMBER_BYTES);
    view.setInt32(end, length);
    end += LENGTH_BYTES;
  };
  const writer: RowWriter = {
    text(value) {
      if (value === null) return beginField(NULL_LENGTH);
      makeRoom(LENGTH_BYTES + BYTES_PER_UNIT * value.length);
      const length = writeText(bytes, end + LENGTH_BYTES, value);
      view.setInt32(end, length);
      end += LENGTH_BYTES + length;
    },
    int8(value) {
      beginField(NUMBER_BYTES);
      view.setInt32(end, Math.floor(value / 2 ** 32));
      view.setUint32(end + 4, value);
      end += NUMBER_BYTES;
    },
    float8(value) {
      if (value === null) return beginField(NULL_LENGTH);
      beginField(NUMBER_BYTES);
      view.setFloat64(end, value);
      end += NUMBER_BYTES;
    },
    day(value) {
      beginField(DAY_BYTES);
      view.setInt32(end, daysUntil(value));
      end += DAY_BYTES;
    },
  };

  view.setInt16(0, fieldCount);
  end = COUNT_BYTES;
  leading(writer);
  const prefix = Buffer.from(bytes.subarray(0, end));
  end = HEADER.copy(bytes);
  return {
    ...writer,
    trailer: TRAILER,
    get byteLength() {
      return end;
    },
    begin() {
      makeRoom(prefix.length);
      for (let place = 0; place < prefix.length; place++) bytes[end + place] = prefix[place] ?? 0;
      end += prefix.length;
    },
    take() {
      const taken = bytes.subarray(0, end);
      end = 0;
      return taken;
    },
  };
}

/** Answers the number of bytes. Most texts are ASCII, and short: byte by byte is faster than a call. */
function writeText(bytes: Buffer, start: number, text: string): number {
  for (let unit = 0; unit < text.length; unit++) {
    const code = text.charCodeAt(unit);
    if (code >= 0x80) return bytes.write(text, start);
    bytes[start + unit] = code;
  }
  return text.length;
}

function daysUntil(day: string): number {
  const days = (Date.parse(day) - FIRST_DAY) / DAY_MS;
  if (!Number.isInteger(days)) throw new Error(`a row has the date ${day}, which is no day`);
  return days;
}

function viewOf({ buffer, byteOffset, length }: Buffer): DataView {
  return new DataView(buffer, byteOffset, length);
}
