import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FundingIndexInput, fundingIndexDelta } from './funding-index.ts';

const EIGHT_HOURS: FundingIndexInput = {
  eightHourPpm: 1_001_999n,
  elapsedSeconds: 28_800n,
  price: 1000n,
  priceExponent: 0,
  atomicResolution: -12,
};
const delta = (given: Partial<FundingIndexInput>) => {
  const found = fundingIndexDelta({ ...EIGHT_HOURS, ...given });
  if ('problem' in found) throw new Error(found.problem.message);
  return found.fundingIndexDelta;
};

test('a rate of 1,001,999 parts at a price of 1,000 moves the index by 1,001, up or down: towards zero', () => {
  expect(delta({})).toBe(1001n);
  expect(delta({ eightHourPpm: -1_001_999n })).toBe(-1001n);
});

test('half the time is half the move, and the product is truncated once, not at every step', () => {
  expect(delta({ eightHourPpm: 2_003_998n, elapsedSeconds: 14_400n })).toBe(1001n);
  expect(delta({ eightHourPpm: 1n, elapsedSeconds: 1n, price: 28_800n, priceExponent: 6 })).toBe(1n);
});

test('prices no floating-point number can hold are exact', () => {
  expect(delta({ eightHourPpm: 1n, price: 10n ** 24n + 1n, priceExponent: 6 })).toBe(10n ** 24n + 1n);
});

test('shorts receive what longs pay: the opposite rate moves the index as far the other way', () => {
  const whole = fc.bigInt({ min: -1_000_000n, max: 1_000_000n });
  fc.assert(
    fc.property(
      whole,
      fc.bigInt({ min: 1n, max: 10n ** 15n }),
      fc.integer({ min: -9, max: 9 }),
      (ppm, price, exponent) => {
        const given = { eightHourPpm: ppm, price, priceExponent: exponent };
        expect(delta({ ...given, eightHourPpm: -ppm })).toBe(-delta(given));
      },
    ),
    { seed: 15 },
  );
});

test('no price, time that runs backwards and exponents that are none are refused', () => {
  expect(fundingIndexDelta({ ...EIGHT_HOURS, price: 0n })).toMatchObject({ problem: { path: ['price'] } });
  expect(fundingIndexDelta({ ...EIGHT_HOURS, elapsedSeconds: -1n })).toMatchObject({
    problem: { path: ['elapsedSeconds'] },
  });
  expect(fundingIndexDelta({ ...EIGHT_HOURS, priceExponent: 0.5 })).toMatchObject({
    problem: { path: ['priceExponent'] },
  });
  expect(fundingIndexDelta({ ...EIGHT_HOURS, atomicResolution: -101 })).toMatchObject({
    problem: { path: ['atomicResolution'] },
  });
});
