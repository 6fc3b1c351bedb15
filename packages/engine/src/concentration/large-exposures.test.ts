import { expect, test } from 'vitest';
import { snapshotFromSample } from '../contagion/sample-networks.ts';
import { largeExposures } from './large-exposures.ts';

const rules = { limitRatio: 0.25, systemicLimitRatio: 0.15, reportableRatio: 0.1, systemicBanks: new Set<number>() };

/** Four banks; the sample states equity, which is no tier 1 capital: a snapshot with CET1 in its place. */
function banks(claims: readonly (readonly number[])[], cet1: readonly number[]) {
  const snapshot = snapshotFromSample({ claims, equity: cet1 });
  const { measures } = snapshot.balanceSheets;
  return {
    ...snapshot,
    balanceSheets: { ...snapshot.balanceSheets, measures: { ...measures, CET1: measures.EQUITY } },
  };
}

const four = banks(
  [
    [0, 30, 5, 20],
    [16, 0, 0, 0],
    [0, 0, 0, 9],
    [1, 0, 0, 0],
  ],
  [100, 100, 100, -5],
);

test('lists what exceeds a tenth of tier 1 capital, highest ratio first, and marks what exceeds a quarter', () => {
  const { exposures } = largeExposures(four, rules);
  expect(exposures.map(({ creditor, debtor, ratio, isBreach }) => [creditor, debtor, ratio, isBreach])).toEqual([
    [0, 1, 0.3, true],
    [0, 3, 0.2, false],
    [1, 0, 0.16, false],
  ]);
});

test('holds two systemic banks to 15 %, and one of them towards others to 25 %', () => {
  const { exposures } = largeExposures(four, { ...rules, systemicBanks: new Set([0, 1]) });
  expect(exposures.map(({ limitRatio, isBreach }) => [limitRatio, isBreach])).toEqual([
    [0.15, true],
    [0.25, false],
    [0.15, true],
  ]);
});

test('names creditors without tier 1 capital instead of giving them a ratio', () => {
  expect(largeExposures(four, rules).withoutCapital).toEqual([3]);
  expect(
    largeExposures(
      snapshotFromSample({
        claims: [
          [0, 1],
          [0, 0],
        ],
        equity: [10, 10],
      }),
      rules,
    ),
  ).toEqual({
    exposures: [],
    withoutCapital: [0],
  });
});

test('an exposure set to the limit itself is no breach', () => {
  const [only] = largeExposures(
    banks(
      [
        [0, 25.0000001],
        [0, 0],
      ],
      [100, 100],
    ),
    rules,
  ).exposures;
  expect(only?.isBreach).toBe(false);
});
