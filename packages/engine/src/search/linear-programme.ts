import type { SparseRows } from '../numeric/sparse-rows.ts';

/** Maximise objective . x subject to (rows x)_k <= limits_k and 0 <= x_j <= most_j. */
export interface LinearProgramme {
  /** One per variable. */
  readonly objective: Float64Array;
  /** One per variable; Infinity where there is no limit. */
  readonly most: Float64Array;
  /** One row per constraint, its columns numbering variables; `count` is the number of constraints. */
  readonly rows: SparseRows;
  /** One per constraint. */
  readonly limits: Float64Array;
}

export interface LinearProgrammeSolution {
  /** Whether the solver proved its answer optimal; what it says itself comes along for a person to read. */
  readonly optimal: boolean;
  readonly said: string;
  /** One per variable. */
  readonly values: Float64Array;
  /** By how much the objective rises per unit of each limit: at least 0, one per constraint. */
  readonly prices: Float64Array;
}

/** Handed in by whoever may load one: the engine holds no solver. Amounts are of order one when it is called. */
export type LinearProgrammeSolver = (programme: LinearProgramme) => LinearProgrammeSolution;
