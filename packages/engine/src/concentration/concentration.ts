import { compensatedSum } from '../numeric/compensated-sum.ts';

/** How unevenly a total is spread. Every measure is null, and `topShares` empty, where nothing is spread: no amounts, or only zeros. */
export interface Concentration {
  /** Of all amounts given, zeros included. */
  readonly count: number;
  /** Herfindahl-Hirschman index: sum of squared shares, from 1/n to 1 (Hirschman 1964, "The Paternity of an Index"). */
  readonly hhi: number | null;
  /** The same on the scale of competition authorities, shares in per cent: from 10,000/n to 10,000. */
  readonly hhiPoints: number | null;
  /** (HHI - 1/n) / (1 - 1/n): 0 for equal shares, 1 for a monopoly, whatever n; null for one amount. */
  readonly normalisedHhi: number | null;
  /** 1/HHI: the number of equal shares with the same index. */
  readonly effectiveNumber: number | null;
  /** Of the population (denominator n): 0 for equal shares, (n - 1)/n for a monopoly (Gini 1912). */
  readonly gini: number | null;
  /** Of a sample: Gini n/(n - 1); null for one amount. */
  readonly giniUnbiased: number | null;
  /** Shannon entropy of the shares in nats: ln n for equal shares, 0 for a monopoly. */
  readonly entropy: number | null;
  /** Theil's T, ln n - entropy: 0 for equal shares, ln n for a monopoly (Theil 1967, "Economics and Information Theory"). */
  readonly theil: number | null;
  /** Share of the k largest, for k = 1, 3 and 5; of all where there are fewer. */
  readonly topShares: readonly { readonly largest: number; readonly share: number }[];
}

export const TOP_SHARES = [1, 3, 5] as const;

/**
 * Concentration of non-negative amounts, in any unit, in any order.
 * Throws RangeError on an amount that is negative, infinite or NaN: it has no share.
 */
export function concentrationOf(amounts: Iterable<number>): Concentration {
  const { shares, count } = sharesOf(amounts);
  if (shares === null) return nothingSpread(count);
  // Between 1/n and 1 by Cauchy and Schwarz; the last digit of a sum is not.
  const hhi = Math.min(1, Math.max(1 / count, compensatedSum(shares.map((share) => share * share))));
  const gini = giniOf(shares);
  const entropy = Math.max(0, -compensatedSum(shares.map((share) => (share === 0 ? 0 : share * Math.log(share)))));
  return {
    count,
    hhi,
    hhiPoints: hhi * 10_000,
    normalisedHhi: count === 1 ? null : (hhi - 1 / count) / (1 - 1 / count),
    effectiveNumber: 1 / hhi,
    gini,
    giniUnbiased: count === 1 ? null : (gini * count) / (count - 1),
    entropy,
    theil: Math.max(0, Math.log(count) - entropy),
    topShares: TOP_SHARES.map((largest) => ({ largest, share: compensatedSum(shares.slice(-largest)) })),
  };
}

/** A point of the Lorenz curve: the smallest `share of count` hold this `share of amount`. */
export interface LorenzPoint {
  readonly countShare: number;
  readonly amountShare: number;
}

/** From (0, 0) to (1, 1), at most `most` points apart evenly in count; empty where nothing is spread (Lorenz 1905). */
export function lorenzCurve(amounts: Iterable<number>, most = 101): readonly LorenzPoint[] {
  const { shares, count } = sharesOf(amounts);
  if (shares === null) return [];
  const steps = Math.max(1, Math.min(count, most - 1));
  const points: LorenzPoint[] = [{ countShare: 0, amountShare: 0 }];
  let held = 0;
  let taken = 0;
  for (let step = 1; step <= steps; step++) {
    const until = Math.round((step * count) / steps);
    for (; taken < until; taken++) held += shares[taken] ?? 0;
    points.push({ countShare: taken / count, amountShare: step === steps ? 1 : Math.min(1, held) });
  }
  return points;
}

/** Shares in ascending order. Divided by the largest amount first, so that no sum of finite amounts is infinite. */
function sharesOf(amounts: Iterable<number>): { readonly shares: Float64Array | null; readonly count: number } {
  const sorted = Float64Array.from(amounts).sort();
  // NaN sorts last, -0 before 0.
  const [smallest = 0, largest = 0] = [sorted[0], sorted.at(-1)];
  if (!(smallest >= 0 && largest < Number.POSITIVE_INFINITY))
    throw new RangeError(`an amount is ${smallest < 0 ? smallest : largest}; shares are of finite amounts, 0 or more`);
  if (largest === 0) return { shares: null, count: sorted.length };
  const total = compensatedSum(sorted.map((amount) => amount / largest));
  return { shares: sorted.map((amount) => amount / largest / total), count: sorted.length };
}

/** 2 sum_k k s_(k) / n - (n + 1) / n, shares ascending, k from 1. */
function giniOf(shares: Float64Array): number {
  const count = shares.length;
  const ranked = compensatedSum(shares.map((share, place) => (place + 1) * share));
  return Math.max(0, (2 * ranked) / count - (count + 1) / count);
}

function nothingSpread(count: number): Concentration {
  return {
    count,
    hhi: null,
    hhiPoints: null,
    normalisedHhi: null,
    effectiveNumber: null,
    gini: null,
    giniUnbiased: null,
    entropy: null,
    theil: null,
    topShares: [],
  };
}
