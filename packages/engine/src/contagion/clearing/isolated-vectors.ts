import { weightedSum } from '../../numeric/sparse-rows.ts';
import type { Problem } from '../../problems.ts';
import { type ClearingProblem, type ClearingRules, clearingProblem, defaultCostRule } from './clearing-problem.ts';
import type { ClearingSystem } from './clearing-system.ts';
import { closedDebtors } from './lower-closed-classes.ts';
import { fallsShort, type PaymentRule } from './payment-rule.ts';
import { paymentsInDefault } from './solve-defaulters.ts';

/** 4,096 sets of defaulters; each bank more doubles them. */
export const MOST_ENUMERATED = 12;

export interface IsolatedVector {
  /** Rows in default, ascending. */
  readonly defaults: Uint32Array;
  readonly payments: Float64Array;
}

type Refusal = { readonly problem: Problem };

/**
 * All clearing vectors that stand alone: for every set of defaulters whose payments have a single solution, that solution,
 * if on it exactly this set falls short. By size of the set, then by its rows. Refused above 12 institutions.
 * @throws RangeError where alpha or beta is not in [0, 1].
 */
export function isolatedClearingVectors(
  system: ClearingSystem,
  rules: ClearingRules,
): { readonly vectors: readonly IsolatedVector[] } | Refusal {
  const problem = clearingProblem(system, rules);
  const refusal = tooManyToEnumerate(problem);
  if (refusal) return refusal;
  const rule = defaultCostRule(problem);
  const closed = singularClasses(problem);
  const sets = setsOf(system.externalAssets.length).filter((set) => !holdsAny(set, closed));
  const vectors = sets.flatMap((set) => vectorOf(rule, set) ?? []);
  return { vectors: vectors.sort((left, right) => bySizeThenRows(left.defaults, right.defaults)) };
}

/**
 * The number of non-empty sets D of institutions for which I - beta Pi_DD' is singular, so that their payments in default
 * have no single solution: those that hold a closed cycle of debts, and none where beta is below 1. Decided by who owes
 * whom, not by a determinant. Refused above 12 institutions.
 * @throws RangeError where alpha or beta is not in [0, 1].
 */
export function singularDefaultSets(
  system: ClearingSystem,
  rules: ClearingRules,
): { readonly count: number } | Refusal {
  const problem = clearingProblem(system, rules);
  const refusal = tooManyToEnumerate(problem);
  if (refusal) return refusal;
  const closed = singularClasses(problem);
  return { count: setsOf(system.externalAssets.length).filter((set) => holdsAny(set, closed)).length };
}

function tooManyToEnumerate({ network }: ClearingProblem): Refusal | null {
  const count = network.owed.length;
  if (count <= MOST_ENUMERATED) return null;
  const message = `There are ${count} institutions, and each doubles the sets of defaulters to try. Choose at most ${MOST_ENUMERATED}.`;
  return { problem: { code: 'SNAPSHOT_TOO_LARGE', message, path: ['obligations'] } };
}

function singularClasses({ network, rules }: ClearingProblem): readonly Uint32Array[] {
  return rules.beta < 1 ? [] : closedDebtors(network);
}

/** Every set of rows below `count`, each ascending. */
function setsOf(count: number): Uint32Array[] {
  const rows = Array.from({ length: count }, (_, row) => row);
  return Array.from({ length: 2 ** count }, (_, set) => Uint32Array.from(rows.filter((row) => (set >> row) & 1)));
}

function holdsAny(set: Uint32Array, classes: readonly Uint32Array[]): boolean {
  return classes.some((rows) => rows.every((row) => set.includes(row)));
}

function vectorOf(rule: PaymentRule, defaults: Uint32Array): IsolatedVector | null {
  const { owed, byCreditor } = rule.network;
  const isInDefault = new Uint8Array(owed.length);
  for (const row of defaults) isInDefault[row] = 1;
  const solved = paymentsInDefault(rule, defaults, isInDefault);
  if (!solved) return null;
  const payments = owed.slice();
  defaults.forEach((row, place) => {
    payments[row] = solved[place] ?? 0;
  });
  const agrees = payments.every(
    (_, row) => fallsShort(rule, row, weightedSum(byCreditor, row, payments)) === (isInDefault[row] === 1),
  );
  return agrees ? { defaults, payments } : null;
}

function bySizeThenRows(left: Uint32Array, right: Uint32Array): number {
  if (left.length !== right.length) return left.length - right.length;
  const place = left.findIndex((row, at) => row !== right[at]);
  return place < 0 ? 0 : (left[place] ?? 0) - (right[place] ?? 0);
}
