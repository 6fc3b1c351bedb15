import { eliminateFlows } from '../../numeric/eliminate-flows.ts';
import { solveLinear } from '../../numeric/linear-solve.ts';
import type { PaymentNetwork } from './payment-network.ts';
import type { PaymentRule } from './payment-rule.ts';

/** Up to here elimination, which keeps every digit whatever the spread of amounts; a few milliseconds. */
const MOST_ELIMINATED = 128;
/** BiCGSTAB stops here, relative to the right side; sweeps of the caller make up for amounts far below the largest. */
const LINEAR_TOLERANCE = 1e-14;

/**
 * What the rows in default pay while all others pay in full: x = max(0, b + estateShare M x) with b the estate and what
 * the others pay. One entry per row of `defaulters`, not capped at what is owed. Null where there is no single answer.
 *
 * Where nobody's senior debt exceeds its assets b is not negative, and this is the linear system of Rogers and Veraart
 * (2013), definition 3.6. Else it begins with the rows that can pay out of b alone, solves, and lets in those whom these
 * payments put in a position to pay: from below, so that nobody pays out of money that is not there.
 */
export function paymentsInDefault(
  rule: PaymentRule,
  defaulters: Uint32Array,
  isInDefault: Uint8Array,
): Float64Array | null {
  const { network, estateShare } = rule;
  const base = Float64Array.from(
    defaulters,
    (row) => (rule.estate[row] ?? 0) + estateShare * inflow(network, row, (debtor) => isInDefault[debtor] === 0),
  );
  const paid = new Float64Array(network.owed.length);
  const isPaying = new Uint8Array(network.owed.length);
  defaulters.forEach((row, place) => {
    isPaying[row] = (base[place] ?? 0) >= 0 ? 1 : 0;
  });
  for (let letIn = 0; letIn <= defaulters.length; letIn++) {
    const paying = defaulters.filter((row) => isPaying[row] === 1);
    const solved = solveFlows(
      { network, share: estateShare },
      paying,
      base.filter((_, place) => isPaying[defaulters[place] ?? 0] === 1),
    );
    if (!solved) return null;
    paying.forEach((row, place) => {
      paid[row] = Math.max(0, solved[place] ?? 0);
    });
    const joining = defaulters.filter(
      (row, place) =>
        isPaying[row] === 0 && (base[place] ?? 0) + estateShare * inflowOf(network, row, paid, isPaying) > 0,
    );
    if (joining.length === 0) break;
    for (const row of joining) isPaying[row] = 1;
  }
  return Float64Array.from(defaulters, (row) => paid[row] ?? 0);
}

/** What the chosen debtors owe a row, paid in full. */
function inflow({ byCreditor, owed }: PaymentNetwork, row: number, counts: (debtor: number) => boolean): number {
  let sum = 0;
  const end = byCreditor.starts[row + 1] ?? 0;
  for (let position = byCreditor.starts[row] ?? 0; position < end; position++) {
    const debtor = byCreditor.columns[position] ?? 0;
    if (counts(debtor)) sum += (byCreditor.weights[position] ?? 0) * (owed[debtor] ?? 0);
  }
  return sum;
}

/** What the rows that pay something pay to a row. */
function inflowOf({ byCreditor }: PaymentNetwork, row: number, paid: Float64Array, isPaying: Uint8Array): number {
  let sum = 0;
  const end = byCreditor.starts[row + 1] ?? 0;
  for (let position = byCreditor.starts[row] ?? 0; position < end; position++) {
    const debtor = byCreditor.columns[position] ?? 0;
    if (isPaying[debtor] === 1) sum += (byCreditor.weights[position] ?? 0) * (paid[debtor] ?? 0);
  }
  return sum;
}

/** Solves x = sources + share M x on the `free` rows, M the shares they pay each other; null where there is no single answer. */
export function solveFlows(
  { network, share }: { readonly network: PaymentNetwork; readonly share: number },
  free: Uint32Array,
  sources: Float64Array,
): Float64Array | null {
  const { byDebtor, byCreditor, outsideShare } = network;
  const size = free.length;
  if (size > MOST_ELIMINATED) {
    const slopes = new Float64Array(byDebtor.count).fill(share);
    return solveLinear({ rows: byCreditor, free, slopes }, sources, LINEAR_TOLERANCE);
  }
  const places = new Int32Array(byDebtor.count).fill(-1);
  free.forEach((row, place) => {
    places[row] = place;
  });
  const shares = new Float64Array(size * size);
  const leaks = new Float64Array(size);
  free.forEach((row, payer) => {
    let leaving = outsideShare[row] ?? 0;
    const end = byDebtor.starts[row + 1] ?? 0;
    for (let position = byDebtor.starts[row] ?? 0; position < end; position++) {
      const weight = byDebtor.weights[position] ?? 0;
      const place = places[byDebtor.columns[position] ?? 0] ?? -1;
      if (place < 0) leaving += weight;
      else shares[payer * size + place] = share * weight;
    }
    // Whoever owes nothing pays nothing on: all of its payment leaves.
    leaks[payer] = (network.owed[row] ?? 0) > 0 ? 1 - share + share * leaving : 1;
  });
  return eliminateFlows({ shares, leaks }, sources);
}
