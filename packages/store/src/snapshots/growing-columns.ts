type Column = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** A typed array that grows as rows arrive; `take` gives it back at its exact length. */
export interface GrowingColumn<T extends Column> {
  push(value: number): void;
  take(): T;
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
    take: () => column.slice(0, length) as T,
  };
}
