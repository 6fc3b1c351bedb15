import { mostImportant, openPlainLanes } from '@faultline/engine';
import { wasmLanes } from '../kernels/wasm-lanes.ts';
import type { WasmModule } from '../kernels/web-assembly.ts';
import { type SharedSnapshot, snapshotHere } from '../solving/shared-snapshot.ts';

/** What a thread is asked for the head of a ranking, and the shared memory it writes the answer to. */
export interface HeadShare {
  /** Null: in plain TypeScript. */
  readonly module: WasmModule | null;
  readonly snapshot: SharedSnapshot;
  readonly mostRuns: number;
  /** As many entries as are wanted. */
  readonly rows: Float64Array;
  readonly scores: Float64Array;
  /** How many were found, failures solved for it, institutions with capital, and 1 where there was a bound; NaN while nothing is proven. */
  readonly figures: Float64Array;
}

/** Finds the head of the ranking on one thread. */
export default function headShare({ module, snapshot, mostRuns, rows, scores, figures }: HeadShare): void {
  const openLanes = module ? wasmLanes(module) : openPlainLanes;
  const head = mostImportant(snapshotHere(snapshot), { most: rows.length, mostRuns }, openLanes);
  if (!head) return;
  rows.set(head.rows);
  scores.set(head.scores);
  figures.set([head.rows.length, head.runs, head.count, head.bounded ? 1 : 0]);
}
