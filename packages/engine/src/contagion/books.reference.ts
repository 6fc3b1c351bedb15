// Slow and obvious; imported by tests only. Dense, in whole hundredths, and nothing is shared with the fast version.

import type { SampleNetwork } from './sample-networks.ts';

/** What a loss reference is asked: a sample in whole hundredths, and each shock in whole thousandths of capital. */
export interface ShockedSample extends SampleNetwork {
  readonly shock: readonly number[];
}

export interface ReferenceBooks {
  /** `claims[i][j]` of i on j, both with stated capital; 0 elsewhere. */
  readonly claims: readonly (readonly number[])[];
  /** null: a sink. */
  readonly externalAssets: readonly (number | null)[];
  readonly externalLiabilities: readonly number[];
}

/**
 * Capital and claims as stated; outside is owed what total assets leave of them, and at least what the claims need. A sink
 * is outside.
 */
export function booksReference({ claims, equity, totalAssets = [] }: SampleNetwork): ReferenceBooks {
  const between = claims.map((row, i) =>
    row.map((claim, j) => (equity[i] === null || equity[j] === null ? 0 : cents(claim))),
  );
  const liabilities = equity.map((own, i) => {
    if (own === null) return 0;
    const [has, owes, total] = [sum(between[i] ?? []), owedBy(between, i), totalAssets[i] ?? null];
    return Math.max(0, has - cents(own) - owes, total === null ? 0 : cents(total) - cents(own) - owes);
  });
  return {
    claims: between.map((row) => row.map((claim) => claim / 100)),
    externalAssets: equity.map((own, i) =>
      own === null
        ? null
        : Math.max(0, cents(own) + owedBy(between, i) + (liabilities[i] ?? 0) - sum(between[i] ?? [])) / 100,
    ),
    externalLiabilities: liabilities.map((amount) => amount / 100),
  };
}

/** A shock takes its amount from external assets; what these cannot bear is owed outside. Sinks have nothing. */
export function shockedBooksReference(given: ShockedSample) {
  const { claims, externalAssets, externalLiabilities } = booksReference(given);
  const amounts = given.shock.map((ratio, i) => ratio * Math.max(0, given.equity[i] ?? 0));
  return {
    claims,
    externalAssets: externalAssets.map((assets, i) => Math.max(0, (assets ?? 0) - (amounts[i] ?? 0))),
    externalLiabilities: externalLiabilities.map((debts, i) =>
      externalAssets[i] === null ? 0 : debts + Math.max(0, (amounts[i] ?? 0) - (externalAssets[i] ?? 0)),
    ),
  };
}

/** Loss ratios, where `lost(i, j)` is what i loses on its claims on j: 0 for whoever has no capital to lose, at most 1. */
export function lossRatiosReference(
  { equity, shock }: ShockedSample,
  lost: (creditor: number, debtor: number) => number,
): number[] {
  return equity.map((own, i) => {
    if (own === null || own <= 0) return 0;
    const onClaims = equity.reduce<number>((total, _, j) => total + lost(i, j), 0);
    return Math.min(1, (shock[i] ?? 0) + onClaims / own);
  });
}

export function cents(amount: number): number {
  return Math.round(amount * 100);
}

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

function owedBy(claims: readonly (readonly number[])[], debtor: number): number {
  return sum(claims.map((row) => row[debtor] ?? 0));
}
