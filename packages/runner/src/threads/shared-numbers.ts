/** A column of zeroes in memory that threads have in common. */
export function sharedNumbers(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * length));
}

/** How many of a list are taken, counted by all threads. */
export function sharedCount(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

/** Takes the next place of a list of this length; null where all are taken. Each is taken once, by one thread. */
export function takePlace(taken: Int32Array, length: number): number | null {
  if (Atomics.load(taken, 0) >= length) return null;
  const place = Atomics.add(taken, 0, 1);
  return place < length ? place : null;
}
