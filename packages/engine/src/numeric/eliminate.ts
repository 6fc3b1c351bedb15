/** Solves the dense system `matrix` (by rows, size x size, overwritten) x = right; null where it is singular. */
export function eliminate(matrix: Float64Array, right: Float64Array): Float64Array | null {
  const size = right.length;
  const x = right.slice();
  for (let column = 0; column < size; column++) {
    const pivot = largestBelow(matrix, size, column);
    swapRows(matrix, x, { column, pivot });
    const divisor = matrix[column * size + column] ?? 0;
    if (divisor === 0 || !Number.isFinite(divisor)) return null;
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
  return x.every(Number.isFinite) ? x : null;
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
  const [upper, lower] = [
    matrix.slice(column * size, (column + 1) * size),
    matrix.slice(pivot * size, (pivot + 1) * size),
  ];
  matrix.set(lower, column * size);
  matrix.set(upper, pivot * size);
  [x[column], x[pivot]] = [x[pivot] ?? 0, x[column] ?? 0];
}
