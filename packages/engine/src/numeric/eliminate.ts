/** Solves the dense system `matrix` (by rows, size x size, overwritten) x = right; null where it is singular. */
export function eliminate(matrix: Float64Array, right: Float64Array): Float64Array | null {
  const x = right.slice();
  return eliminateInPlace(matrix, x) ? x : null;
}

/** The same with x in place of the right side; false where it is singular. */
export function eliminateInPlace(matrix: Float64Array, x: Float64Array): boolean {
  const size = x.length;
  for (let column = 0; column < size; column++) {
    const pivot = largestBelow(matrix, size, column);
    swapRows(matrix, x, { column, pivot });
    const divisor = matrix[column * size + column] ?? 0;
    if (divisor === 0 || !Number.isFinite(divisor)) return false;
    for (let row = column + 1; row < size; row++) {
      const factor = (matrix[row * size + column] ?? 0) / divisor;
      if (factor === 0) continue;
      for (let k = column + 1; k < size; k++)
        matrix[row * size + k] = (matrix[row * size + k] ?? 0) - factor * (matrix[column * size + k] ?? 0);
      x[row] = (x[row] ?? 0) - factor * (x[column] ?? 0);
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = x[row] ?? 0;
    for (let k = row + 1; k < size; k++) rest -= (matrix[row * size + k] ?? 0) * (x[k] ?? 0);
    x[row] = rest / (matrix[row * size + row] ?? 0);
  }
  for (let row = 0; row < size; row++) if (!Number.isFinite(x[row])) return false;
  return true;
}

function largestBelow(matrix: Float64Array, size: number, column: number): number {
  let pivot = column;
  for (let row = column + 1; row < size; row++)
    if (Math.abs(matrix[row * size + column] ?? 0) > Math.abs(matrix[pivot * size + column] ?? 0)) pivot = row;
  return pivot;
}

function swapRows(
  matrix: Float64Array,
  x: Float64Array,
  { column, pivot }: { readonly column: number; readonly pivot: number },
): void {
  if (pivot === column) return;
  const size = x.length;
  for (let k = 0; k < size; k++) {
    const upper = matrix[column * size + k] ?? 0;
    matrix[column * size + k] = matrix[pivot * size + k] ?? 0;
    matrix[pivot * size + k] = upper;
  }
  const upper = x[column] ?? 0;
  x[column] = x[pivot] ?? 0;
  x[pivot] = upper;
}
