import fc from 'fast-check';
import { rowsOfMatrix } from '../numeric/rows-of-matrix.ts';
import type { ObligationNetwork } from './minimal-clearing.ts';

// Small systems of obligations for tests: by hand, and drawn at random. Imported by tests only.

/** Claims of i on j, what each owns and what each owes outside. */
export interface SampleObligations {
  readonly claims: readonly (readonly number[])[];
  readonly assets: readonly number[];
  readonly owed: readonly number[];
}

export function networkOf({ claims, assets, owed }: SampleObligations): ObligationNetwork {
  return {
    claims: rowsOfMatrix(claims),
    externalAssets: Float64Array.from(assets),
    externalObligations: Float64Array.from(owed),
  };
}

/** The same system with bank `order[i]` in place i. */
export function reordered({ claims, assets, owed }: SampleObligations, order: readonly number[]): SampleObligations {
  const pick = (column: readonly number[]) => order.map((from) => column[from] ?? 0);
  return { claims: order.map((from) => pick(claims[from] ?? [])), assets: pick(assets), owed: pick(owed) };
}

/** The same system in another currency. */
export function inCurrency({ claims, assets, owed }: SampleObligations, rate: number): SampleObligations {
  const convert = (column: readonly number[]) => column.map((amount) => amount * rate);
  return { claims: claims.map(convert), assets: convert(assets), owed: convert(owed) };
}

/** Up to five banks in amounts of one decimal place, so that exactly enough occurs; some own or owe nothing outside. */
export const sampleObligations: fc.Arbitrary<SampleObligations> = fc.integer({ min: 1, max: 5 }).chain((count) => {
  const column = (most: number) => fc.array(amount(most), { minLength: count, maxLength: count });
  return fc
    .record({
      claims: fc.array(column(60), { minLength: count, maxLength: count }),
      assets: column(120),
      owed: column(60),
    })
    .map(({ claims, assets, owed }) => ({
      claims: claims.map((row, i) => row.map((value, j) => (i === j ? 0 : value))),
      assets,
      owed,
    }));
});

function amount(mostTenths: number): fc.Arbitrary<number> {
  return fc.oneof(
    { arbitrary: fc.constant(0), weight: 1 },
    { arbitrary: fc.integer({ min: 1, max: mostTenths }).map((tenths) => tenths / 10), weight: 2 },
  );
}
