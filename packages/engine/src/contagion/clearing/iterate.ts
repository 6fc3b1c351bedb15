// Imported by references, and so by tests, only.

const MOST_ROUNDS = 300_000;

/** Applies the map until nothing moves. */
export function iterate(map: (payments: readonly number[]) => number[], start: readonly number[]): number[] {
  let payments = [...start];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = map(payments);
    if (next.every((payment, i) => payment === payments[i])) break;
    payments = next;
  }
  return payments;
}
