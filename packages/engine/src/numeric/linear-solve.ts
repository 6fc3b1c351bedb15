import { eliminate } from './eliminate.ts';
import { type SparseRows, weightedSum } from './sparse-rows.ts';
import { addTo, dot } from './vectors.ts';

/** I - W_FF D: W restricted to the free rows and columns, its columns scaled by `slopes` (one per row of W). */
export interface FreeSystem {
  readonly rows: SparseRows;
  /** Rows of W that are unknown. */
  readonly free: Uint32Array;
  readonly slopes: Float64Array;
}

const MOST_STEPS = 500;
/** Up to here elimination is used at once: it is exact, and as fast as a few steps of anything else. */
const ALWAYS_ELIMINATE = 64;
/** Up to here elimination stands in where the iteration breaks down: a second of work and 8 MB. */
const MOST_ELIMINATE = 1_000;

/**
 * Solves (I - W_FF D) x = right: small systems by Gaussian elimination, others by BiCGSTAB (van der Vorst 1992, SIAM J.
 * Sci. Stat. Comput. 13, algorithm 3.1) to `relativeTolerance` of the right side, and by elimination where that breaks
 * down (weights many orders of magnitude apart). Answers x with one entry per free row, or null.
 */
export function solveLinear(system: FreeSystem, right: Float64Array, relativeTolerance: number): Float64Array | null {
  const { length } = right;
  if (length <= ALWAYS_ELIMINATE) return eliminate(denseOf(system), right);
  return (
    biCgStab(system, right, relativeTolerance) ?? (length <= MOST_ELIMINATE ? eliminate(denseOf(system), right) : null)
  );
}

function biCgStab(system: FreeSystem, right: Float64Array, relativeTolerance: number): Float64Array | null {
  const apply = multiplier(system);
  const x = new Float64Array(right.length);
  const residual = right.slice();
  const direction = right.slice();
  const image = new Float64Array(right.length);
  const halfImage = new Float64Array(right.length);
  const goal = relativeTolerance ** 2 * dot(right, right);
  let rho = dot(right, residual);
  for (let step = 0; step < MOST_STEPS; step++) {
    if (dot(residual, residual) <= goal) return x;
    apply(direction, image);
    const alpha = rho / dot(right, image);
    if (!Number.isFinite(alpha)) return null;
    addTo(residual, -alpha, image);
    apply(residual, halfImage);
    const halfNorm = dot(halfImage, halfImage);
    const omega = halfNorm === 0 ? 0 : dot(halfImage, residual) / halfNorm;
    addTo(x, alpha, direction);
    addTo(x, omega, residual);
    addTo(residual, -omega, halfImage);
    const nextRho = dot(right, residual);
    const beta = (nextRho / rho) * (alpha / omega);
    if (omega === 0 || !Number.isFinite(beta)) return dot(residual, residual) <= goal ? x : null;
    for (let place = 0; place < direction.length; place++)
      direction[place] = (residual[place] ?? 0) + beta * ((direction[place] ?? 0) - omega * (image[place] ?? 0));
    rho = nextRho;
  }
  return null;
}

function multiplier({ rows, free, slopes }: FreeSystem): (vector: Float64Array, image: Float64Array) => void {
  const spread = new Float64Array(rows.count);
  return (vector, image) => {
    for (let place = 0; place < free.length; place++) {
      const row = free[place] ?? 0;
      spread[row] = (vector[place] ?? 0) * (slopes[row] ?? 0);
    }
    for (let place = 0; place < free.length; place++)
      image[place] = (vector[place] ?? 0) - weightedSum(rows, free[place] ?? 0, spread);
  };
}

function denseOf({ rows, free, slopes }: FreeSystem): Float64Array {
  const size = free.length;
  const places = new Int32Array(rows.count).fill(-1);
  for (let place = 0; place < size; place++) places[free[place] ?? 0] = place;
  const matrix = new Float64Array(size * size);
  for (let place = 0; place < size; place++) {
    matrix[place * size + place] = 1;
    const row = free[place] ?? 0;
    const end = rows.starts[row + 1] ?? 0;
    for (let position = rows.starts[row] ?? 0; position < end; position++) {
      const column = rows.columns[position] ?? 0;
      const at = place * size + (places[column] ?? -1);
      if ((places[column] ?? -1) >= 0)
        matrix[at] = (matrix[at] ?? 0) - (rows.weights[position] ?? 0) * (slopes[column] ?? 0);
    }
  }
  return matrix;
}
