import { type InstitutionKind, snapshotOf } from '@faultline/network';
import { describe, expect, test } from 'vitest';
import { leverageLadder, leverageOf } from './leverage-ladder.ts';

const MEASURES = ['TOTAL_ASSETS', 'CET1', 'EQUITY'] as const;
type Sheet = Partial<Record<(typeof MEASURES)[number], number>> & { readonly kind?: InstitutionKind };

function system(sheets: readonly Sheet[]) {
  const provenance = { quality: 'REPORTED', source: 'filing' } as const;
  const key = (row: number) => `bank-${row}`;
  return snapshotOf(
    {
      dataset: {
        slug: 's',
        title: 'S',
        description: '',
        asOf: '2019-12-31',
        currency: 'EUR',
        scale: 6,
        assumptions: [],
        sensitivity: null,
      },
      sources: [{ key: 'filing' }],
      institutions: sheets.map(({ kind = 'BANK' }, row) => ({ key: key(row), name: key(row), kind, country: null })),
      balanceSheets: sheets.flatMap((sheet, row) =>
        MEASURES.flatMap((measure) => (sheet[measure] === undefined ? [] : { measure, amount: sheet[measure] })).map(
          (figure) => ({
            institution: key(row),
            scope: 'CONSOLIDATED' as const,
            asOf: '2019-12-31',
            ...figure,
            currency: 'EUR',
            ...provenance,
          }),
        ),
      ),
      exposures: [],
    },
    () => '',
  );
}

describe('leverage', () => {
  test('is total assets over CET1, or over equity where no CET1 is stated', () => {
    const snapshot = system([
      { TOTAL_ASSETS: 300, CET1: 10, EQUITY: 20 },
      { TOTAL_ASSETS: 300, EQUITY: 20 },
    ]);
    expect([leverageOf(snapshot, 0).value, leverageOf(snapshot, 1).value]).toEqual([30, 15]);
  });

  test('B08: has a reason instead of a number where capital is gone, unknown, or not a thing the institution has', () => {
    const snapshot = system([
      { TOTAL_ASSETS: 100, CET1: -5 },
      { TOTAL_ASSETS: 100, CET1: 0 },
      { TOTAL_ASSETS: 100 },
      { CET1: 10 },
      { kind: 'SOVEREIGN' },
    ]);
    expect([0, 1, 2, 3, 4].map((row) => leverageOf(snapshot, row).reason)).toEqual([
      'NEGATIVE_OR_ZERO_EQUITY',
      'NEGATIVE_OR_ZERO_EQUITY',
      'NOT_REPORTED',
      'NOT_REPORTED',
      'AGGREGATE',
    ]);
  });
});

describe('the ladder', () => {
  test('puts a bank exactly at a rung’s beginning on that rung, and the most leveraged first', () => {
    const { rungs } = leverageLadder(
      system([
        { TOTAL_ASSETS: 100, CET1: 10 },
        { TOTAL_ASSETS: 149, CET1: 10 },
        { TOTAL_ASSETS: 150, CET1: 10 },
      ]),
    );
    expect(
      rungs
        .filter(({ institutions }) => institutions.length > 0)
        .map(({ from, to, institutions }) => [from, to, institutions]),
    ).toEqual([
      [10, 15, [1, 0]],
      [15, 20, [2]],
    ]);
  });

  test('leaves whoever has no leverage out of every rung and average, and lists them; aggregates it does not list', () => {
    // 900 of assets on 30 of capital; the insolvent bank would pull the mean to 1900 / 20.
    const ladder = leverageLadder(
      system([
        { TOTAL_ASSETS: 600, CET1: 20 },
        { TOTAL_ASSETS: 300, CET1: 10 },
        { TOTAL_ASSETS: 1000, CET1: -10 },
        { kind: 'SECTOR' },
      ]),
    );
    expect(ladder.aggregate).toBe(30);
    expect(ladder.undefinedLeverage).toEqual([{ institution: 2, reason: 'NEGATIVE_OR_ZERO_EQUITY' }]);
    expect(ladder.rungs.reduce((sum, rung) => sum + rung.totalAssetsAmount, 0)).toBe(900);
  });

  test('has 100:1 on its highest rung, and no average over nobody', () => {
    expect(leverageLadder(system([{ TOTAL_ASSETS: 1000, CET1: 10 }])).rungs.at(-1)).toMatchObject({
      from: 100,
      to: null,
      institutions: [0],
    });
    expect(leverageLadder(system([])).aggregate).toBeNull();
  });
});
