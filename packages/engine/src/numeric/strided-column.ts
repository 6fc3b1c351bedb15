/** Every so many entries of a column: one lane among others. */
export interface StridedColumn {
  readonly values: Float64Array;
  readonly first: number;
  readonly stride: number;
}

/** sum_i w_i x_i over all rows but one (-1: over all), in canonical order with Neumaier's correction. */
export function weightedTotal({ values, first, stride }: StridedColumn, weights: Float64Array, without = -1): number {
  let sum = 0;
  let lost = 0;
  for (let row = 0; row < weights.length; row++) {
    if (row === without) continue;
    const term = (values[first + row * stride] ?? 0) * (weights[row] ?? 0);
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}
