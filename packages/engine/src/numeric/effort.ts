import type { SparseRows } from './sparse-rows.ts';

/**
 * What a search may still spend, in multiplications of numbers: counted and not timed, so that it ends at the same place,
 * with the same digits, on every machine. About a billion are a second's work.
 */
export interface Effort {
  left: number;
}

/** Up to so many unknowns are eliminated; more are iterated for, in about so many products with the matrix. */
const ELIMINATED = 64;
const PRODUCTS = 40;

export function spend(effort: Effort, multiplications: number): void {
  effort.left -= multiplications;
}

/** What `solveLinear` takes for so many unknowns, roughly. */
export function solvingEffort(rows: SparseRows, unknowns: number): number {
  return unknowns <= ELIMINATED ? unknowns ** 3 / 3 : PRODUCTS * rows.weights.length;
}
