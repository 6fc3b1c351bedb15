import { describe, expect, test } from 'vitest';
import { type ClearingSystemInput, clearingSystemOf } from './clearing-system.ts';
import { senioritySystemOf } from './seniority-system.ts';

const sound: ClearingSystemInput = {
  debtors: [1, 0, 1],
  creditors: [2, 1, 0],
  amounts: [5, 3, 0],
  externalAssets: [1, 2, 3],
  externalLiabilities: [0, 0, 1],
  duplicates: 'REFUSE',
};

const problemOf = (given: Partial<ClearingSystemInput>) => {
  const built = clearingSystemOf({ ...sound, ...given });
  return 'problem' in built ? built.problem : null;
};

describe('a system of obligations', () => {
  test('holds who owes whom by debtor, without pairs that owe nothing', () => {
    const built = clearingSystemOf(sound);
    if ('problem' in built) throw new Error(built.problem.message);
    const { obligations } = built.system;
    expect([...obligations.starts]).toEqual([0, 1, 2, 2]);
    expect([...obligations.columns]).toEqual([1, 2]);
    expect([...obligations.weights]).toEqual([3, 5]);
  });

  test('refuses negative amounts and amounts that are no number, naming whose they are', () => {
    expect(problemOf({ amounts: [5, -3, Number.NaN] })).toEqual({
      code: 'BAD_PARAMETER',
      message:
        'Amounts in obligations are negative or not finite: row 0 owes 1 -3; 1 owes 0 NaN. Give amounts of zero or more.',
      path: ['obligations', '1'],
    });
    expect(problemOf({ externalAssets: [1, 2, Number.POSITIVE_INFINITY] })).toMatchObject({
      path: ['externalAssets', '2'],
    });
    expect(problemOf({ externalLiabilities: [-1, -1, -1] })?.message).toContain('row 0 has -1; 1 has -1; 2 has -1');
  });

  test('adds up a pair that is given twice or refuses it, as it is told', () => {
    const twice = { debtors: [0, 1, 0], creditors: [1, 2, 1], amounts: [5, 3, 7] };
    expect(problemOf(twice)?.message).toContain('0 to 1');
    const built = clearingSystemOf({ ...sound, ...twice, duplicates: 'SUM' });
    expect('system' in built && [...built.system.obligations.weights]).toEqual([12, 3]);
  });

  test('refuses amounts whose sum is beyond the largest number', () => {
    expect(problemOf({ externalAssets: [1e308, 1e308, 0] })).toMatchObject({ code: 'NUMERIC_OVERFLOW' });
  });

  test('takes columns of different lengths and rows that do not exist for a fault of the caller', () => {
    expect(() => problemOf({ amounts: [1] })).toThrow('as many rows');
    expect(() => problemOf({ creditors: [3, 1, 0] })).toThrow('entry 0 is outside the 3 rows');
    expect(() => problemOf({ externalLiabilities: [] })).toThrow('one entry per institution');
  });

  test('in seniority classes says in which class the fault is', () => {
    const { externalAssets, duplicates, ...senior } = sound;
    const built = senioritySystemOf({
      classes: [senior, { ...senior, amounts: [1, 2, -1] }],
      externalAssets,
      duplicates,
    });
    expect(built).toMatchObject({ problem: { path: ['classes', '1', 'obligations', '2'] } });
  });
});
