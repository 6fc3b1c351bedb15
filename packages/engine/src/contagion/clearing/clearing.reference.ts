// Slow and obvious; imported by tests only. Dense matrices and plain iteration of the map until nothing moves.

import type { ClearingRules } from './clearing-problem.ts';
import { iterate } from './iterate.ts';
import type { DenseSystem } from './sample-systems.ts';

/** One application of the clearing map to payments between institutions (and, pari passu, outside). */
export function clearingMap(system: DenseSystem, rules: ClearingRules, payments: readonly number[]): number[] {
  const { liabilities, externalAssets, externalLiabilities } = system;
  const owed = owedInRank(system, rules);
  return owed.map((owes, i) => {
    let received = 0;
    liabilities.forEach((row, j) => {
      if ((owed[j] ?? 0) > 0) received += ((row[i] ?? 0) / (owed[j] ?? 0)) * (payments[j] ?? 0);
    });
    const senior = rules.externalRank === 'SENIOR' ? (externalLiabilities[i] ?? 0) : 0;
    const has = (externalAssets[i] ?? 0) + received;
    if (has >= (owes + senior) * (1 - 1e-11)) return owes;
    const left = rules.alpha * (externalAssets[i] ?? 0) + rules.beta * received - senior;
    return Math.min(owes, Math.max(0, left));
  });
}

export function owedInRank(
  { liabilities, externalLiabilities }: DenseSystem,
  { externalRank }: ClearingRules,
): number[] {
  return liabilities.map(
    (row, i) =>
      row.reduce((sum, amount) => sum + amount, 0) + (externalRank === 'SENIOR' ? 0 : (externalLiabilities[i] ?? 0)),
  );
}

/** Iterates from everybody paying in full. */
export function greatestReference(system: DenseSystem, rules: ClearingRules): number[] {
  return iterate((payments) => clearingMap(system, rules, payments), owedInRank(system, rules));
}

/** Iterates from nobody paying anything. */
export function leastReference(system: DenseSystem, rules: ClearingRules): number[] {
  return iterate(
    (payments) => clearingMap(system, rules, payments),
    owedInRank(system, rules).map(() => 0),
  );
}
