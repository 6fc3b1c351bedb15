// Slow and obvious; imported by tests only. Dense matrices, plain rounds, plain bisection, nothing shared with the fast version.

/** Defaults and total shortfall of greatest Eisenberg-Noe payments, by paying round after round from full payment downward. */
export function clearingReference(
  claims: readonly (readonly number[])[],
  assets: readonly number[],
  owedOutside: readonly number[],
): { readonly failed: boolean[]; readonly shortfall: number } {
  const owed = owedOutside.map((amount, j) => claims.reduce((sum, row) => sum + (row[j] ?? 0), amount));
  const fundsOf = (payments: readonly number[]) =>
    assets.map((own, i) =>
      (claims[i] ?? []).reduce(
        (sum, claim, j) => sum + (claim > 0 ? (claim * (payments[j] ?? 0)) / (owed[j] ?? 1) : 0),
        own,
      ),
    );
  let payments = [...owed];
  for (let round = 0; round < 200_000; round++) {
    const funds = fundsOf(payments);
    const next = owed.map((amount, i) => Math.min(amount, funds[i] ?? 0));
    const moved = next.reduce((most, payment, i) => Math.max(most, Math.abs(payment - (payments[i] ?? 0))), 0);
    payments = next;
    if (moved < 1e-15) break;
  }
  const funds = fundsOf(payments);
  return {
    failed: owed.map((amount, i) => (funds[i] ?? 0) < amount * (1 - 1e-11)),
    shortfall: owed.reduce((sum, amount, i) => sum + amount - (payments[i] ?? 0), 0),
  };
}

/** Who has failed in the end of a threshold cascade with nothing recovered, strict rule, round after round. */
export function cascadeReference(claims: readonly (readonly number[])[], bearable: readonly number[]): boolean[] {
  let failed = bearable.map((amount) => amount < 0);
  for (let round = 0; round < bearable.length; round++)
    failed = bearable.map((amount, i) => {
      const lost = (claims[i] ?? []).reduce((sum, claim, j) => sum + (failed[j] ? claim : 0), 0);
      return failed[i] === true || lost - amount > 1e-12 * Math.max(lost, Math.abs(amount));
    });
  return failed;
}

/** The infimum of the severities in [0, most] that reach a target, to 1e-13 of `most`; null where none does. */
export function smallestSeverityReference(reachedAt: (severity: number) => boolean, most: number): number | null {
  if (reachedAt(0)) return 0;
  if (!reachedAt(most)) return null;
  let [below, above] = [0, most];
  while (above - below > 1e-13 * most) {
    const middle = (below + above) / 2;
    if (reachedAt(middle)) above = middle;
    else below = middle;
  }
  return above;
}
