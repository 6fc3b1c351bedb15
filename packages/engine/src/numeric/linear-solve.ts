import type { SparseRows } from './sparse-rows.ts';

/** I - W_FF D: W restricted to the free rows and columns, its columns scaled by `slopes` (one per row of W). */
export interface FreeSystem {
  readonly rows: SparseRows;
  /** Rows of W that are unknown, ascending. */
  readonly free: Uint32Array;
  readonly slopes: Float64Array;
}

const MOST_STEPS = 500;
const RELATIVE_TOLERANCE = 1e-14;

/**
 * Solves (I - W_FF D) x = right by BiCGSTAB (van der Vorst 1992, SIAM J. Sci. Stat. Comput. 13, algorithm 3.1).
 * Answers x with one entry per free row, or null where it breaks down or does not reach 1e-14 of the right side.
 */
export function solveLinear(system: FreeSystem, right: Float64Array): Float64Array | null {
  const apply = multiplier(system);
  const x = new Float64Array(right.length);
  const residual = right.slice();
  const shadow = right.slice();
  const goal = RELATIVE_TOLERANCE ** 2 * dot(right, right);
  let direction = residual.slice();
  let rho = dot(shadow, residual);
  for (let step = 0; step < MOST_STEPS; step++) {
    if (dot(residual, residual) <= goal) return x;
    const image = apply(direction);
    const alpha = rho / dot(shadow, image);
    if (!Number.isFinite(alpha)) return null;
    const half = residual.map((entry, place) => entry - alpha * (image[place] ?? 0));
    const halfImage = apply(half);
    const halfNorm = dot(halfImage, halfImage);
    const omega = halfNorm === 0 ? 0 : dot(halfImage, half) / halfNorm;
    for (let place = 0; place < x.length; place++) {
      x[place] = (x[place] ?? 0) + alpha * (direction[place] ?? 0) + omega * (half[place] ?? 0);
      residual[place] = (half[place] ?? 0) - omega * (halfImage[place] ?? 0);
    }
    if (omega === 0) return dot(residual, residual) <= goal ? x : null;
    const nextRho = dot(shadow, residual);
    const beta = (nextRho / rho) * (alpha / omega);
    if (!Number.isFinite(beta)) return dot(residual, residual) <= goal ? x : null;
    direction = direction.map((entry, place) => (residual[place] ?? 0) + beta * (entry - omega * (image[place] ?? 0)));
    rho = nextRho;
  }
  return null;
}

function multiplier({ rows, free, slopes }: FreeSystem): (vector: Float64Array) => Float64Array {
  const spread = new Float64Array(rows.count);
  return (vector) => {
    free.forEach((row, place) => {
      spread[row] = (vector[place] ?? 0) * (slopes[row] ?? 0);
    });
    return Float64Array.from(free, (row, place) => {
      let sum = vector[place] ?? 0;
      const end = rows.starts[row + 1] ?? 0;
      for (let position = rows.starts[row] ?? 0; position < end; position++)
        sum -= (rows.weights[position] ?? 0) * (spread[rows.columns[position] ?? 0] ?? 0);
      return sum;
    });
  };
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < left.length; place++) sum += (left[place] ?? 0) * (right[place] ?? 0);
  return sum;
}
