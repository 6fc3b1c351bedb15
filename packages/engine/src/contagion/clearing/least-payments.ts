import { weightedSum } from '../../numeric/sparse-rows.ts';
import { type ClearingProblem, costsForAllRule, defaultCostRule } from './clearing-problem.ts';
import { greatestPayments } from './greatest-payments.ts';
import { lowerClosedClasses } from './lower-closed-classes.ts';
import { estatePayment, fallsShort, type PaymentRule } from './payment-rule.ts';

export interface LeastPayments {
  readonly payments: Float64Array;
  readonly rounds: number;
  /** Largest change another application of the rule would make, as a share of what each owes. */
  readonly residual: number;
}

/**
 * The least clearing vector, from below: suppose everybody bears the costs of default and take the least vector without
 * the jump; whoever has enough on these payments is solvent for certain and pays in full; and so on until nobody joins.
 * Each step stays below every clearing vector, so the last one, which is a clearing vector, is the least. Plain iteration
 * from zero may need infinitely many rounds more than once (Rogers and Veraart 2013, example 3.3).
 */
export function leastPayments(problem: ClearingProblem): LeastPayments {
  const { owed, byCreditor } = problem.network;
  const rule = defaultCostRule(problem);
  const solvent = new Uint8Array(owed.length);
  let payments = leastWithoutJump(problem, solvent);
  let rounds = 1;
  for (; rounds <= owed.length; rounds++) {
    const joining = [...owed.keys()].filter(
      (row) =>
        (payments[row] ?? 0) < (owed[row] ?? 0) && !fallsShort(rule, row, weightedSum(byCreditor, row, payments)),
    );
    if (joining.length === 0) break;
    for (const row of joining) solvent[row] = 1;
    payments = leastWithoutJump(problem, solvent);
  }
  return { payments, rounds, residual: residualOf(rule, payments) };
}

/** Without the jump the least vector differs from the greatest on closed cycles alone. */
function leastWithoutJump(problem: ClearingProblem, solvent: Uint8Array): Float64Array {
  const rule = costsForAllRule(problem, solvent);
  const { payments } = greatestPayments(rule, 'MERGED');
  return rule.estateShare < 1 ? payments : lowerClosedClasses(rule, payments);
}

/** Largest change another application of the rule would make, as a share of what each owes in its rank. */
export function residualOf(rule: PaymentRule, payments: Float64Array): number {
  const { byCreditor, owed } = rule.network;
  let residual = 0;
  for (let row = 0; row < owed.length; row++) {
    const owes = owed[row] ?? 0;
    if (owes === 0) continue;
    const received = weightedSum(byCreditor, row, payments);
    const image = fallsShort(rule, row, received) ? estatePayment(rule, row, received) : owes;
    residual = Math.max(residual, Math.abs(image - (payments[row] ?? 0)) / owes);
  }
  return residual;
}
