import { expect, test } from 'vitest';
import { type OracleSpreadInput, oracleSpreadFunding } from './oracle-spread-funding.ts';

const HOUR: OracleSpreadInput = {
  markAverage: 101_000_000n,
  oracleAverage: 100_000_000n,
  periodSeconds: 3600n,
  priceDecimals: 6,
};
const funding = (given: Partial<OracleSpreadInput>) => {
  const found = oracleSpreadFunding({ ...HOUR, ...given });
  if ('problem' in found) throw new Error(found.problem.message);
  return found.fundingPerUnitE9;
};

test('a spread of 1 on a price of 100 costs a long a twenty-fourth of it per hour, towards zero', () => {
  expect(funding({})).toBe(41_666_666n);
  expect(funding({ markAverage: 99_000_000n })).toBe(-41_666_666n);
});

test('a spread beyond a thirty-third of the oracle price counts no further', () => {
  const largest = funding({ markAverage: 103_030_303n });
  expect(largest).toBe((3_030_303n * 1000n) / 24n);
  expect(funding({ markAverage: 150_000_000n })).toBe(largest);
  expect(funding({ markAverage: 50_000_000n })).toBe(-largest);
});

test('more decimals than the rate has are cut off at the end and not before', () => {
  const given = { markAverage: 10n ** 12n + 25n, oracleAverage: 10n ** 12n, periodSeconds: 86_400n, priceDecimals: 12 };
  expect(funding({ ...given, markAverage: 10n ** 12n + 2500n })).toBe(2n);
  expect(funding(given)).toBe(0n);
  expect(funding({ markAverage: 11n, oracleAverage: 10n, priceDecimals: 0 })).toBe(0n);
});

test('prices and periods of zero, and decimals that are none, are refused', () => {
  for (const name of ['markAverage', 'oracleAverage', 'periodSeconds'])
    expect(oracleSpreadFunding({ ...HOUR, [name]: 0n })).toMatchObject({ problem: { path: [name] } });
  expect(oracleSpreadFunding({ ...HOUR, priceDecimals: -1 })).toMatchObject({ problem: { path: ['priceDecimals'] } });
  expect(oracleSpreadFunding({ ...HOUR, priceDecimals: 1.5 })).toMatchObject({ problem: { path: ['priceDecimals'] } });
});
