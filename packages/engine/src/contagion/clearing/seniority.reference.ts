// Slow and obvious; imported by tests only. Dense matrices and plain iteration of absolute priority until nothing moves.

import { iterate } from './iterate.ts';

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
