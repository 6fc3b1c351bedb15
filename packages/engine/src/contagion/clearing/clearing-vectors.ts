import type { Convergence } from '../../define.ts';
import { type ClearingRules, clearingProblem, defaultCostRule } from './clearing-problem.ts';
import type { ClearingSystem } from './clearing-system.ts';
import { convergenceOf, describeClearing, type GreatestClearing } from './describe-clearing.ts';
import { greatestPayments } from './greatest-payments.ts';
import { leastPayments } from './least-payments.ts';

export interface ClearingVectors {
  readonly greatest: GreatestClearing;
  /** Rows that fall short in each round of fictitious default, ascending; no rounds where nobody does. */
  readonly defaultRounds: readonly Uint32Array[];
  readonly least: { readonly payments: Float64Array; readonly convergence: Convergence };
  /** The two vectors differ by no more than 1e-9 of the largest obligation. */
  readonly leastEqualsGreatest: boolean;
}

/** Of the largest obligation. */
export const SAME_VECTOR = 1e-9;

/**
 * What everybody pays when nobody can pay more than it has: the greatest and the least clearing vector.
 * Eisenberg and Noe (2001), "Systemic risk in financial systems", Management Science 47, where alpha = beta = 1; Rogers
 * and Veraart (2013), "Failure and rescue in an interbank network", Management Science 59, otherwise.
 * With SENIOR external debt a default's estate goes to outside creditors first, and institutions share what is left.
 * @throws RangeError where alpha or beta is not in [0, 1].
 */
export function clearingVectors(system: ClearingSystem, rules: ClearingRules): ClearingVectors {
  const problem = clearingProblem(system, rules);
  const solved = greatestPayments(defaultCostRule(problem), 'APART');
  const greatest = describeClearing(problem, solved);
  const { payments, rounds, residual } = leastPayments(problem);
  const { owed } = problem.network;
  const largest = owed.reduce((most, amount) => Math.max(most, amount), 0);
  return {
    greatest,
    defaultRounds: solved.shortByRound,
    least: { payments, convergence: convergenceOf('LEAST', rounds, residual) },
    leastEqualsGreatest: payments.every(
      (payment, row) => (greatest.payments[row] ?? 0) - payment <= SAME_VECTOR * largest,
    ),
  };
}

/**
 * The greatest clearing vector alone, for systems of any size: shortfalls are passed on from bank to bank, and only those
 * they reach are looked at. The same vector as `clearingVectors` gives, without rounds of fictitious default.
 * @throws RangeError where alpha or beta is not in [0, 1].
 */
export function greatestClearing(system: ClearingSystem, rules: ClearingRules): GreatestClearing {
  const problem = clearingProblem(system, rules);
  return describeClearing(problem, greatestPayments(defaultCostRule(problem), 'MERGED'));
}
