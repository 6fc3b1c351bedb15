import { describe, expect, test } from 'vitest';
import { groupRows, totalByGroup } from './group-rows.ts';

// Six claims: creditor country DE, DE, FR, FR, none, DE; instrument loan, bond, loan, loan, loan, bond.
const countries = [0, 0, 1, 1, -1, 0];
const instruments = [0, 1, 0, 0, 0, 1];
const amounts = [1, 2, 4, 8, 16, Number.NaN];
const rows = Uint32Array.from([0, 1, 2, 3, 4, 5]);
const byCountry = { codeOf: (row: number) => countries[row] ?? -1, size: 2 };
const byInstrument = { codeOf: (row: number) => instruments[row] ?? -1, size: 2 };
const amountOf = (row: number) => amounts[row] ?? Number.NaN;

describe('grouping', () => {
  test('keeps every row once, those without a country in a group of their own', () => {
    const groups = groupRows(rows, [byCountry]);
    expect(groups.codes).toEqual([[0], [1], [-1]]);
    expect([...groups.sizes]).toEqual([3, 2, 1]);
  });

  test('by two dimensions has the combinations that occur', () => {
    expect(groupRows(rows, [byCountry, byInstrument]).codes).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [-1, 0],
    ]);
  });

  test('by nothing is one group, of nothing is none', () => {
    expect([...groupRows(rows, []).sizes]).toEqual([6]);
    expect(groupRows(new Uint32Array(0), [byCountry]).count).toBe(0);
  });

  test('by dimensions with more combinations than a table holds answers the same', () => {
    const wide = { ...byCountry, size: 5_000_000 };
    expect(groupRows(rows, [wide]).codes).toEqual(groupRows(rows, [byCountry]).codes);
  });
});

describe('totals', () => {
  test('leave out what is not stated, and say how many are', () => {
    const groups = groupRows(rows, [byCountry]);
    const { sums, minima, maxima, stated } = totalByGroup(groups, rows, amountOf);
    expect([...sums]).toEqual([3, 12, 16]);
    expect([...minima]).toEqual([1, 4, 16]);
    expect([...maxima]).toEqual([2, 8, 16]);
    expect([...stated]).toEqual([2, 2, 1]);
  });

  test('of a large and many small amounts lose nothing', () => {
    const many = Uint32Array.from({ length: 10_001 }, (_, row) => row);
    const { sums } = totalByGroup(groupRows(many, []), many, (row) => (row === 0 ? 1e16 : 1));
    expect(sums[0]).toBe(1e16 + 10_000);
  });
});
