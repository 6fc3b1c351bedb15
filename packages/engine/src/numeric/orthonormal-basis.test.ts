import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { combinationOf, decompose, emptyBasis, letGo, type OrthonormalBasis, takeUp } from './orthonormal-basis.ts';
import { dot } from './vectors.ts';

const LENGTH = 5;
const vectorOf = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: LENGTH, maxLength: LENGTH })
  .map((entries) => Float64Array.from(entries));
/** A vector comes, or the one at a place goes. */
const change = fc.oneof(vectorOf, fc.nat(LENGTH - 1));

/** Vectors in the coordinates of the basis, put together again. */
function vectorsOf({ units, coordinates }: OrthonormalBasis): number[][] {
  return coordinates.map((column) =>
    Array.from({ length: LENGTH }, (_, i) =>
      column.reduce((sum, along, k) => sum + along * (units[k]?.[i] ?? Number.NaN), 0),
    ),
  );
}

function changed(changes: readonly (Float64Array | number)[]) {
  const basis = emptyBasis();
  const vectors: Float64Array[] = [];
  for (const given of changes) {
    if (typeof given === 'number') {
      if (given >= vectors.length) continue;
      letGo(basis, given);
      vectors.splice(given, 1);
      continue;
    }
    const decomposed = decompose(basis, given);
    // What lies in the span already cannot be taken up.
    if (dot(decomposed.rest, decomposed.rest) < 1e-9) continue;
    takeUp(basis, decomposed);
    vectors.push(given);
  }
  return { basis, vectors };
}

describe('an orthonormal basis of vectors that come and go', () => {
  test('keeps its units at right angles and its vectors as they are', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const { basis, vectors } = changed(changes);
        expect(basis.units).toHaveLength(vectors.length);
        for (const [k, unit] of basis.units.entries())
          for (const [l, other] of basis.units.entries()) expect(dot(unit, other)).toBeCloseTo(k === l ? 1 : 0, 12);
        for (const [k, vector] of vectorsOf(basis).entries())
          for (const [i, entry] of vector.entries()) expect(entry).toBeCloseTo(vectors[k]?.[i] ?? Number.NaN, 9);
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  test('tells how much of each vector another is made of', () => {
    const { basis } = changed([Float64Array.of(1, 1, 0, 0, 0), Float64Array.of(0, 2, 0, 0, 0)]);
    // (3, 7, 0, 0, 4) = 3 (1, 1, 0, 0, 0) + 2 (0, 2, 0, 0, 0) + (0, 0, 0, 0, 4).
    const { within, rest } = decompose(basis, Float64Array.of(3, 7, 0, 0, 4));
    const [first, second] = combinationOf(basis, within);
    expect(first).toBeCloseTo(3, 12);
    expect(second).toBeCloseTo(2, 12);
    expect([...rest].map((entry) => Math.abs(entry))).toEqual(
      [0, 0, 0, 0, 4].map((entry) => expect.closeTo(entry, 12)),
    );
  });

  test('tells apart vectors that differ in their last digits', () => {
    const nearly = Float64Array.of(1, 1e-9, 0, 0, 0);
    const basis = emptyBasis();
    takeUp(basis, decompose(basis, Float64Array.of(1, 0, 0, 0, 0)));
    takeUp(basis, decompose(basis, nearly));
    expect(dot(basis.units[0] ?? nearly, basis.units[1] ?? nearly)).toBeCloseTo(0, 15);
    expect(basis.coordinates[1]?.[1]).toBeCloseTo(1e-9, 20);
  });
});
