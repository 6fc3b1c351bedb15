import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closedClasses } from './closed-classes.ts';
import { sparseRowsOf } from './sparse-rows-of.ts';
import { transposeRows } from './transpose-rows.ts';

const rowsOf = (count: number, pairs: readonly (readonly [number, number])[]) =>
  sparseRowsOf(count, {
    rows: pairs.map(([row]) => row),
    columns: pairs.map(([, column]) => column),
    weights: pairs.map(() => 1),
  }).matrix;

describe('closed classes', () => {
  test('are rings that nothing leads out of, and rows without entries', () => {
    // 0 <-> 1 leads to 2 <-> 3; 4 stands alone; 5 leads to itself and to 4.
    const matrix = rowsOf(6, [
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 3],
      [3, 2],
      [5, 5],
      [5, 4],
    ]);
    expect(closedClasses(matrix).map((rows) => [...rows])).toEqual([[2, 3], [4]]);
  });

  test('are found in a chain of a hundred thousand without running out of stack', () => {
    const count = 100_000;
    const chain = rowsOf(
      count,
      Array.from({ length: count - 1 }, (_, row) => [row, row + 1] as const),
    );
    expect(closedClasses(chain).map((rows) => [...rows])).toEqual([[count - 1]]);
  });

  test('hold just the rows that reach each other and nobody else, on random matrices', () => {
    const pairs = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 14 });
    fc.assert(
      fc.property(pairs, (given) => {
        const reaches = Array.from({ length: 7 }, (_, i) => Array.from({ length: 7 }, (_, j) => i === j));
        for (let pass = 0; pass < 7; pass++)
          for (const [row, column] of given)
            reaches[row]?.forEach((_, target) => {
              const through = reaches[row];
              if (through && reaches[column]?.[target]) through[target] = true;
            });
        const closed = reaches.map((row, i) => row.every((isReached, j) => !isReached || reaches[j]?.[i]));
        const found = closedClasses(rowsOf(7, given)).map((rows) => [...rows]);
        expect(found.flat().sort((left, right) => left - right)).toEqual(
          [0, 1, 2, 3, 4, 5, 6].filter((row) => closed[row]),
        );
        for (const rows of found)
          expect(rows).toEqual([0, 1, 2, 3, 4, 5, 6].filter((row) => reaches[rows[0] ?? 0]?.[row]));
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('a transpose', () => {
  test('turned twice is the matrix again', () => {
    const matrix = rowsOf(4, [
      [0, 3],
      [2, 1],
      [0, 1],
      [3, 3],
    ]);
    expect(transposeRows(transposeRows(matrix))).toEqual(matrix);
    expect([...transposeRows(matrix).columns]).toEqual([0, 2, 0, 3]);
  });
});
