import { weightedSum } from '../../numeric/sparse-rows.ts';
import { estatePayment } from './payment-rule.ts';
import { type PaymentState, setPayment, watch } from './payment-state.ts';
import { paymentsInDefault } from './solve-defaulters.ts';

/**
 * Where every row in default passes at least this share of its payment to rows that are not, pushes that have died out
 * are within SMALLEST_PUSH / SAFE_LEAK of the solution: I - M then has an inverse of at most 1 / SAFE_LEAK in the norm of
 * column sums.
 */
const SAFE_LEAK = 0.05;
/** A payment that moves by less than this share of itself has arrived: a few roundings of a sum. */
const STILL = 1e-14;
const MOST_POLISHING_SWEEPS = 200;
/** Where the linear solver breaks down, sweeps go on until here, and the residual says how far they came. */
const MOST_SWEEPS = 2_000;

/**
 * Brings the payments of the rows in default to the solution for this set of defaulters, unless pushes have got there
 * already (`isDrained`, and no crumbs that could add up): by a linear solution, then by sweeps that take every sum anew.
 */
export function settle(state: PaymentState, isDrained: boolean): void {
  if (isDrained && (!state.hasCrumbs || leaksEnough(state))) return;
  const { rule, payments, isInDefault } = state;
  const defaulters = Uint32Array.from(state.defaulters);
  const before = Float64Array.from(defaulters, (row) => payments[row] ?? 0);
  const solved = paymentsInDefault(rule, defaulters, isInDefault);
  if (solved)
    defaulters.forEach((row, place) => {
      payments[row] = Math.min(rule.network.owed[row] ?? 0, solved[place] ?? 0);
    });
  state.hasCrumbs = false;
  polish(state, defaulters, solved ? MOST_POLISHING_SWEEPS : MOST_SWEEPS);
  defaulters.forEach((row, place) => {
    const payment = payments[row] ?? 0;
    if (payment === before[place]) return;
    payments[row] = before[place] ?? 0;
    setPayment(state, row, payment);
  });
  for (const creditor of state.reached) if (isInDefault[creditor] === 0) watch(state, creditor);
  state.reached.length = 0;
}

/** Whether every row in default passes SAFE_LEAK of its payment to creditors who are not in default, or loses it. */
function leaksEnough({ rule, defaulters, isInDefault }: PaymentState): boolean {
  const { byDebtor, outsideShare, owed } = rule.network;
  const enough = 1 - (1 - SAFE_LEAK) / rule.estateShare;
  return defaulters.every((row) => {
    let leaving = outsideShare[row] ?? 0;
    const end = byDebtor.starts[row + 1] ?? 0;
    for (let position = byDebtor.starts[row] ?? 0; position < end && leaving < enough; position++)
      if (isInDefault[byDebtor.columns[position] ?? 0] === 0) leaving += byDebtor.weights[position] ?? 0;
    return leaving >= enough || owed[row] === 0;
  });
}

function polish({ rule, payments }: PaymentState, defaulters: Uint32Array, mostSweeps: number): void {
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let change = 0;
    for (const row of defaulters) {
      const before = payments[row] ?? 0;
      const payment = estatePayment(rule, row, weightedSum(rule.network.byCreditor, row, payments));
      if (payment === before) continue;
      payments[row] = payment;
      change = Math.max(change, Math.abs(payment - before) / Math.max(payment, before));
    }
    if (change <= STILL) break;
  }
}
