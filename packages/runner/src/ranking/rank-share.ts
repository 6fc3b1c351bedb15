import { failureScores, LANES, openPlainLanes, type RankedSystem } from '@faultline/engine';
import { type PlacedRows, rowsAt } from '../kernels/placed-rows.ts';
import { openRoom } from '../kernels/wasm-lanes.ts';
import type { WasmModule } from '../kernels/web-assembly.ts';

/** One thread's part in a ranking. What threads write to is shared memory; each score has one writer. */
export interface RankShare {
  /** Null: in plain TypeScript. */
  readonly module: WasmModule | null;
  readonly placed: PlacedRows;
  /** Where this thread's room in the memory begins. */
  readonly roomStart: number;
  readonly system: Omit<RankedSystem, 'leverage'>;
  /** One entry per row of `system.rows`. */
  readonly scores: Float64Array;
  /** How many of those rows are taken. */
  readonly taken: Int32Array;
}

/** Institutions a thread takes at once: few enough to end together, many enough to keep the lanes full. */
const TAKEN_AT_ONCE = 64;

/** Ranks institutions until all are taken. Which thread ranks which changes no digit: lanes never touch each other. */
export default function rankShare({ module, placed, roomStart, system, scores, taken }: RankShare): void {
  const leverage = rowsAt(placed);
  const { memory } = placed;
  const kernel =
    module && memory
      ? openRoom(module, { placed: { ...placed, memory }, start: roomStart, lanes: LANES })
      : openPlainLanes(leverage, LANES);
  for (;;) {
    const first = Atomics.add(taken, 0, TAKEN_AT_ONCE);
    if (first >= system.rows.length) return;
    const rows = system.rows.subarray(first, first + TAKEN_AT_ONCE);
    scores.set(failureScores({ ...system, leverage }, kernel, rows), first);
  }
}
