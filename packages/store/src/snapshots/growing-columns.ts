export type Column = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** A typed array that grows as rows arrive. */
export interface GrowingColumn<T extends Column> {
  push(value: number): void;
  /** What has arrived, not copied: good until the next push. */
  filled(): T;
}

const FIRST_CAPACITY = 1024;

export function growing<T extends Column>(make: (length: number) => T): GrowingColumn<T> {
  let column = make(FIRST_CAPACITY);
  let length = 0;
  return {
    push(value) {
      if (length === column.length) {
        const wider = make(column.length * 2);
        wider.set(column);
        column = wider;
      }
      column[length++] = value;
    },
    filled: () => column.subarray(0, length) as T,
  };
}
