import { type SparseRows, weightedSum } from '../../packages/engine/src/numeric/sparse-rows.ts';

/** The project's own plain sweeps, each from the losses of the sweep before: the peer where there is no C compiler. */
export function plainSweeps(leverage: SparseRows, shock: Float64Array, tolerance: number): Float64Array {
  let here = shock;
  for (let sweep = 0; sweep < 100_000; sweep++) {
    const next = new Float64Array(here.length);
    let change = 0;
    for (let row = 0; row < here.length; row++) {
      const image = Math.min(1, (shock[row] ?? 0) + weightedSum(leverage, row, here));
      change = Math.max(change, Math.abs(image - (here[row] ?? 0)));
      next[row] = image;
    }
    here = next;
    if (change < tolerance) break;
  }
  return here;
}
