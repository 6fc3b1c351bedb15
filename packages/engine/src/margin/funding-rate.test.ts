import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FundingRules, fundingRate, type PerpetualQuote } from './funding-rate.ts';

const RULES: FundingRules = { interestRatio: 0.0001, clampRatio: 0.0005, capRatio: null };
const rate = (impactBidPrice: number, impactAskPrice: number, rules: Partial<FundingRules> = {}) => {
  const found = fundingRate({ impactBidPrice, impactAskPrice, indexPrice: 50_000 }, { ...RULES, ...rules });
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

describe('a perpetual on an index of 50,000 with interest of one basis point', () => {
  test('costs longs the interest while its premium is within five basis points of it', () => {
    expect(rate(49_999, 50_001)).toEqual({ premiumRatio: 0, fundingRatio: 0.0001 });
    expect(rate(50_010, 50_020).fundingRatio).toBeCloseTo(0.0001, 15);
  });

  test('costs longs the premium less five basis points beyond that', () => {
    expect(rate(50_100, 50_110).premiumRatio).toBeCloseTo(0.002, 15);
    expect(rate(50_100, 50_110).fundingRatio).toBeCloseTo(0.0015, 15);
  });

  test('costs shorts when it trades below its index', () => {
    expect(rate(49_890, 49_900).premiumRatio).toBeCloseTo(-0.002, 15);
    expect(rate(49_890, 49_900).fundingRatio).toBeCloseTo(-0.0015, 15);
  });

  test('costs no more than the cap either way', () => {
    expect(rate(60_000, 60_010, { capRatio: 0.0075 }).fundingRatio).toBe(0.0075);
    expect(rate(40_000, 40_010, { capRatio: 0.0075 }).fundingRatio).toBe(-0.0075);
  });
});

test('the rate lies within the clamp of the premium, and between premium and interest', () => {
  const price = fc.integer({ min: 49_000, max: 51_000 });
  fc.assert(
    fc.property(price, fc.integer({ min: 0, max: 50 }), (bid, spread) => {
      const { premiumRatio, fundingRatio } = rate(bid, bid + spread);
      const slack = 1e-15;
      expect(Math.abs(fundingRatio - premiumRatio)).toBeLessThanOrEqual(RULES.clampRatio + slack);
      expect(fundingRatio).toBeGreaterThanOrEqual(Math.min(premiumRatio, RULES.interestRatio) - slack);
      expect(fundingRatio).toBeLessThanOrEqual(Math.max(premiumRatio, RULES.interestRatio) + slack);
    }),
    { seed: 13 },
  );
});

test('crossed quotes, prices of zero and a clamp below zero are refused', () => {
  const quote: PerpetualQuote = { impactBidPrice: 100, impactAskPrice: 101, indexPrice: 100 };
  expect(fundingRate({ ...quote, impactBidPrice: 102 }, RULES)).toMatchObject({
    problem: { path: ['impactBidPrice'] },
  });
  expect(fundingRate({ ...quote, indexPrice: 0 }, RULES)).toMatchObject({ problem: { path: ['indexPrice'] } });
  expect(fundingRate(quote, { ...RULES, clampRatio: -1 })).toMatchObject({ problem: { path: ['clampRatio'] } });
  expect(fundingRate(quote, { ...RULES, capRatio: -1 })).toMatchObject({ problem: { path: ['capRatio'] } });
  expect(fundingRate({ ...quote, indexPrice: 1e-310 }, RULES)).toMatchObject({ problem: { code: 'NUMERIC_OVERFLOW' } });
});
