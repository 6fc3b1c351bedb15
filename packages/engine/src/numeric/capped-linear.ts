import {
  FIXED_POINT_TOLERANCE,
  type FixedPoint,
  fixedPointResidual,
  incoming,
  leastFixedPoint,
  polish,
} from './least-fixed-point.ts';
import { solveLinear } from './linear-solve.ts';
import type { SparseRows } from './sparse-rows.ts';

const LINEAR = { pass: (distress: number) => distress, slope: () => 1 };

/**
 * The least h >= base with h = min(1, base + W h), W and base non-negative, base at most 1.
 *
 * On the rows a positive base reaches, that solution is the only one, so it may be approached from above: suppose all
 * of them at 1, free those that fall short of 1, solve the linear system of the free ones, and repeat until nobody
 * else falls short (policy iteration: at most one round per row, in practice a handful). Unlike sweeping from below
 * this does not slow down as the spectral radius of W passes through 1.
 */
export function cappedLinear(rows: SparseRows, base: Float64Array): FixedPoint {
  const reached = reachedRows(rows, base);
  const values = Float64Array.from(reached);
  let free = new Uint32Array(0);
  for (let round = 1; round <= rows.count + 1; round++) {
    const short = Uint32Array.from(reached.keys()).filter(
      (row) => reached[row] === 1 && image(rows, base, values, row) < 1,
    );
    if (short.length === free.length) {
      polish(rows, base, values, LINEAR);
      const residual = fixedPointResidual(rows, base, values, LINEAR);
      if (residual > FIXED_POINT_TOLERANCE * 10) break;
      return { values, sweeps: round, residual, converged: true };
    }
    free = short;
    if (!solveFree(rows, base, values, free)) break;
  }
  // The linear solver gave up or rounding made the free rows flicker: sweeping from below always works.
  return leastFixedPoint(rows, base, LINEAR);
}

/** Solves for the free rows in place, the others held; false where the linear solver breaks down. */
function solveFree(rows: SparseRows, base: Float64Array, values: Float64Array, free: Uint32Array): boolean {
  const gap = Float64Array.from(free, (row) => image(rows, base, values, row) - (values[row] ?? 0));
  const move = solveLinear({ rows, free, slopes: new Float64Array(rows.count).fill(1) }, gap);
  if (!move) return false;
  free.forEach((row, place) => {
    values[row] = Math.min(1, Math.max(0, (values[row] ?? 0) + (move[place] ?? 0)));
  });
  return true;
}

function image(rows: SparseRows, base: Float64Array, values: Float64Array, row: number): number {
  return (base[row] ?? 0) + incoming(rows, row, values, LINEAR.pass);
}

/** 1 for rows with a positive base and for rows with a positive weight on a reached one; at most one pass per row. */
function reachedRows(rows: SparseRows, base: Float64Array): Uint8Array {
  const reached = Uint8Array.from(base, (entry) => (entry > 0 ? 1 : 0));
  for (let pass = 0, grew = true; grew && pass < rows.count; pass++) {
    grew = false;
    for (let row = 0; row < rows.count; row++) {
      if (reached[row] === 1) continue;
      const end = rows.starts[row + 1] ?? 0;
      for (let position = rows.starts[row] ?? 0; position < end; position++)
        if ((rows.weights[position] ?? 0) > 0 && reached[rows.columns[position] ?? 0] === 1) {
          reached[row] = 1;
          grew = true;
          break;
        }
    }
  }
  return reached;
}
