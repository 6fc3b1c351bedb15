/** One growing sum per row. */
export interface RunningSums {
  add(row: number, term: number): void;
  at(row: number): number;
}

/** Sums with Neumaier's correction: a row's sum is right to its last digit or so, however many terms came in what order. */
export function runningSums(count: number): RunningSums {
  const sums = new Float64Array(count);
  const corrections = new Float64Array(count);
  return {
    add(row, term) {
      const sum = sums[row] ?? 0;
      const next = sum + term;
      const correction = Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
      sums[row] = next;
      corrections[row] = (corrections[row] ?? 0) + correction;
    },
    at: (row) => (sums[row] ?? 0) + (corrections[row] ?? 0),
  };
}
