// Slow and obvious; imported by tests only. Dense sums, each valuation as the paper writes it, the map applied to all
// banks at once from book equity downwards until nothing moves. The normal distribution is a series and a continued
// fraction, and nothing is shared with the fast version.

export type ReferenceValuation = (E: number, debtor: { Ae: number; L: number; E0: number }) => number;

export interface ReferenceNetwork {
  /** `claims[i][j]` is the claim of i on j. */
  readonly claims: readonly (readonly number[])[];
  /** null: a sink, whose debts keep their face value. */
  readonly externalAssets: readonly (number | null)[];
  readonly externalLiabilities: readonly number[];
  readonly shock: readonly number[];
}

const MOST_ROUNDS = 400_000;

/** Equity of each bank in the greatest solution; NaN for a sink. */
export function networkValuationReference(network: ReferenceNetwork, V: ReferenceValuation): number[] {
  return greatestSolution(network, V).E;
}

/** What a claim of 1 on each bank is worth in the greatest solution; 1 on a sink. */
export function claimValuesReference(network: ReferenceNetwork, V: ReferenceValuation): number[] {
  const { E, banks } = greatestSolution(network, V);
  return banks.map((bank, j) => (Number.isNaN(bank.E0) ? 1 : V(E[j] ?? Number.NaN, bank)));
}

function greatestSolution(
  { claims, externalAssets, externalLiabilities, shock }: ReferenceNetwork,
  V: ReferenceValuation,
) {
  const banks = claims.map((row, i) => {
    const owned = row.reduce((sum, claim) => sum + claim, 0);
    const Lib = claims.reduce((sum, other) => sum + (other[i] ?? 0), 0);
    const [assets, Le] = [externalAssets[i] ?? null, externalLiabilities[i] ?? 0];
    const size = (assets ?? 0) + owned + Le + Lib;
    const E0 = assets === null ? Number.NaN : zeroed(assets + owned - Le - Lib, size);
    return { Ae: (assets ?? Number.NaN) - (shock[i] ?? 0) * Math.max(0, E0), Le, Lib, L: Le + Lib, E0, size };
  });
  let E = banks.map(({ E0 }) => E0);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const values = banks.map((bank, j) => (Number.isNaN(bank.E0) ? 1 : V(E[j] ?? Number.NaN, bank)));
    const next = banks.map(({ Ae, Le, Lib, size }, i) => {
      const worth = values.reduce((sum, value, j) => sum + (claims[i]?.[j] ?? 0) * value, 0);
      return Math.min(E[i] ?? Number.NaN, zeroed(Ae - Le + worth - Lib, size));
    });
    const still = next.every((value, i) => Object.is(value, E[i]));
    E = next;
    if (still) break;
  }
  return { E, banks };
}

/** Decimal amounts that cancel exactly leave 1e-16 of the balance sheet in binary. */
function zeroed(equity: number, size: number): number {
  return Math.abs(equity) < 1e-13 * size ? 0 : equity;
}

export const eisenbergNoe: ReferenceValuation = (E, { L }) => (E >= 0 ? 1 : Math.max(0, 1 + E / L));

export const rogersVeraart =
  (alpha: number, beta: number): ReferenceValuation =>
  (E, { Ae, L }) => {
    if (E > 0) return 1;
    return L === 0 ? 0 : ((alpha - beta) * Math.max(0, Ae)) / L + beta * Math.max(0, 1 + E / L);
  };

export const furfine =
  (rho: number): ReferenceValuation =>
  (E) =>
    E > 0 ? 1 : rho;

export const linearDebtRank: ReferenceValuation = (E, { E0 }) => (E0 > 0 ? Math.min(1, Math.max(0, E / E0)) : 0);

export const merton =
  (rho: number, sigma: number): ReferenceValuation =>
  (E, { Ae, L }) => {
    const [p, Q] = [defaultProbability(Ae, sigma), meanIfLost(Ae, sigma)];
    const recovery = L === 0 ? 0 : (1 + (E - Ae) / L) * (p(E) - p(E + L)) + (1 / L) * (Q(E) - Q(E + L));
    return Math.min(1, Math.max(0, 1 - p(E) + rho * recovery));
  };

export const furfineMerton =
  (rho: number, sigma: number): ReferenceValuation =>
  (E, { Ae }) =>
    1 + (rho - 1) * defaultProbability(Ae, sigma)(E);

export const blackCox =
  (rho: number, sigma: number): ReferenceValuation =>
  (E, { Ae }) => {
    if (E <= 0) return rho;
    if (E >= Ae) return 1;
    const b = Math.log(1 - E / Ae);
    const pd = phi((b + sigma ** 2 / 2) / sigma) + (Ae / (Ae - E)) * phi((b - sigma ** 2 / 2) / sigma);
    return 1 + (rho - 1) * Math.min(1, pd);
  };

function defaultProbability(Ae: number, sigma: number): (x: number) => number {
  if (Ae <= 0) return (x) => (x < 0 ? 1 : 0);
  return (x) => (x >= Ae ? 0 : phi((Math.log(1 - x / Ae) + sigma ** 2 / 2) / sigma));
}

function meanIfLost(Ae: number, sigma: number): (x: number) => number {
  if (Ae <= 0) return (x) => (x < 0 ? Ae : 0);
  return (x) => (x >= Ae ? 0 : Ae * phi((Math.log(1 - x / Ae) - sigma ** 2 / 2) / sigma));
}

/** The normal distribution function: Taylor series near 0, Laplace's continued fraction in the tails. */
export function phi(x: number): number {
  if (x > 3) return 1 - phi(-x);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x >= -3) {
    let [term, sum] = [x, x];
    for (let k = 3; k < 200; k += 2) {
      term *= (x * x) / k;
      sum += term;
    }
    return 0.5 + density * sum;
  }
  let fraction = -x;
  for (let k = 200; k > 0; k--) fraction = -x + k / fraction;
  return density / fraction;
}
