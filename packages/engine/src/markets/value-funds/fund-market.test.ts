import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clearFundMarket, type FundMarket, positionAt, type ValueFund } from './fund-market.ts';

const MARKET: FundMarket = { valuePrice: 1, supply: 1000, noiseCashAmount: 950, leverageLimit: 5 };
const cleared = (market: FundMarket, funds: readonly ValueFund[]) => {
  const found = clearFundMarket(market, funds);
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

describe('a market of noise traders', () => {
  test('clears at what they spend over what there is', () => {
    expect(cleared(MARKET, []).clearingPrices).toEqual([0.95]);
  });

  test('and of a fund is lifted by what it buys below value, up to its limit of leverage', () => {
    // Below its limit: 0.95 - p + beta (1 - p) W / N = 0 with W = 10 and beta = 10: p = (0.95 + 0.1) / 1.1.
    const mild = cleared(MARKET, [{ aggressiveness: 10, shares: 0, cashAmount: 10 }]);
    expect(mild.price).toBeCloseTo(1.05 / 1.1, 12);
    expect(mild.funds[0]?.atLeverageLimit).toBe(false);
    // At its limit it spends 5 times 10: p = 0.95 + 0.05.
    const keen = cleared({ ...MARKET, noiseCashAmount: 900 }, [{ aggressiveness: 1000, shares: 0, cashAmount: 10 }]);
    expect(keen.price).toBeCloseTo(0.95, 12);
    expect(keen.funds[0]).toMatchObject({ leverage: 5, atLeverageLimit: true });
  });
});

const funds = fc
  .array(
    fc.record({
      aggressiveness: fc.integer({ min: 0, max: 100 }),
      shares: fc.integer({ min: 0, max: 400 }),
      /** What is owed per share. */
      debt: fc.integer({ min: -20, max: 95 }),
    }),
    { maxLength: 4 },
  )
  .map((drawn) => drawn.map(({ debt, ...fund }) => ({ ...fund, cashAmount: (-debt / 100) * fund.shares })));
const noises = fc.integer({ min: 500, max: 1000 });

test('every price that clears is found: at each demand is supply, and a scan of 20,000 prices sees no other crossing', () => {
  let several = 0;
  fc.assert(
    fc.property(funds, noises, fc.integer({ min: 0, max: 20 }), (given, noiseCashAmount, leverageLimit) => {
      const market = { ...MARKET, noiseCashAmount, leverageLimit };
      const { clearingPrices, price } = cleared(market, given);
      if (clearingPrices.length > 1) several++;
      const excess = (at: number) =>
        given.reduce((sum, fund) => sum + positionAt(market, fund, at).demandShares * at, noiseCashAmount - 1000 * at);
      for (const at of clearingPrices) expect(Math.abs(excess(at))).toBeLessThan(1e-8 * (1000 + noiseCashAmount));
      expect(price).toBe(clearingPrices.at(-1));
      const highest = 2 * Math.max(1, noiseCashAmount / 1000);
      for (let step = 1; step < 20_000; step++) {
        const [from, to] = [(highest * step) / 20_000, (highest * (step + 1)) / 20_000];
        if (excess(from) * excess(to) < 0)
          expect(clearingPrices.some((at) => at > from - 1e-9 && at < to + 1e-9)).toBe(true);
      }
    }),
    { seed: 16, numRuns: 60 },
  );
  expect(several).toBeGreaterThan(0);
});

test('noise of nothing, and a fund with shares that are no number, are refused', () => {
  expect(clearFundMarket({ ...MARKET, noiseCashAmount: 0 }, [])).toMatchObject({
    problem: { code: 'BAD_PARAMETER', path: ['noiseCashAmount'] },
  });
  expect(clearFundMarket(MARKET, [{ aggressiveness: 1, shares: Number.NaN, cashAmount: 0 }])).toMatchObject({
    problem: { path: ['funds', '0'] },
  });
});
