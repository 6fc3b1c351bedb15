import type { Column } from '@faultline/network';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { requireOneEach } from './require-amounts.ts';

/**
 * The smallest shock of any shape that reaches a target, its size being sqrt(sum_i weight_i shock_i^2): with weights 1
 * in the unit of amounts, with weights 1 / capital^2 in shares of capital. It is an infimum: an institution that has
 * exactly enough survives the shock itself, and falls to any that is larger.
 */
export interface LeastNormShock {
  /** Loss imposed on each institution, at least 0. */
  readonly shockAmount: Float64Array;
  readonly norm: number;
  /** No shock of a smaller norm reaches the target. */
  readonly normLowerBound: number;
  /** MINIMUM where norm and lower bound are the same to 1e-8; LOCAL where the search found no smaller one nearby. */
  readonly certainty: 'MINIMUM' | 'LOCAL';
}

/** A shock of least norm is an infimum: so many times of it show what it does, whatever rounding does. */
export const BEYOND_INFIMUM = 1 + 1e-6;

const SAME = 1e-8;

export function leastNormShock(shockAmount: Float64Array, weights: Column, lowerBound: number | null): LeastNormShock {
  const norm = normOf(shockAmount, weights);
  const normLowerBound = lowerBound === null ? norm : Math.min(norm, lowerBound);
  return {
    shockAmount,
    norm,
    normLowerBound,
    certainty: normLowerBound >= norm * (1 - SAME) ? 'MINIMUM' : 'LOCAL',
  };
}

export function normOf(shockAmount: Float64Array, weights: Column): number {
  return Math.sqrt(compensatedSum(shockAmount.map((loss, row) => loss * loss * (weights[row] ?? 0))));
}

/** Weights that measure a loss as a share of capital; 1 where there is none, since no shock falls there. */
export function shareOfCapitalWeights(capital: Column): Float64Array {
  return Float64Array.from(capital, (own) => (own > 0 ? 1 / (own * own) : 1));
}

/** Throws RangeError where there is not one positive weight for each institution. */
export function requireWeights(weights: Column, count: number): void {
  requireOneEach('weights', weights, count);
  for (let row = 0; row < count; row++)
    if (!((weights[row] ?? 0) > 0 && (weights[row] ?? 0) < Number.POSITIVE_INFINITY))
      throw new RangeError(`the weight of institution ${row} is ${weights[row]}; a positive number is expected`);
}
