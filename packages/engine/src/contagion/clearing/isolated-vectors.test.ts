import { describe, expect, test } from 'vitest';
import { isolatedClearingVectors, singularDefaultSets } from './isolated-vectors.ts';
import { among, systemOf } from './sample-systems.ts';

const PLAIN = { alpha: 1, beta: 1, externalRank: 'PARI_PASSU' } as const;
const COSTS = { ...PLAIN, alpha: 0.75, beta: 0.75 };
const RING = [2, 3, 2, 3, 2, 3].map((amount, i) => [0, 1, 2, 3, 4, 5].map((j) => (j === (i + 1) % 6 ? amount : 0)));

describe('the clearing vectors that stand alone', () => {
  test('are two in the ring of section 5.1 of Rogers and Veraart at costs of a quarter', () => {
    const found = isolatedClearingVectors(systemOf(among(RING, [0, 0.8, 0, 0.8, 0, 0.8])), COSTS);
    if ('problem' in found) throw new Error(found.problem.message);
    expect(found.vectors.map(({ defaults }) => [...defaults])).toEqual([
      [1, 3, 5],
      [0, 1, 2, 3, 4, 5],
    ]);
    expect(found.vectors[0]?.payments[1]).toBeCloseTo(2.1, 12);
    expect(found.vectors[1]?.payments[1]).toBeCloseTo(0.6 / (7 / 16), 12);
  });

  test('come by size of the set that fails, then by its rows', () => {
    // Two pairs without a cent: each may pay in full or, once it does not, nothing.
    const pairs = [
      [0, 1, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 0, 1],
      [0, 0, 1, 0],
    ];
    const found = isolatedClearingVectors(systemOf(among(pairs, [0, 0, 0, 0])), COSTS);
    expect('vectors' in found && found.vectors.map(({ defaults }) => [...defaults])).toEqual([
      [],
      [0, 1],
      [2, 3],
      [0, 1, 2, 3],
    ]);
  });

  test('are not looked for among more than 12 banks', () => {
    const many = systemOf(among(new Array(13).fill(new Array(13).fill(0)), new Array(13).fill(1)));
    for (const search of [isolatedClearingVectors, singularDefaultSets])
      expect(search(many, PLAIN)).toMatchObject({ problem: { code: 'SNAPSHOT_TOO_LARGE' } });
  });
});

describe('sets of defaulters without a single solution', () => {
  test('are those that hold a closed cycle of debts', () => {
    // Banks 0 and 1 owe each other alone; bank 2 owes bank 0: {0, 1} and {0, 1, 2}.
    const liabilities = [
      [0, 1, 0],
      [1, 0, 0],
      [1, 0, 0],
    ];
    expect(singularDefaultSets(systemOf(among(liabilities, [0, 0, 0])), PLAIN)).toEqual({ count: 2 });
    // A debt outside opens the cycle, and so does a loss on what is received.
    const open = systemOf({ liabilities, externalAssets: [0, 0, 0], externalLiabilities: [0, 1e-9, 0] });
    expect(singularDefaultSets(open, PLAIN)).toEqual({ count: 0 });
    expect(singularDefaultSets(systemOf(among(liabilities, [0, 0, 0])), COSTS)).toEqual({ count: 0 });
  });
});
