import type { SparseRows } from '@faultline/engine';
import { Memory, type SharedMemory } from './web-assembly.ts';

// One shared memory holds a matrix and, behind it, a room for each thread that sweeps over it: nobody copies the matrix.

/** A matrix in memory that threads share; the first room begins at `end`. */
export interface PlacedRows {
  /** Null where there is no WebAssembly, or the matrix is too large for it; then there are no rooms either. */
  readonly memory: SharedMemory | null;
  readonly buffer: SharedArrayBuffer;
  readonly count: number;
  readonly claims: number;
  readonly end: number;
}

const PAGE_BYTES = 65_536;
/** All that 32 bits can address, and what a kernel's import is declared with. */
export const MOST_PAGES = 65_536;
/** A cache line: no two threads write to the same one. */
const ALIGNMENT = 64;

export function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

/** Copies a matrix into memory of its own, with so many bytes of rooms behind it if it is for WebAssembly. */
export function placeRows(rows: SparseRows, roomBytes: number | null): PlacedRows {
  const { count, columns } = rows;
  const { end } = offsetsOf(count, columns.length);
  const pages = Math.ceil((end + (roomBytes ?? 0)) / PAGE_BYTES);
  const memory =
    roomBytes === null || pages > MOST_PAGES ? null : new Memory({ initial: pages, maximum: pages, shared: true });
  const buffer = memory?.buffer ?? new SharedArrayBuffer(end);
  const placed = { memory, buffer, count, claims: columns.length, end };
  const there = rowsAt(placed);
  there.starts.set(rows.starts);
  there.columns.set(columns);
  there.weights.set(rows.weights);
  return placed;
}

/** The matrix where it lies, not a copy. */
export function rowsAt({ buffer, count, claims }: PlacedRows): SparseRows {
  const { starts, columns, weights } = offsetsOf(count, claims);
  return {
    count,
    starts: new Uint32Array(buffer, starts, count + 1),
    columns: new Uint32Array(buffer, columns, claims),
    weights: new Float64Array(buffer, weights, claims),
  };
}

export function offsetsOf(count: number, claims: number) {
  const starts = 0;
  const columns = aligned(4 * (count + 1));
  const weights = columns + aligned(4 * claims);
  return { starts, columns, weights, end: weights + aligned(8 * claims) };
}
