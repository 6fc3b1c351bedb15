/** Doubles as little-endian bytes, which is what typed arrays hold on every platform Node runs on. */
export function bytesOf(columns: readonly Float64Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(columns.reduce((sum, column) => sum + column.byteLength, 0));
  let end = 0;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), end);
    end += column.byteLength;
  }
  return bytes;
}

/** The inverse: `count` columns of equal length. */
export function columnsOf(bytes: Uint8Array, count: number): readonly Float64Array[] {
  // Copied, because bytes from the driver need not start at a multiple of eight.
  const all = new Float64Array(bytes.slice().buffer);
  const length = count === 0 ? 0 : all.length / count;
  return Array.from({ length: count }, (_, column) => all.slice(column * length, (column + 1) * length));
}

/** The inverse of one column: a copy, because bytes from the driver need not start at a multiple of eight. */
export function columnOf(bytes: Uint8Array): Float64Array {
  return new Float64Array(new Uint8Array(bytes).buffer);
}
