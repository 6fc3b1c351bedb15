// Slow and obvious; imported by tests only. Whole rounds over a dense matrix in exact integers: amounts are given in
// hundredths and the loss given default in per cent, so that a loss and an equity are equal or they are not.

export interface DefaultCascadeReference {
  readonly rounds: readonly (readonly number[])[];
  /** In units of 1e-4. */
  readonly losses: readonly bigint[];
  readonly total: bigint;
}

/** `claims[i][j]` is the claim of i on j in hundredths; equity likewise, null for a sink. */
export function defaultCascadeReference(
  claims: readonly (readonly number[])[],
  equity: readonly (number | null)[],
  {
    forced,
    lossGivenDefaultPercent,
    strict,
  }: { readonly forced: readonly number[]; readonly lossGivenDefaultPercent: number; readonly strict: boolean },
): DefaultCascadeReference {
  const own = equity.map((amount) => (amount === null ? null : BigInt(amount) * 100n));
  const inDefault = new Set<number>();
  const lossOf = (i: number) =>
    [...inDefault].reduce((sum, j) => sum + BigInt(claims[i]?.[j] ?? 0) * BigInt(lossGivenDefaultPercent), 0n);
  const falls = (i: number) => {
    const capital = own[i] ?? null;
    return capital !== null && (strict ? lossOf(i) > capital : lossOf(i) >= capital);
  };
  const rounds: number[][] = [];
  let newly = equity.flatMap((_, i) => (forced.includes(i) || falls(i) ? [i] : []));
  do {
    rounds.push(newly);
    for (const i of newly) inDefault.add(i);
    newly = equity.flatMap((_, i) => (!inDefault.has(i) && falls(i) ? [i] : []));
  } while (newly.length > 0);
  const losses = own.map((capital, i) => (capital === null ? 0n : lossOf(i)));
  const total = losses.reduce((sum, loss, i) => {
    const capital = own[i] ?? 0n;
    if (capital <= 0n) return sum;
    return sum + (loss < capital ? loss : capital);
  }, 0n);
  return { rounds, losses, total };
}
