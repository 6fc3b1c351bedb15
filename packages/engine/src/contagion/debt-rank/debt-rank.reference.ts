// Slow and obvious; imported by tests only. Dense matrices, one loop per sum, nothing shared with the fast version.

/**
 * Linear DebtRank by the closed form: suppose everyone the shock reaches lost everything; free those who cannot have;
 * solve for them exactly; repeat. `claims[i][j]` is the claim of i on j; equity is positive.
 */
export function linearDebtRankReference(
  claims: readonly (readonly number[])[],
  equity: readonly number[],
  shock: readonly number[],
): number[] {
  const W = leverageMatrix(claims, equity);
  const reached = reachedBy(W, shock);
  let h = reached.map(Number);
  for (let round = 0; round <= shock.length; round++) {
    const free = shock.flatMap((start, i) => (reached[i] && start + weighted(W, i, h) < 1 ? [i] : []));
    const right = free.map(
      (i) =>
        (shock[i] ?? 0) +
        weighted(
          W,
          i,
          h.map((value, j) => (free.includes(j) ? 0 : value)),
        ),
    );
    const matrix = free.map((i) => free.map((j) => (i === j ? 1 : 0) - (W[i]?.[j] ?? 0)));
    const solved = gaussianElimination(matrix, right);
    h = h.map((value, i) => (free.includes(i) ? (solved[free.indexOf(i)] ?? 0) : value));
  }
  return h;
}

/** Non-linear DebtRank by iterating the map until nothing moves, at most a million times. */
export function nonlinearDebtRankReference(
  claims: readonly (readonly number[])[],
  equity: readonly number[],
  { shock, alpha }: { readonly shock: readonly number[]; readonly alpha: number },
): number[] {
  const W = leverageMatrix(claims, equity);
  let h = [...shock];
  for (let round = 0; round < 1_000_000; round++) {
    const passed = h.map((value) => Math.min(1, value * Math.exp(alpha * (value - 1))));
    const next = h.map((_, i) => Math.min(1, (shock[i] ?? 0) + weighted(W, i, passed)));
    const still = next.every((value, i) => value === h[i]);
    h = next;
    if (still) break;
  }
  return h;
}

function leverageMatrix(claims: readonly (readonly number[])[], equity: readonly number[]): number[][] {
  return claims.map((row, i) => row.map((claim) => claim / (equity[i] ?? 0)));
}

function weighted(W: readonly (readonly number[])[], i: number, h: readonly number[]): number {
  return h.reduce((sum, value, j) => sum + (W[i]?.[j] ?? 0) * value, 0);
}

function reachedBy(W: readonly (readonly number[])[], shock: readonly number[]): boolean[] {
  let reached = shock.map((start) => start > 0);
  for (let pass = 0; pass < shock.length; pass++)
    reached = reached.map((isReached, i) => isReached || reached.some((other, j) => other && (W[i]?.[j] ?? 0) > 0));
  return reached;
}

function gaussianElimination(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let column = 0; column < rows.length; column++) {
    const below = rows.slice(column);
    const pivot = below.reduce((best, row) => (Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    for (const row of rows)
      if (row !== pivot) {
        const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
        for (let k = column; k <= rows.length; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
      }
  }
  return rows.map((row, i) => (row[rows.length] ?? 0) / (row[i] ?? 1));
}
