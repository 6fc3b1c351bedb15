import type { StridedColumn } from './strided-column.ts';

/**
 * Running sums of numbers in [0, 1], one per row, that come out the same in whatever order numbers are added, and by
 * however many threads: each number is cut to a multiple of 2^-62, so that no sum is ever rounded. Its two halves are
 * whole numbers, kept apart; up to two million of them fit.
 */
export interface UnorderedSums {
  /** In units of 2^-30. */
  readonly upper: Float64Array;
  /** In units of 2^-62. */
  readonly lower: Float64Array;
}

const UPPER = 2 ** 30;
const LOWER = 2 ** 32;

export function newUnorderedSums(count: number): UnorderedSums {
  return { upper: new Float64Array(count), lower: new Float64Array(count) };
}

/** Adds a column, one number in [0, 1] to each row. */
export function addUnordered({ upper, lower }: UnorderedSums, { values, first, stride }: StridedColumn): void {
  for (let row = 0; row < upper.length; row++) {
    const scaled = (values[first + row * stride] ?? 0) * UPPER;
    const whole = Math.floor(scaled);
    upper[row] = (upper[row] ?? 0) + whole;
    lower[row] = (lower[row] ?? 0) + Math.floor((scaled - whole) * LOWER);
  }
}

/** Takes a number of 1 that was added to a row out of it again. */
export function subtractOne({ upper }: UnorderedSums, row: number): void {
  upper[row] = (upper[row] ?? 0) - UPPER;
}

/** The sums of all parts together, each rounded once. */
export function totalOf(parts: readonly UnorderedSums[]): Float64Array {
  const count = parts[0]?.upper.length ?? 0;
  return Float64Array.from({ length: count }, (_, row) => {
    let [upper, lower] = [0, 0];
    for (const part of parts) {
      upper += part.upper[row] ?? 0;
      lower += part.lower[row] ?? 0;
    }
    return (upper + lower / LOWER) / UPPER;
  });
}
