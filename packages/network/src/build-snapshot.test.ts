import { describe, expect, test } from 'vitest';
import { buildSnapshot, type SnapshotParts } from './build-snapshot.ts';
import { snapshotOf } from './snapshot-of.ts';

const digestOf = () => 'not hashed';
const bank = (key: string) => ({ key, name: key, kind: 'BANK' as const, country: null });
const empty = snapshotOf(
  {
    dataset: {
      slug: 'two-banks',
      title: 'Two banks',
      description: '',
      asOf: '2019-12-31',
      currency: 'EUR',
      scale: 0,
      assumptions: [],
      sensitivity: null,
    },
    sources: [],
    institutions: [bank('a'), bank('b')],
    balanceSheets: [],
    exposures: [],
  },
  digestOf,
);

const withExposures = (creditors: number[], debtors: number[]): SnapshotParts => ({
  ...empty,
  exposures: {
    creditors: Uint32Array.from(creditors),
    debtors: Uint32Array.from(debtors),
    amounts: new Float64Array(creditors.length),
    instrumentCodes: new Uint8Array(creditors.length),
    seniorityCodes: new Uint8Array(creditors.length),
    maturityCodes: new Uint8Array(creditors.length),
    qualityCodes: new Uint8Array(creditors.length),
    sourceCodes: new Uint16Array(creditors.length),
  },
  holdings: {
    institutions: new Uint32Array(0),
    assets: new Uint32Array(0),
    amounts: new Float64Array(0),
    qualityCodes: new Uint8Array(0),
    sourceCodes: new Uint16Array(0),
  },
});

describe('columns that a reader collected', () => {
  test('are refused when a bank comes before one with a smaller key', () => {
    const swapped = { ...withExposures([], []), institutions: { ...empty.institutions, keys: ['b', 'a'] } };
    expect(() => buildSnapshot(swapped, digestOf)).toThrow('institution key "a" does not follow "b"');
  });

  test('are refused when an exposure stands before one of an earlier creditor or debtor', () => {
    expect(() => buildSnapshot(withExposures([1, 0], [0, 1]), digestOf)).toThrow('exposure 1 is out of');
    expect(() => buildSnapshot(withExposures([0, 0], [1, 0]), digestOf)).toThrow('exposure 1 is out of');
  });

  test('are refused when an exposure names a bank outside the snapshot', () => {
    expect(() => buildSnapshot(withExposures([0], [2]), digestOf)).toThrow('exposure 0 points outside');
  });
});
