import { closedClasses } from '../../numeric/closed-classes.ts';
import { weightedSum } from '../../numeric/sparse-rows.ts';
import type { PaymentNetwork } from './payment-network.ts';
import { DEFAULT_TOLERANCE, type PaymentRule } from './payment-rule.ts';
import { solveFlows } from './solve-defaulters.ts';

/** Strongly connected rows that owe something, and all of it to each other. */
export function closedDebtors({ byDebtor, outsideShare, owed }: PaymentNetwork): Uint32Array[] {
  return closedClasses(byDebtor).filter((rows) =>
    rows.every((row) => (owed[row] ?? 0) > 0 && (outsideShare[row] ?? 0) === 0),
  );
}

/**
 * From the greatest solution of a rule without jump and without losses on what is received (estateShare 1) to the least.
 *
 * Two solutions differ by some d >= 0 with d = M d, and M keeps money only in closed classes: d lives on classes whose
 * members pay each other alone. There the sum of what comes from outside the class, estates included, must be zero,
 * since payments inside cancel; then every multiple of the class's circulation may be taken away until somebody pays
 * nothing. (Eisenberg and Noe 2001, theorem 2, is the case in which no such class exists.)
 */
export function lowerClosedClasses(rule: PaymentRule, greatest: Float64Array): Float64Array {
  const payments = greatest.slice();
  for (const rows of closedDebtors(rule.network)) {
    const members = new Set(rows);
    const outside = moneyFromOutside(rule, greatest, { rows, members });
    if (Math.abs(outside.net) > DEFAULT_TOLERANCE * outside.gross) continue;
    if (!rows.every((row) => paysWhatItHas(rule, greatest, row))) continue;
    // Without a cent from outside the payments are themselves a multiple of the circulation.
    const circulation =
      outside.gross === 0 ? Float64Array.from(rows, (row) => greatest[row] ?? 0) : circulationOf(rule.network, rows);
    if (!circulation) continue;
    const multiple = mostTakenAway(rows, greatest, circulation);
    rows.forEach((row, place) => {
      payments[row] = Math.max(0, (greatest[row] ?? 0) - multiple * (circulation[place] ?? 0));
    });
  }
  return payments;
}

/** How many times the circulation may be taken from the payments before somebody's are used up. */
function mostTakenAway(rows: Uint32Array, payments: Float64Array, circulation: Float64Array): number {
  let most = Number.POSITIVE_INFINITY;
  rows.forEach((row, place) => {
    const flow = circulation[place] ?? 0;
    if (flow > 0) most = Math.min(most, (payments[row] ?? 0) / flow);
  });
  return Number.isFinite(most) ? most : 0;
}

interface ClosedClass {
  readonly rows: Uint32Array;
  readonly members: ReadonlySet<number>;
}

function moneyFromOutside(rule: PaymentRule, payments: Float64Array, { rows, members }: ClosedClass) {
  const { byCreditor } = rule.network;
  let net = 0;
  let gross = 0;
  for (const row of rows) {
    net += rule.estate[row] ?? 0;
    gross += Math.abs(rule.estate[row] ?? 0);
    const end = byCreditor.starts[row + 1] ?? 0;
    for (let position = byCreditor.starts[row] ?? 0; position < end; position++) {
      const debtor = byCreditor.columns[position] ?? 0;
      if (members.has(debtor)) continue;
      const amount = (byCreditor.weights[position] ?? 0) * (payments[debtor] ?? 0);
      net += amount;
      gross += amount;
    }
  }
  return { net, gross };
}

/** True where neither the cap at what is owed nor the floor at zero binds: payments move with what is received. */
function paysWhatItHas(rule: PaymentRule, payments: Float64Array, row: number): boolean {
  if (rule.assets[row] === Number.POSITIVE_INFINITY) return false;
  const has = (rule.estate[row] ?? 0) + weightedSum(rule.network.byCreditor, row, payments);
  return Math.abs(has - (payments[row] ?? 0)) <= DEFAULT_TOLERANCE * (rule.required[row] ?? 0);
}

/** Payments in a closed class that reproduce themselves, M d = d, with the first member paying 1. */
function circulationOf(network: PaymentNetwork, rows: Uint32Array): Float64Array | null {
  const [first = 0] = rows;
  const rest = rows.slice(1);
  const fromFirst = new Map<number, number>();
  const { starts, columns, weights } = network.byDebtor;
  const end = starts[first + 1] ?? 0;
  for (let position = starts[first] ?? 0; position < end; position++)
    fromFirst.set(columns[position] ?? 0, weights[position] ?? 0);
  const solved = solveFlows(
    { network, share: 1 },
    rest,
    Float64Array.from(rest, (row) => fromFirst.get(row) ?? 0),
  );
  if (!solved) return null;
  const circulation = new Float64Array(rows.length);
  circulation[0] = 1;
  circulation.set(solved, 1);
  return circulation;
}
