import { DEFAULT_TOLERANCE } from '../contagion/clearing/payment-rule.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { type SparseRows, weightedSum } from '../numeric/sparse-rows.ts';
import { transposeRows } from '../numeric/transpose-rows.ts';
import type { LinearProgramme, LinearProgrammeSolver } from './linear-programme.ts';
import { type ClearingTerms, clear, clearingTerms, type ObligationNetwork } from './minimal-clearing.ts';

/** Cash given to institutions before clearing, and what all of them then pay, external creditors included. */
export interface BailOut {
  /** One per institution, at least 0; the sum is within the budget. */
  readonly injectionAmount: Float64Array;
  /** Sum of the greatest clearing payments with this injection. */
  readonly totalPayments: number;
  /** 1 for institutions that default all the same. */
  readonly failed: Uint8Array;
}

/** One of possibly many optimal injections: the value is unique, the injection need not be. */
export interface OptimalBailOut extends BailOut {
  /** No injection within the budget makes payments larger than this; equal to `totalPayments` but for rounding. */
  readonly totalPaymentsAtMost: number;
}

/**
 * The injection that maximises total payments within a budget: max sum p subject to p <= e + c + P'p, 0 <= p <= pbar,
 * sum c <= budget, c >= 0 (the clearing programme of Eisenberg, Noe (2001), lemma 4, with cash added; Demange (2018),
 * Contagion in financial networks: a threat index, Management Science 64, for the value of cash by bank).
 *
 * The programme is put to `solve` with the largest obligation scaled to 1. What it answers is not taken at its word: the
 * injection is cut to the budget and cleared, and its prices are turned into an upper bound that holds whatever they are.
 * Throws RangeError for amounts that make no sense, Error where the solver does not find the optimum there always is.
 */
export function optimalBailOut(
  network: ObligationNetwork,
  budgetAmount: number,
  solve: LinearProgrammeSolver,
): OptimalBailOut {
  requireBudget(budgetAmount);
  const terms = clearingTerms(network);
  const enough = injectionForNoDefault(network);
  // Full payment is the most there is; and without a budget there is nothing to choose.
  if (compensatedSum(enough) <= budgetAmount) return certain(bailOutBy(network, enough));
  if (budgetAmount === 0) return certain(bailOutBy(network, new Float64Array(enough.length)));
  const unit = terms.obligations.reduce((largest, owed) => Math.max(largest, owed), 0);
  const { optimal, said, values, prices } = solve(programmeOf(network, terms, { budgetAmount, unit }));
  if (!optimal) throw new Error(`the bail-out programme was not solved: ${said}`);
  const injection = withinBudget(
    values.subarray(enough.length).map((share) => share * unit),
    budgetAmount,
  );
  const paidTo = transposeRows(terms.shares);
  const bailOut = bailOutBy(network, injection);
  const bound = paymentsAtMost(network, { ...terms, paidTo, budgetAmount }, prices.subarray(0, enough.length));
  // What is paid can be paid: a bound below it is so by rounding.
  return { ...bailOut, totalPaymentsAtMost: Math.max(bound, bailOut.totalPayments) };
}

function certain(bailOut: BailOut): OptimalBailOut {
  return { ...bailOut, totalPaymentsAtMost: bailOut.totalPayments };
}

/**
 * The least injection, for each institution and hence in sum, after which nobody defaults: what it lacks when all
 * others pay in full, max(0, pbar - e - P'pbar). Throws RangeError for amounts that make no sense.
 */
export function injectionForNoDefault(network: ObligationNetwork): Float64Array {
  const { obligations, shares } = clearingTerms(network);
  return obligations.map((owed, row) => {
    const received = weightedSum(network.claims, row, new Float64Array(shares.count).fill(1));
    const missing = owed - (network.externalAssets[row] ?? 0) - received;
    // What rounding leaves of exactly enough is no default, and needs no cash.
    return missing > DEFAULT_TOLERANCE * owed ? missing : 0;
  });
}

/** What an injection does. Throws RangeError for amounts that make no sense. */
export function bailOutBy(network: ObligationNetwork, injectionAmount: Float64Array): BailOut {
  const terms = clearingTerms(network);
  const assets = injectionAmount.map((cash, row) => cash + (network.externalAssets[row] ?? 0));
  const { payments, failed } = clear(terms, assets);
  return { injectionAmount, totalPayments: compensatedSum(payments), failed };
}

export function requireBudget(budgetAmount: number): void {
  if (!(budgetAmount >= 0 && budgetAmount < Number.POSITIVE_INFINITY))
    throw new RangeError(`the budget is ${budgetAmount}; a finite amount of at least 0 is expected`);
}

/** Variables: payments, then injections. Constraints: what each can pay, then the budget. Amounts in units of `unit`. */
function programmeOf(
  network: ObligationNetwork,
  { obligations, shares }: ClearingTerms,
  { budgetAmount, unit }: { readonly budgetAmount: number; readonly unit: number },
): LinearProgramme {
  const { count } = shares;
  const rows = Array.from({ length: count }, (_, row) => payableRow(shares, row));
  const budgetRow = Array.from({ length: count }, (_, row) => [count + row, 1] as const);
  const owed = obligations.map((amount) => amount / unit);
  return {
    objective: Float64Array.from({ length: 2 * count }, (_, column) => (column < count ? 1 : 0)),
    most: Float64Array.from([...owed, ...owed]),
    rows: sparseRowsOf([...rows, budgetRow]),
    limits: Float64Array.from([...network.externalAssets, budgetAmount], (amount) => amount / unit),
  };
}

type Entry = readonly [column: number, weight: number];

/** p_i - sum_j P_ji p_j - c_i; an institution that owes itself counts against its own coefficient. */
function payableRow({ count, starts, columns, weights }: SparseRows, row: number): Entry[] {
  const entries: Entry[] = [];
  let own = 1;
  for (let position = starts[row] ?? 0; position < (starts[row + 1] ?? 0); position++) {
    const [column, share] = [columns[position] ?? 0, weights[position] ?? 0];
    if (column === row) own -= share;
    else if (share > 0) entries.push([column, -share]);
  }
  return [...entries, [row, own], [count + row, -1]];
}

function sparseRowsOf(rows: readonly (readonly Entry[])[]): SparseRows {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((entries, row) => {
    starts[row + 1] = (starts[row] ?? 0) + entries.length;
  });
  const entries = rows.flatMap((row) => row.toSorted(([left], [right]) => left - right));
  return {
    count: rows.length,
    starts,
    columns: Uint32Array.from(entries, ([column]) => column),
    weights: Float64Array.from(entries, ([, weight]) => weight),
  };
}

/** Solvers meet constraints to a tolerance, and sums are rounded; a budget is met exactly: no compensated sum is above it. */
export function withinBudget(injectionAmount: Float64Array, budgetAmount: number): Float64Array {
  const given = injectionAmount.map((cash) => Math.max(0, cash));
  const sum = compensatedSum(given);
  const cut = sum > budgetAmount ? given.map((cash) => (cash * budgetAmount) / sum) : given;
  // What rounding adds is taken from the largest amount, of which it is the smallest share.
  const largest = cut.reduce((most, cash, row) => (cash > (cut[most] ?? 0) ? row : most), 0);
  for (let over = compensatedSum(cut) - budgetAmount; over > 0; over = compensatedSum(cut) - budgetAmount)
    cut[largest] = Math.max(0, (cut[largest] ?? 0) - over);
  return cut;
}

/** By weak duality, for any prices u >= 0: e u + budget max u + sum_j pbar_j (1 - u_j + sum_i P_ji u_i)+. */
function paymentsAtMost(
  network: ObligationNetwork,
  { obligations, paidTo, budgetAmount }: ClearingTerms & { readonly paidTo: SparseRows; readonly budgetAmount: number },
  given: Float64Array,
): number {
  const prices = given.map((price) => Math.max(0, price));
  const dearest = prices.reduce((most, price) => Math.max(most, price), 0);
  const unpriced = obligations.map(
    (owed, row) => owed * Math.max(0, 1 - (prices[row] ?? 0) + weightedSum(paidTo, row, prices)),
  );
  const assets = prices.map((price, row) => price * (network.externalAssets[row] ?? 0));
  return compensatedSum([...assets, ...unpriced, budgetAmount * dearest]);
}
