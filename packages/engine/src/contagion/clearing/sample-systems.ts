import fc from 'fast-check';
import type { ClearingRules } from './clearing-problem.ts';
import { type ClearingSystem, clearingSystemOf } from './clearing-system.ts';

// Small systems for tests: by hand, and drawn at random. Imported by tests only.

export interface DenseSystem {
  /** liabilities[i][j]: i owes j. */
  readonly liabilities: readonly (readonly number[])[];
  readonly externalAssets: readonly number[];
  readonly externalLiabilities: readonly number[];
}

/** Row i owes column j. */
export function systemOf({ liabilities, externalAssets, externalLiabilities }: DenseSystem): ClearingSystem {
  const built = clearingSystemOf({
    debtors: liabilities.flatMap((row, debtor) => row.map(() => debtor)),
    creditors: liabilities.flatMap((row) => row.map((_, creditor) => creditor)),
    amounts: liabilities.flat(),
    externalAssets,
    externalLiabilities,
    duplicates: 'REFUSE',
  });
  if ('problem' in built) throw new Error(built.problem.message);
  return built.system;
}

/** Obligations among banks without creditors outside. */
export function among(liabilities: DenseSystem['liabilities'], externalAssets: readonly number[]): DenseSystem {
  return { liabilities, externalAssets, externalLiabilities: externalAssets.map(() => 0) };
}

/** The same among forty banks more that have and owe nothing: few active ones among many are pushed, not swept. */
export function crowded({ liabilities, externalAssets, externalLiabilities }: DenseSystem): DenseSystem {
  const idle = new Array<number>(40).fill(0);
  return {
    liabilities: [
      ...liabilities.map((row) => [...row, ...idle]),
      ...idle.map(() => [...externalAssets.map(() => 0), ...idle]),
    ],
    externalAssets: [...externalAssets, ...idle],
    externalLiabilities: [...externalLiabilities, ...idle],
  };
}

/**
 * Up to seven banks, from hardly to densely linked: none, one, disconnected ones, some that owe nothing, some insolvent from the start, closed cycles
 * with and without a cent from outside, self loops; in units of 1e-9, 1 and 1e14.
 */
export const sampleSystems: fc.Arbitrary<DenseSystem> = fc
  .tuple(fc.nat(7), fc.constantFrom(1e-9, 1, 1e14), fc.constantFrom(1, 8), fc.boolean(), fc.boolean())
  .chain(([count, unit, zeros, hasOutsideDebt, hasOutsideMoney]) => {
    const column = (given: boolean) =>
      fc.array(given ? amount(unit, 2) : fc.constant(0), { minLength: count, maxLength: count });
    const row = fc.array(amount(unit, zeros), { minLength: count, maxLength: count });
    return fc.record({
      liabilities: fc.array(row, { minLength: count, maxLength: count }),
      externalAssets: column(hasOutsideMoney),
      externalLiabilities: column(hasOutsideDebt),
    });
  });

export const sampleRules: fc.Arbitrary<ClearingRules> = fc.record({
  alpha: fc.constantFrom(0, 0.5, 0.9, 1),
  beta: fc.constantFrom(0, 0.5, 0.9, 1),
  externalRank: fc.constantFrom('PARI_PASSU', 'SENIOR'),
});

/** Nothing, or up to 50 units; `zeros` to 2 are the odds of nothing. */
export function amount(unit: number, zeros: number): fc.Arbitrary<number> {
  return fc.oneof(
    { arbitrary: fc.constant(0), weight: zeros },
    { arbitrary: fc.integer({ min: 1, max: 50 }).map((units) => units * unit), weight: 2 },
  );
}
