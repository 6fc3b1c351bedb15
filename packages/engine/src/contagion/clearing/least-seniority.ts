import { leastPayments } from './least-payments.ts';
import { DEFAULT_TOLERANCE } from './payment-rule.ts';
import { networksOf, paymentsByClass, stageOf, valueInStage } from './seniority-stage.ts';
import type { SenioritySystem } from './seniority-system.ts';

/**
 * The least clearing payments under absolute priority, by class, most senior first: `seniorityClearing` from below. Margins
 * begin at the most senior class. On the least payments of a stage, which are at most those of the whole, whoever pays its
 * class in full does so on every solution, and its margin moves down one class. Once none moves, nobody has anything left
 * for more junior classes, so that the stage solves the whole. Margins move at most once per institution and class.
 */
export function leastSeniorityPayments(system: SenioritySystem): readonly Float64Array[] {
  const networks = networksOf(system);
  const margins = new Uint8Array(system.externalAssets.length);
  let payments: readonly Float64Array[] = networks.map(({ owed }) => owed.map(() => 0));
  for (let isMoving = networks.length > 0; isMoving; ) {
    const stage = stageOf(system, networks, margins);
    const atMargin = leastPayments(stage).payments;
    payments = paymentsByClass(networks, margins, atMargin);
    const values = valueInStage(stage, atMargin);
    isMoving = false;
    for (let row = 0; row < margins.length; row++) {
      const margin = margins[row] ?? 0;
      const required = (stage.totalObligations[row] ?? 0) * (1 - DEFAULT_TOLERANCE);
      if (margin === networks.length - 1 || (values[row] ?? 0) < required) continue;
      margins[row] = margin + 1;
      isMoving = true;
    }
  }
  return payments;
}
