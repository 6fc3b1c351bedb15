// Slow and obvious; imported by tests only. Whole rounds over a dense matrix in exact integers: amounts in hundredths,
// ratios in per cent, so that liquidity is exactly enough or it is not. Answers are in units of 1e-6.

export interface ReferenceFunding {
  /** `claims[i][j]` is the claim of i on j. */
  readonly claims: readonly (readonly number[])[];
  /** null: a sink. */
  readonly liquidAssets: readonly (number | null)[];
  readonly collateral: readonly number[];
  readonly shortTermFunding: readonly number[];
  readonly distressed: readonly number[];
  readonly haircutPercent: number;
  readonly distressedHaircutPercent: number;
  readonly withdrawalPercent: number;
  readonly recallPercent: number;
}

export function fundingRunReference(given: ReferenceFunding) {
  const { claims, distressed } = given;
  const all = claims.map((_, i) => i);
  const hoarders = new Set<number>();
  const isDistressed = (i: number) => distressed.includes(i);
  const called = (i: number, j: number) => {
    const atOnce = isDistressed(j) ? given.withdrawalPercent : 0;
    const later = hoarders.has(i) ? given.recallPercent * (100 - atOnce) : 0;
    return BigInt(claims[i]?.[j] ?? 0) * BigInt(atOnce * 100 + later);
  };
  const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
  const withdrawn = (i: number) => sum(all.map((j) => called(j, i)));
  const shortfall = (i: number) => {
    const liquid = given.liquidAssets[i] ?? null;
    if (liquid === null) return 0n;
    const haircut = given.haircutPercent + (isDistressed(i) ? given.distressedHaircutPercent : 0);
    const pledged = BigInt(given.collateral[i] ?? 0) * BigInt(Math.max(0, 100 - haircut)) * 100n;
    const left = BigInt(liquid - (given.shortTermFunding[i] ?? 0)) * 10_000n + pledged - withdrawn(i);
    return left < 0n ? -left : 0n;
  };
  const rounds: number[][] = [];
  let newly = all.filter((i) => isDistressed(i) || shortfall(i) > 0n);
  do {
    rounds.push(newly);
    for (const i of newly) hoarders.add(i);
    newly = all.filter((i) => !hoarders.has(i) && shortfall(i) > 0n);
  } while (newly.length > 0);
  const recalled = all.map((i) => sum(all.map((j) => called(i, j))));
  return {
    rounds,
    withdrawn: all.map(withdrawn),
    shortfall: all.map(shortfall),
    recalled,
    uncovered: all.map((i) => {
      const rest = shortfall(i) - (recalled[i] ?? 0n);
      return rest > 0n ? rest : 0n;
    }),
  };
}
