import { bailOutBy, compensatedSum, injectionForNoDefault, optimalBailOut } from '@faultline/engine';
import { loadLinearProgrammeSolver } from '../../../packages/runner/src/linear-programme.ts';
import type { Adapter } from '../harness.ts';
import { claimsOfLiabilities } from './networks.ts';

interface Case {
  readonly liabilities: readonly (readonly number[])[];
  readonly external_assets: readonly number[];
  readonly external_liabilities: readonly number[];
  readonly budgets: readonly number[];
}

// Adapters answer at once; a solver takes a moment to load.
const solve = await loadLinearProgrammeSolver();

/**
 * The value of a row is what clearing with the injection gives, not what the solver says; so an injection that were not
 * feasible or not optimal would show there. The injection itself is one of many and is not compared entry by entry.
 */
export const bailoutOptimisation: Adapter<Case> = (given) => {
  const network = {
    claims: claimsOfLiabilities(given.liabilities),
    externalAssets: Float64Array.from(given.external_assets),
    externalObligations: Float64Array.from(given.external_liabilities),
  };
  const without = bailOutBy(network, new Float64Array(network.claims.count));
  const noDefault = injectionForNoDefault(network);
  return {
    payments_without: without.totalPayments,
    defaults_without: [...without.failed.keys()].filter((row) => without.failed[row] === 1),
    min_injection_for_no_default: compensatedSum(noDefault),
    injection_for_no_default: [...noDefault],
    by_budget: given.budgets.map((budget) => {
      const { totalPayments, injectionAmount } = optimalBailOut(network, budget, solve);
      return { budget, max_total_payments: totalPayments, one_optimal_injection: [...injectionAmount] };
    }),
  };
};
