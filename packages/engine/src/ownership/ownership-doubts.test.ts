import { type BalanceSheetRecord, type ExposureRecord, type NetworkSnapshot, snapshotOf } from '@faultline/network';
import { describe, expect, test } from 'vitest';
import { ownershipDoubts } from './ownership-doubts.ts';

const told = { quality: 'REPORTED', source: 'register' } as const;

/** Five banks and a sector; `owned` lists owner, owned and what the stake is worth. */
function owning(
  owned: readonly (readonly [string, string, number])[],
  equity: Readonly<Record<string, number>> = {},
  instrument: ExposureRecord['instrument'] = 'EQUITY',
): NetworkSnapshot {
  return snapshotOf(
    {
      dataset: {
        ...{ slug: 'owners', title: 'Owners', description: '', asOf: '2020-12-31', currency: 'EUR', scale: 6 },
        ...{ assumptions: [], sensitivity: null },
      },
      sources: [{ key: 'register' }],
      institutions: ['a', 'b', 'c', 'd', 'e', 'public'].map((key) => ({
        ...{ key, name: key.toUpperCase(), country: null },
        kind: key === 'public' ? 'SECTOR' : 'BANK',
      })),
      balanceSheets: Object.entries(equity).map(
        ([institution, amount]): BalanceSheetRecord => ({
          ...{ institution, scope: 'SOLO', asOf: '2020-12-31', measure: 'EQUITY', amount, currency: 'EUR', ...told },
        }),
      ),
      exposures: owned.map(([creditor, debtor, amount]) => ({
        ...{ creditor, debtor, instrument, amount, currency: 'EUR', collateralAmount: null, ...told },
        ...{ seniority: 'EQUITY', maturityBucket: 'UNSPECIFIED' },
      })),
    },
    () => '',
  );
}

const found = (snapshot: NetworkSnapshot) =>
  ownershipDoubts(snapshot).map(({ code, institutions, stakesAmount }) => [code, institutions, stakesAmount]);

describe('ownership in circles', () => {
  test('is found however long the way round is, with the stakes within it and no others', () => {
    const three = owning([
      ['a', 'b', 5],
      ['b', 'c', 7],
      ['c', 'a', 11],
      ['d', 'a', 13],
      ['c', 'e', 17],
    ]);
    expect(found(three)).toEqual([['OWNERSHIP_CIRCLE', [0, 1, 2], 23]]);
    expect(ownershipDoubts(three)[0]?.message).toBe(
      'A, B and C own stakes in each other in a circle: that capital is counted more than once.',
    );
  });

  test('is told apart where there are two, and named once where two ways lead round', () => {
    const two = owning([
      ['a', 'b', 1],
      ['b', 'a', 2],
      ['c', 'd', 3],
      ['d', 'e', 4],
      ['e', 'c', 5],
      ['c', 'e', 6],
    ]);
    expect(found(two)).toEqual([
      ['OWNERSHIP_CIRCLE', [0, 1], 3],
      ['OWNERSHIP_CIRCLE', [2, 3, 4], 18],
    ]);
  });

  test('names three of many', () => {
    const ring = [...'abcde'].map((owner, place) => [owner, 'bcdea'.charAt(place), 1] as const);
    expect(ownershipDoubts(owning(ring))[0]?.message).toMatch(/^A, B, C and 2 others own/);
  });

  test('is neither lending in a circle, nor owning in a line, nor a way round through a whole sector', () => {
    const circle = [['a', 'b', 1] as const, ['b', 'a', 1] as const];
    expect(found(owning(circle, {}, 'LOAN'))).toEqual([]);
    expect(
      found(
        owning([
          ['a', 'b', 1],
          ['b', 'c', 1],
          ['a', 'c', 1],
        ]),
      ),
    ).toEqual([]);
    expect(
      found(
        owning([
          ['a', 'public', 1],
          ['public', 'a', 1],
        ]),
      ),
    ).toEqual([]);
    expect(
      found(
        owning([
          ['a', 'b', 1],
          ['b', 'a', 0],
        ]),
      ),
    ).toEqual([]);
  });
});

describe('stakes beyond the whole', () => {
  test('are found where they add up to more than the equity stated, the stakes of sectors among them', () => {
    const most = owning(
      [
        ['a', 'b', 70],
        ['c', 'b', 30],
        ['public', 'b', 25],
      ],
      { b: 100 },
    );
    expect(found(most)).toEqual([['OWNERSHIP_BEYOND_WHOLE', [1], 125]]);
    expect(ownershipDoubts(most)[0]?.message).toBe(
      'Stakes in B add up to 125 % of its equity: one is stated twice, or carried above book value.',
    );
  });

  test('are none at exactly the whole, or at its last digit; a thousandth more is one', () => {
    const tenths = Array.from({ length: 10 }, (_, place) => [...'acde'][place % 4] ?? '');
    const stakes = [...new Set(tenths)].map((owner) => [
      owner,
      'b',
      tenths.filter((one) => one === owner).length * 0.1,
    ]);
    expect(found(owning(stakes as [string, string, number][], { b: 1 }))).toEqual([]);
    expect(ownershipDoubts(owning([['a', 'b', 1.00011]], { b: 1 }))[0]?.message).toContain('100.1 %');
  });

  test('are any at all where equity is used up, and cannot be told where none is stated', () => {
    expect(found(owning([['a', 'b', 1]], { b: -5 }))).toEqual([['OWNERSHIP_BEYOND_WHOLE', [1], 1]]);
    expect(ownershipDoubts(owning([['a', 'b', 1]], { b: 0 }))[0]?.message).toBe(
      'Stakes in B are worth something, though its equity is nothing or less.',
    );
    expect(found(owning([['a', 'b', 1]]))).toEqual([]);
    expect(found(owning([['a', 'b', 500]], { b: 1 }, 'LOAN'))).toEqual([]);
  });
});

test('a bank that owns all of another, which owns all of it, is a circle and not beyond the whole', () => {
  const whole = owning(
    [
      ['a', 'b', 100],
      ['b', 'a', 100],
    ],
    { a: 100, b: 100 },
  );
  expect(found(whole)).toEqual([['OWNERSHIP_CIRCLE', [0, 1], 200]]);
});
