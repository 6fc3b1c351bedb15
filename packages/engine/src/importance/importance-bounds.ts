import type { OpenLanes } from '../numeric/lane-kernel.ts';
import { settleOne } from '../numeric/settle-lanes.ts';
import { weightedSum } from '../numeric/sparse-rows.ts';
import { transposeRows } from '../numeric/transpose-rows.ts';
import type { RankedSystem } from './ranked-system.ts';

/** Added to every capital share, so that rounding and what the solver leaves cannot make a bound too small. */
const INFLATION = 1e-10;
/**
 * The solver caps at 1: so much room for capital that is lost many times over without the cap. No bound is wrong for it,
 * each is checked row by row: a value that leaves too little room only finds none.
 */
const SCALE = 1e-2;

/**
 * For each institution a number that the DebtRank of its failure does not exceed, from one solution of the transposed
 * system: without the cap, x = v + W'x values the loss of a unit of each institution's capital with all that follows of
 * it, v being the shares of capital; the cap can only lower that, and a bank's own capital is not counted. Any x with
 * x >= v + W'x is such a value or above it, so it is checked to be one. Null where none is found, as at or above spectral
 * radius 1, where none exists.
 */
export function importanceBounds({ leverage, capitalShare }: RankedSystem, openLanes: OpenLanes): Float64Array | null {
  const debtors = transposeRows(leverage);
  const kernel = openLanes(debtors, 1);
  const inflated = capitalShare.map((share) => SCALE * (share + INFLATION));
  settleOne(kernel, { base: inflated, start: inflated, goal: (SCALE * INFLATION) / 4 });
  const x = kernel.values.map((value) => value / SCALE);
  for (let row = 0; row < x.length; row++) {
    const least = (capitalShare[row] ?? 0) + INFLATION / 4 + weightedSum(debtors, row, x);
    if (!((x[row] ?? 0) >= least)) return null;
  }
  return x.map((value, row) => value - (capitalShare[row] ?? 0));
}
