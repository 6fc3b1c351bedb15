import { LANES, type LaneKernel, openPlainLanes, type SparseRows } from '@faultline/engine';
import { type PlacedRows, placeRows, rowsAt } from '../kernels/placed-rows.ts';
import { openRoom, roomBytes } from '../kernels/wasm-lanes.ts';
import type { WasmModule } from '../kernels/web-assembly.ts';

/** A matrix that threads share, and how each finds its own lanes over it. */
export interface SharedLanes {
  /** Null: in plain TypeScript. */
  readonly module: WasmModule | null;
  readonly placed: PlacedRows;
  readonly roomBytes: number;
}

export function shareLanes(
  rows: SparseRows,
  { module, threads }: { readonly module: WasmModule | null; readonly threads: number },
): SharedLanes {
  const room = roomBytes(rows.count, LANES);
  return { module, placed: placeRows(rows, module ? threads * room : null), roomBytes: room };
}

/** The eight lanes of one thread, counted from 0. */
export function openSharedLanes({ module, placed, roomBytes: room }: SharedLanes, thread: number): LaneKernel {
  const { memory } = placed;
  return module && memory
    ? openRoom(module, { placed: { ...placed, memory }, start: placed.end + thread * room, lanes: LANES })
    : openPlainLanes(rowsAt(placed), LANES);
}
