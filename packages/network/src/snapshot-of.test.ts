import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  canonicalBytes,
  capitalOf,
  type ExposureRecord,
  isAggregate,
  type SnapshotRecords,
  snapshotOf,
  snapshotWithout,
} from './index.ts';

const sha256 = (chunks: Iterable<Uint8Array>): string => {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
};
const reported = { quality: 'REPORTED', source: 'filing' } as const;
const exposure = (creditor: string, debtor: string, amount: number, currency = 'EUR'): ExposureRecord => ({
  creditor,
  debtor,
  instrument: 'LOAN',
  seniority: 'UNSPECIFIED',
  maturityBucket: 'UNSPECIFIED',
  amount,
  currency,
  collateralAmount: null,
  ...reported,
});
const balance = (institution: string, measure: 'CET1' | 'EQUITY' | 'TOTAL_ASSETS', amount: number) => ({
  institution,
  scope: 'CONSOLIDATED' as const,
  asOf: '2019-12-31',
  measure,
  amount,
  currency: 'EUR',
  ...reported,
});
const threeBanks: SnapshotRecords = {
  dataset: {
    slug: 'three-banks',
    title: 'Three banks',
    description: '',
    asOf: '2019-12-31',
    currency: 'EUR',
    scale: 6,
    assumptions: [],
    sensitivity: null,
  },
  sources: [{ key: 'filing' }],
  institutions: [
    { key: 'c', name: 'Çelik Bankası 🏦', kind: 'BANK', country: 'TR' },
    { key: 'a', name: 'Alpha', kind: 'BANK', country: 'GR' },
    { key: 'b', name: 'Beta', kind: 'SOVEREIGN', country: null },
  ],
  balanceSheets: [balance('a', 'CET1', 10), balance('a', 'EQUITY', 12), balance('c', 'EQUITY', -3)],
  exposures: [exposure('c', 'a', 5), exposure('a', 'c', 7), exposure('a', 'b', 1)],
};

describe('a snapshot of records', () => {
  test('lists the exposures of each creditor, and of each debtor, in canonical order', () => {
    const { exposures, institutions } = snapshotOf(threeBanks, sha256);
    expect(institutions.keys).toEqual(['a', 'b', 'c']);
    expect([...exposures.rowStart]).toEqual([0, 2, 2, 3]);
    expect([...exposures.debtors]).toEqual([1, 2, 0]);
    expect([...exposures.amounts]).toEqual([1, 7, 5]);
    expect([...exposures.debtorStart]).toEqual([0, 1, 2, 3]);
    expect([...exposures.byDebtor]).toEqual([2, 0, 1]);
    expect([...exposures.creditorsByDebtor]).toEqual([2, 0, 0]);
  });

  test('has the same digest for the same banks in any order, and another for any other amount', () => {
    const digest = snapshotOf(threeBanks, sha256).digest;
    const shuffled = {
      ...threeBanks,
      institutions: threeBanks.institutions.toReversed(),
      exposures: threeBanks.exposures.toReversed(),
      balanceSheets: threeBanks.balanceSheets.toReversed(),
    };
    expect(snapshotOf(shuffled, sha256).digest).toBe(digest);
    const changed = { ...threeBanks, exposures: [exposure('c', 'a', 5.000001), ...threeBanks.exposures.slice(1)] };
    expect(snapshotOf(changed, sha256).digest).not.toBe(digest);
  });

  test('hashes names as UTF-8, like every other program would', () => {
    const chunks = [...canonicalBytes(snapshotOf(threeBanks, sha256))].map((bytes) => Buffer.from(bytes).toString());
    expect(chunks.some((chunk) => chunk.includes('Çelik Bankası 🏦'))).toBe(true);
  });

  test('reads CET1 before equity, keeps negative equity, and knows no capital of a sovereign', () => {
    const snapshot = snapshotOf(threeBanks, sha256);
    expect(capitalOf(snapshot, 0)).toEqual({ measure: 'CET1', amount: 10 });
    expect(capitalOf(snapshot, 2)).toEqual({ measure: 'EQUITY', amount: -3 });
    expect(capitalOf(snapshot, 1)).toBeNull();
    expect([0, 1, 2].map((row) => isAggregate(snapshot, row))).toEqual([false, true, false]);
  });

  test('takes the group balance sheet whole where a single-firm one is given too', () => {
    const solo = { ...balance('a', 'TOTAL_ASSETS', 99), scope: 'SOLO' as const };
    const { measures } = snapshotOf(
      { ...threeBanks, balanceSheets: [...threeBanks.balanceSheets, solo] },
      sha256,
    ).balanceSheets;
    expect(measures.TOTAL_ASSETS.amounts[0]).toBeNaN();
  });

  test('converts a dollar loan at the rate of the day, directly or by its inverse', () => {
    const inDollars = { ...threeBanks, exposures: [exposure('a', 'c', 10, 'USD')] };
    const rate = { date: '2019-12-31', ...reported };
    const direct = { fromCurrency: 'USD', toCurrency: 'EUR', rate: 0.89, ...rate };
    const inverse = { fromCurrency: 'EUR', toCurrency: 'USD', rate: 1.25, ...rate };
    expect(snapshotOf({ ...inDollars, fxRates: [direct] }, sha256).exposures.amounts[0]).toBeCloseTo(8.9, 12);
    expect(snapshotOf({ ...inDollars, fxRates: [inverse] }, sha256).exposures.amounts[0]).toBeCloseTo(8, 12);
  });

  test('B11: names the currency pair it has no rate for, and never uses the rate of another day', () => {
    const inDollars = { ...threeBanks, exposures: [exposure('a', 'c', 10, 'USD')] };
    const stale = { fromCurrency: 'USD', toCurrency: 'EUR', rate: 0.89, date: '2019-12-30', ...reported };
    const snapshot = snapshotOf({ ...inDollars, fxRates: [stale] }, sha256);
    expect(snapshot.missingFx).toEqual([{ fromCurrency: 'USD', toCurrency: 'EUR', asOf: '2019-12-31' }]);
    expect(snapshot.exposures.amounts[0]).toBeNaN();
  });

  test('refuses an exposure to a bank the records do not name', () => {
    const dangling = { ...threeBanks, exposures: [exposure('a', 'nobody', 1)] };
    expect(() => snapshotOf(dangling, sha256)).toThrow('"nobody" is used but not defined');
  });
});

describe('a snapshot without an exposure', () => {
  test('is what it would have been had nobody entered that exposure, to the last byte', () => {
    const whole = snapshotOf(threeBanks, sha256);
    const { debtors, count } = whole.exposures;
    for (let position = 0; position < count; position++) {
      const debtor = whole.institutions.keys[debtors[position] ?? -1];
      const fresh = snapshotOf(
        {
          ...threeBanks,
          exposures: threeBanks.exposures.filter(
            (record) => !(record.debtor === debtor && record.creditor === (position < 2 ? 'a' : 'c')),
          ),
        },
        sha256,
      );
      expect(snapshotWithout(whole, [position], sha256)).toEqual(fresh);
    }
    expect(snapshotWithout(whole, [], sha256).digest).toBe(whole.digest);
  });

  test('cannot be had for an exposure that is not there', () => {
    expect(() => snapshotWithout(snapshotOf(threeBanks, sha256), [3], sha256)).toThrow('no exposure at position 3');
  });
});
