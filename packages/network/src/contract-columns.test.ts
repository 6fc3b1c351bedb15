import { expect, test } from 'vitest';
import { type ContractMarginRecord, type SnapshotRecords, snapshotOf } from './index.ts';

const reported = { quality: 'REPORTED', source: 'notice' } as const;

const margin = (
  venue: string,
  contract: string,
  date: string,
  ...[initial, maintenance]: readonly [number, number]
): ContractMarginRecord => ({
  venue,
  contract,
  asset: 'oil',
  date,
  initial,
  maintenance,
  currency: 'USD',
  ...reported,
});

const margins = [
  margin('nymex', 'cl', '2020-05-13', 13_200, 12_000),
  margin('nymex', 'cl', '2020-01-29', 3_850, 3_500),
  margin('cme', 'cl', '2020-01-02', 1_100, 1_000),
  margin('cme', 'bz', '2020-01-02', 0, 900),
];

const twoHouses: SnapshotRecords = {
  dataset: {
    ...{ slug: 'two-houses', title: 'Two clearing houses', description: '', asOf: '2020-12-31', currency: 'EUR' },
    ...{ scale: 6, assumptions: [], sensitivity: null },
  },
  sources: [{ key: 'notice' }],
  institutions: ['nymex', 'cme'].map((key) => ({ key, name: key, kind: 'CENTRAL_COUNTERPARTY', country: 'US' })),
  balanceSheets: [],
  exposures: [],
  assets: [
    {
      ...{ key: 'oil', name: 'Crude oil', assetClass: 'COMMODITY', issuerCountry: null, currency: 'USD' },
      ...{ liquidityLevel: 'UNSPECIFIED', dailyVolatility: null, averageDailyVolume: null, beta: null },
    },
  ],
};

/** Bytes as text, which is enough to see names in them and to tell two apart. */
const hashed = (chunks: Iterable<Uint8Array>) => [...chunks].map((chunk) => String.fromCharCode(...chunk)).join('|');

test('contracts of one key at two clearing houses stay two, each with its history in order of days', () => {
  const { contracts } = snapshotOf({ ...twoHouses, contractMargins: margins }, hashed);
  expect(contracts.keys).toEqual(['bz', 'cl', 'cl']);
  expect([...contracts.venues]).toEqual([0, 0, 1]);
  expect([...contracts.marginStart]).toEqual([0, 1, 2, 4]);
  expect(contracts.dates).toEqual(['2020-01-02', '2020-01-02', '2020-01-29', '2020-05-13']);
  expect([...contracts.maintenanceAmounts]).toEqual([900, 1_000, 3_500, 12_000]);
  expect([...contracts.initialAmounts]).toEqual([0, 1_100, 3_850, 13_200]);
});

test('amounts of one contract are neither scaled nor converted, so that no rate is missed for them', () => {
  const { contracts, missingFx } = snapshotOf({ ...twoHouses, contractMargins: margins }, hashed);
  expect(contracts.currencies).toEqual(['USD', 'USD', 'USD']);
  expect(missingFx).toEqual([]);
});

test('a clearing house’s margins are part of the digest in any order, and nothing is hashed where there are none', () => {
  const digestOf = (contractMargins: readonly ContractMarginRecord[]) =>
    snapshotOf({ ...twoHouses, contractMargins }, hashed).digest;
  expect(digestOf(margins.toReversed())).toBe(digestOf(margins));
  expect(digestOf(margins)).not.toBe(digestOf([]));
  expect(digestOf(margins)).not.toBe(
    digestOf([...margins.slice(1), margin('nymex', 'cl', '2020-05-13', 13_200, 12_001)]),
  );
  expect(digestOf(margins)).not.toBe(
    digestOf([...margins.slice(1), margin('nymex', 'cl', '2020-05-14', 13_200, 12_000)]),
  );
  expect(digestOf([])).not.toContain('contracts');
});

test('two margins of a contract on one day, or one at a clearing house nobody knows, are never hashed', () => {
  const refused = (...contractMargins: readonly ContractMarginRecord[]) =>
    expect(() => snapshotOf({ ...twoHouses, contractMargins }, hashed));
  refused(margin('cme', 'cl', '2020-01-02', 1, 1), margin('cme', 'cl', '2020-01-02', 2, 2)).toThrow('canonical order');
  refused(margin('ice', 'b', '2020-01-02', 1, 1)).toThrow('"ice" is used but not defined');
});
