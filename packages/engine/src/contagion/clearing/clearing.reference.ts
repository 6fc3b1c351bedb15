// Slow and obvious; imported by tests only. Dense matrices and plain iteration of the map until nothing moves.

import type { ClearingRules } from './clearing-problem.ts';
import type { DenseSystem } from './sample-systems.ts';

const MOST_ROUNDS = 300_000;

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

/**
 * Absolute priority between classes, most senior first; classes[c][i][j]: i owes j in class c. Payments by class, iterated
 * from everybody paying in full to the greatest, from nobody paying anything to the least.
 */
export function seniorityReference(
  classes: readonly (readonly (readonly number[])[])[],
  externalAssets: readonly number[],
  from: 'ALL' | 'NOTHING' = 'ALL',
): number[][] {
  const owed = classes.map((matrix) => matrix.map((row) => row.reduce((sum, amount) => sum + amount, 0)));
  const flat = iterate(
    (payments) => {
      const image: number[] = [];
      const values = externalAssets.map((assets, i) => {
        let value = assets;
        classes.forEach((matrix, c) => {
          matrix.forEach((row, j) => {
            const owes = owed[c]?.[j] ?? 0;
            if (owes > 0) value += ((row[i] ?? 0) / owes) * (payments[c * externalAssets.length + j] ?? 0);
          });
        });
        const total = owed.reduce((sum, column) => sum + (column[i] ?? 0), 0);
        return value >= total * (1 - 1e-11) ? total : value;
      });
      owed.forEach((column, c) => {
        column.forEach((owes, i) => {
          const before = owed.slice(0, c).reduce((sum, senior) => sum + (senior[i] ?? 0), 0);
          image.push(Math.min(owes, Math.max(0, (values[i] ?? 0) - before)));
        });
      });
      return image;
    },
    from === 'ALL' ? owed.flat() : owed.flat().map(() => 0),
  );
  return owed.map((column, c) => flat.slice(c * column.length, (c + 1) * column.length));
}

function iterate(map: (payments: readonly number[]) => number[], start: readonly number[]): number[] {
  let payments = [...start];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = map(payments);
    if (next.every((payment, i) => payment === payments[i])) break;
    payments = next;
  }
  return payments;
}
