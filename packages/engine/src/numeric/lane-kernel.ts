import type { SparseRows } from './sparse-rows.ts';

/** Shocks solved side by side: as many numbers as a cache line holds, so that a look at a debtor serves all of them. */
export const LANES = 8;
/** Sweeps a mixture is made of: the newest and the three before it. */
export const SLOTS = 4;

/**
 * The inner loops of h = min(1, base + W h) for one shock, or for eight at once. A lane is one shock; entry
 * `row * lanes + lane` of a column is that lane's. Lanes never touch each other: a lane's digits are the same whatever
 * is solved beside it, and the same in WebAssembly and in TypeScript, where each lane adds in the same order.
 * Everything that decides lies outside, in `settle-lanes.ts`.
 */
export interface LaneKernel {
  readonly count: number;
  readonly lanes: number;
  readonly base: Float64Array;
  readonly values: Float64Array;
  /** Of the last sweep, one per lane: the largest move of a value. */
  readonly change: Float64Array;
  /** Of the last sweep, one per lane: 1 if a value moved by more than SETTLED_RATIO of itself, else 0. */
  readonly moving: Float64Array;
  /** Entry `age * lanes + lane`: the inner product of the last sweep's moves with those of `age` sweeps before. */
  readonly products: Float64Array;
  /** Entry `age * lanes + lane`: the weight `mix` gives to the values of `age` sweeps before. */
  readonly mixture: Float64Array;
  /** One Gauss-Seidel sweep in place, in the order of rows. `step` counts sweeps from 0. */
  sweep(step: number): void;
  /** Replaces the values by the mixture of what the last sweeps left, held within [0, 1]. `step` is the last sweep's. */
  mix(step: number): void;
  /** The largest |min(1, base + W h) - h| of any lane, all values staying as they are. */
  residual(): number;
}

/** A kernel for this matrix. Asked for the same again it may answer the same one, with what was left in it. */
export type OpenLanes = (rows: SparseRows, lanes: 1 | typeof LANES) => LaneKernel;

/** What a value may move by, as a share of itself, and still count as settled. */
export const SETTLED_RATIO = 1e-9;
