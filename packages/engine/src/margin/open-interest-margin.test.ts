import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OpenInterestTier, openInterestInitialMargin, openInterestInitialPpm } from './open-interest-margin.ts';

const TIER: OpenInterestTier = { baseInitialPpm: 200_000n, lowerCapAmount: 1_000_000n, upperCapAmount: 2_000_000n };
const ppm = (openAmount: bigint, tier: Partial<OpenInterestTier> = {}) => {
  const found = openInterestInitialPpm({ ...TIER, ...tier }, openAmount);
  if ('problem' in found) throw new Error(found.problem.message);
  return found.initialPpm;
};
const margin = (openAmount: bigint, notionalAmount: bigint, tier: Partial<OpenInterestTier> = {}) => {
  const found = openInterestInitialMargin({ ...TIER, ...tier }, openAmount, notionalAmount);
  if ('problem' in found) throw new Error(found.problem.message);
  return found.initialMarginAmount;
};

test('half way between the caps half of what is missing to full collateral is added', () => {
  expect(ppm(1_500_000n)).toBe(600_000n);
  expect(ppm(1_000_000n)).toBe(200_000n);
  expect(ppm(9_000_000n)).toBe(1_000_000n);
});

test('the ratio is rounded down and the margin of a position up', () => {
  const thirds = { baseInitialPpm: 0n, lowerCapAmount: 0n, upperCapAmount: 3n };
  expect(ppm(1n, thirds)).toBe(333_333n);
  expect(margin(1n, 10n, thirds)).toBe(4n);
  expect(margin(1n, 9n, thirds)).toBe(3n);
});

test('no upper cap is no add-on, and caps at the same place are a step', () => {
  expect(ppm(10n ** 30n, { lowerCapAmount: 5n, upperCapAmount: 0n })).toBe(200_000n);
  const step = { lowerCapAmount: 7n, upperCapAmount: 7n };
  expect([ppm(6n, step), ppm(7n, step)]).toEqual([200_000n, 1_000_000n]);
});

test('amounts no floating-point number can hold are exact', () => {
  const lowerCapAmount = 10n ** 20n;
  expect(ppm(lowerCapAmount + 1n, { lowerCapAmount, upperCapAmount: lowerCapAmount + 8n })).toBe(300_000n);
});

test('a more crowded market never asks for less, nor for more than the notional', () => {
  const amount = fc.bigInt({ min: 0n, max: 3_000_000n });
  fc.assert(
    fc.property(amount, amount, fc.bigInt({ min: 0n, max: 1_000_000n }), (open, more, notional) => {
      expect(ppm(open + more)).toBeGreaterThanOrEqual(ppm(open));
      expect(margin(open + more, notional)).toBeGreaterThanOrEqual(margin(open, notional));
      expect(margin(open, notional)).toBeLessThanOrEqual(notional);
      expect(margin(open, notional) * 1_000_000n).toBeGreaterThanOrEqual(ppm(open) * notional);
    }),
    { seed: 6 },
  );
});

test('caps in the wrong order, a base above one and amounts below zero are refused', () => {
  expect(openInterestInitialPpm({ ...TIER, lowerCapAmount: 3_000_000n }, 1n)).toMatchObject({
    problem: { code: 'BAD_PARAMETER', path: ['lowerCapAmount'] },
  });
  expect(openInterestInitialPpm({ ...TIER, baseInitialPpm: 1_000_001n }, 1n)).toMatchObject({
    problem: { path: ['baseInitialPpm'] },
  });
  expect(openInterestInitialPpm(TIER, -1n)).toMatchObject({ problem: { path: ['openAmount'] } });
  expect(openInterestInitialMargin(TIER, 1n, -1n)).toMatchObject({ problem: { path: ['notionalAmount'] } });
});
