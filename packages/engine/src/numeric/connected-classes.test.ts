import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectedClasses, membersOf } from './connected-classes.ts';
import { sparseRowsOf } from './sparse-rows-of.ts';

type Pairs = readonly (readonly [row: number, column: number])[];

function classesOf(count: number, pairs: Pairs): number[][] {
  const { matrix } = sparseRowsOf(count, {
    rows: pairs.map(([row]) => row),
    columns: pairs.map(([, column]) => column),
    weights: pairs.map(() => 1),
  });
  const classes = connectedClasses(matrix);
  const found = Array.from({ length: classes.starts.length - 1 }, (_, own) => [...membersOf(classes, own)]);
  for (const [own, rows] of found.entries()) for (const row of rows) expect(classes.classOf[row]).toBe(own);
  return found;
}

/** Which rows entries lead to from each, itself among them (Warshall 1962). */
function reachedFrom(count: number, pairs: Pairs): boolean[][] {
  const reaches = Array.from({ length: count }, (_, row) => Array.from({ length: count }, (__, to) => row === to));
  const set = (row: number, column: number) => {
    const from = reaches[row];
    if (from) from[column] = true;
  };
  for (const [row, column] of pairs) set(row, column);
  for (let by = 0; by < count; by++)
    for (let row = 0; row < count; row++)
      for (let to = 0; to < count; to++) if (reaches[row]?.[by] && reaches[by]?.[to]) set(row, to);
  return reaches;
}

describe('strongly connected classes', () => {
  test('are whoever leads to each other and back, in order of their first row', () => {
    // 1 -> 3 -> 1 through 5; 0 leads there, and nobody back; 2 and 4 lead to each other, 4 to 3.
    const given: Pairs = [
      [0, 3],
      [1, 3],
      [3, 5],
      [5, 1],
      [2, 4],
      [4, 2],
      [4, 3],
    ];
    expect(classesOf(6, given)).toEqual([[0], [1, 3, 5], [2, 4]]);
  });

  test('are those of a table of who reaches whom, on random matrices', () => {
    const count = 12;
    const pairs = fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 30 });
    fc.assert(
      fc.property(pairs, (given) => {
        const reaches = reachedFrom(count, given);
        const rows = Array.from({ length: count }, (_, row) => row);
        const together = rows.map((row) => rows.filter((other) => reaches[row]?.[other] && reaches[other]?.[row]));
        expect(classesOf(count, given)).toEqual(together.filter(([first], row) => first === row));
      }),
      { numRuns: 1_000 },
    );
  });

  test('of nobody are none', () => {
    expect(classesOf(0, [])).toEqual([]);
  });
});
