import { solveLinear } from '../numeric/linear-solve.ts';
import type { SparseRows } from '../numeric/sparse-rows.ts';
import { transposeRows } from '../numeric/transpose-rows.ts';
import { type BailOut, bailOutBy, requireBudget, withinBudget } from './bail-out.ts';
import { type ClearingTerms, clear, clearingTerms, type ObligationNetwork } from './minimal-clearing.ts';

const LINEAR_TOLERANCE = 1e-13;

/**
 * A baseline to compare the optimum with: cash goes to the defaulted institution whose next unit raises total payments
 * most, until somebody is cured, and so on until the budget is spent or nobody defaults. What is given is not taken
 * back, so it can end below the optimum, never above. Throws RangeError for amounts that make no sense.
 */
export function greedyBailOut(network: ObligationNetwork, budgetAmount: number): BailOut {
  requireBudget(budgetAmount);
  const terms = clearingTerms(network);
  const paidTo = transposeRows(terms.shares);
  const injection = new Float64Array(terms.shares.count);
  let left = budgetAmount;
  // Each turn cures somebody or spends the rest, and cash never makes anybody default.
  for (let turn = 0; turn <= injection.length && left > 0; turn++) {
    const assets = injection.map((cash, row) => cash + (network.externalAssets[row] ?? 0));
    const { payments, failed } = clear(terms, assets);
    const defaulted = Uint32Array.from(failed.keys()).filter((row) => failed[row] === 1);
    const worth = solveWith(paidTo, defaulted, new Float64Array(defaulted.length).fill(1));
    if (defaulted.length === 0 || !worth) break;
    const place = worth.reduce((best, value, k) => (value > (worth[best] ?? 0) ? k : best), 0);
    const step = Math.min(left, untilCured(terms, { payments, defaulted }, place));
    const row = defaulted[place] ?? 0;
    injection[row] = (injection[row] ?? 0) + step;
    left -= step;
  }
  return bailOutBy(network, withinBudget(injection, budgetAmount));
}

/** Cash for one defaulted institution that leaves the first of all with exactly enough. */
function untilCured(
  { obligations, shares }: ClearingTerms,
  { payments, defaulted }: { readonly payments: Float64Array; readonly defaulted: Uint32Array },
  place: number,
): number {
  const unit = new Float64Array(defaulted.length);
  unit[place] = 1;
  const rise = solveWith(shares, defaulted, unit);
  let step = Number.POSITIVE_INFINITY;
  defaulted.forEach((row, k) => {
    const shortfall = (obligations[row] ?? 0) - (payments[row] ?? 0);
    const perUnit = rise?.[k] ?? 0;
    if (perUnit > 0) step = Math.min(step, shortfall / perUnit);
  });
  return step;
}

function solveWith(rows: SparseRows, free: Uint32Array, right: Float64Array): Float64Array | null {
  return solveLinear({ rows, free, slopes: new Float64Array(rows.count).fill(1) }, right, LINEAR_TOLERANCE);
}
