import { describe, expect, test } from 'vitest';
import { rowsOfMatrix } from './rows-of-matrix.ts';
import { transposeRows } from './transpose-rows.ts';

describe('claims turned into liabilities', () => {
  test('hold the same amounts the other way round, and turned twice are the claims again', () => {
    const claims = rowsOfMatrix([
      [0, 4, 0],
      [1, 0, 5],
      [0, 0, 0],
    ]);
    const liabilities = rowsOfMatrix([
      [0, 1, 0],
      [4, 0, 0],
      [0, 5, 0],
    ]);
    expect(transposeRows(claims)).toEqual(liabilities);
    expect(transposeRows(transposeRows(claims))).toEqual(claims);
  });

  test('refuse a matrix that is not square', () => {
    expect(() => rowsOfMatrix([[0, 1], [2]])).toThrow('row 1 has 1 entries; 2 are expected');
  });
});
