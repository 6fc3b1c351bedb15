import type { Problem } from '../problems.ts';
import { smallestEigenvalue } from './smallest-eigenvalue.ts';

/** A matrix L with L L' equal to a correlation matrix: `columns` of them, by rows; fewer than rows where it is singular. */
export interface CorrelationFactor {
  readonly rows: number;
  readonly columns: number;
  readonly entries: Float64Array;
}

/** What rounding leaves of a pivot that is zero, per row of the matrix. */
const PIVOT_ROUNDING = 4 * Number.EPSILON;
/** A matrix given to twelve digits may miss being a correlation matrix by this much. */
const ENTRY_TOLERANCE = 1e-12;

/**
 * Cholesky factor with diagonal pivoting, so that perfectly correlated shocks (a singular matrix) pass: Higham (2002),
 * Accuracy and Stability of Numerical Algorithms, section 10.3. Refuses with BAD_PARAMETER a matrix that is not square,
 * not symmetric, has no unit diagonal, or is not positive semidefinite; then the smallest eigenvalue comes along. `nameOf`
 * says in a refusal what a row is of.
 */
export function correlationFactor(
  correlation: readonly (readonly number[])[],
  nameOf: (row: number) => string = (row) => `row ${row}`,
): { readonly factor: CorrelationFactor } | { readonly problem: Problem; readonly smallestEigenvalue: number | null } {
  const fault = faultOf(correlation, nameOf);
  if (fault) return refusal(fault, null);
  const size = correlation.length;
  const matrix = Float64Array.from(correlation.flat());
  const factor = pivotedCholesky(matrix.slice(), size);
  if (factor) return { factor };
  const smallest = smallestEigenvalue(matrix, size);
  return refusal(
    `The correlation matrix is not positive semidefinite: its smallest eigenvalue is ${smallest}. ` +
      'Correlations estimated pair by pair need not fit together; use the nearest correlation matrix.',
    smallest,
  );
}

function refusal(message: string, smallest: number | null) {
  return {
    problem: { code: 'BAD_PARAMETER' as const, message, path: ['correlation'] },
    smallestEigenvalue: smallest,
  };
}

function faultOf(correlation: readonly (readonly number[])[], nameOf: (row: number) => string): string | null {
  for (const [i, row] of correlation.entries()) {
    if (row.length !== correlation.length)
      return `The correlation matrix has ${row.length} entries for ${nameOf(i)}; ${correlation.length} are expected.`;
    for (const [j, entry] of row.entries()) {
      if (!(Math.abs(entry) <= 1 + ENTRY_TOLERANCE))
        return `The correlation of ${nameOf(i)} and ${nameOf(j)} is ${entry}; a number from -1 to 1 is expected.`;
      if (Math.abs(entry - (correlation[j]?.[i] ?? Number.NaN)) > ENTRY_TOLERANCE)
        return `The correlation of ${nameOf(i)} and ${nameOf(j)} is given twice, as ${entry} and as ${correlation[j]?.[i]}.`;
    }
    if (Math.abs((row[i] ?? 0) - 1) > ENTRY_TOLERANCE)
      return `The correlation of ${nameOf(i)} with itself is ${row[i]}; 1 is expected.`;
  }
  return null;
}

/** Null where what is left once the pivots are used up is more than rounding. `left` is overwritten. */
function pivotedCholesky(left: Float64Array, size: number): CorrelationFactor | null {
  const columns: Float64Array[] = [];
  const rounding = PIVOT_ROUNDING * size;
  const used = new Uint8Array(size);
  for (let step = 0; step < size; step++) {
    const pivot = largestPivot(left, used);
    const square = left[pivot * size + pivot] ?? 0;
    if (!(square > rounding)) break;
    used[pivot] = 1;
    const root = Math.sqrt(square);
    const column = Float64Array.from({ length: size }, (_, row) =>
      used[row] === 1 && row !== pivot ? 0 : (left[row * size + pivot] ?? 0) / root,
    );
    columns.push(column);
    for (let row = 0; row < size; row++)
      for (let other = 0; other < size; other++)
        left[row * size + other] = (left[row * size + other] ?? 0) - (column[row] ?? 0) * (column[other] ?? 0);
  }
  for (let row = 0; row < size; row++)
    for (let other = 0; other < size; other++)
      if (used[row] === 0 && used[other] === 0 && Math.abs(left[row * size + other] ?? 0) > ENTRY_TOLERANCE * size)
        return null;
  const entries = new Float64Array(size * columns.length);
  columns.forEach((column, k) => {
    column.forEach((entry, row) => {
      entries[row * columns.length + k] = entry;
    });
  });
  return { rows: size, columns: columns.length, entries };
}

/** The unused row with the largest pivot; the first of equals. */
function largestPivot(left: Float64Array, used: Uint8Array): number {
  const size = used.length;
  let best = -1;
  for (let row = 0; row < size; row++)
    if (used[row] === 0 && (best < 0 || (left[row * size + row] ?? 0) > (left[best * size + best] ?? 0))) best = row;
  return best;
}
