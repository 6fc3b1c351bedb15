import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CollateralAccount,
  closePrices,
  collateralAccountMargin,
  type PositionClose,
} from './collateral-account.ts';

const btc = { quantity: 0.1, price: 50_000, initialRatio: 0.2, maintenanceShare: 0.5 };
const rules = { row: 0, bankruptcyAdjustment: 1, spreadToMaintenanceRatio: 0.1 };
const marginOf = (account: CollateralAccount) => {
  const margin = collateralAccountMargin(account);
  if ('problem' in margin) throw new Error(margin.problem.message);
  return margin;
};
const pricesOf = (account: CollateralAccount, close: PositionClose) => {
  const prices = closePrices(account, close);
  if ('problem' in prices) throw new Error(prices.problem.message);
  return prices;
};

test('net collateral of exactly the requirement is enough', () => {
  expect(marginOf({ quoteBalanceAmount: -4500, positions: [btc] })).toMatchObject({
    netCollateralAmount: 500,
    initialMarginAmount: 1000,
    maintenanceMarginAmount: 500,
    isLiquidatable: false,
  });
  expect(marginOf({ quoteBalanceAmount: -4500.01, positions: [btc] }).isLiquidatable).toBe(true);
});

test('an account that owes without margin to hold is bad debt, not liquidatable, and its closes have no bankruptcy price', () => {
  const account = { quoteBalanceAmount: -6000, positions: [{ ...btc, initialRatio: 0 }] };
  expect(marginOf(account)).toMatchObject({ isLiquidatable: false, isBadDebt: true });
  expect(pricesOf(account, { ...rules, deltaQuantity: -0.1 })).toEqual({
    bankruptcyQuoteAmount: null,
    bankruptcyPrice: null,
    fillablePrice: 50_000,
  });
});

const sampleAccounts = fc.record({
  quoteBalanceAmount: fc.double({ min: -5000, max: 5000, noNaN: true }),
  positions: fc.array(
    fc.record({
      quantity: fc.double({ min: 0.1, max: 20, noNaN: true }).chain((size) => fc.constantFrom(size, -size)),
      price: fc.double({ min: 1, max: 500, noNaN: true }),
      initialRatio: fc.double({ min: 0.01, max: 1, noNaN: true }),
      maintenanceShare: fc.double({ min: 0.1, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

test('closing part of a position has the same price of bankruptcy as closing all of it', () => {
  fc.assert(
    fc.property(sampleAccounts, fc.double({ min: 0.01, max: 1, noNaN: true }), (account, share) => {
      const quantity = account.positions[0]?.quantity ?? 0;
      const whole = pricesOf(account, { ...rules, deltaQuantity: -quantity });
      const part = pricesOf(account, { ...rules, deltaQuantity: -quantity * share });
      const scale = Math.abs(whole.bankruptcyQuoteAmount ?? 0) + 1;
      expect(
        Math.abs((part.bankruptcyQuoteAmount ?? 0) / share - (whole.bankruptcyQuoteAmount ?? 0)) / scale,
      ).toBeLessThan(1e-9);
      expect(part.fillablePrice).toBe(whole.fillablePrice);
    }),
    { seed: 31 },
  );
});

test('an account that closes everything at bankruptcy prices has nothing left', () => {
  fc.assert(
    fc.property(sampleAccounts, (account) => {
      let [left, scale] = [account.quoteBalanceAmount, Math.abs(account.quoteBalanceAmount)];
      account.positions.forEach(({ quantity, price }, row) => {
        left += pricesOf(account, { ...rules, row, deltaQuantity: -quantity }).bankruptcyQuoteAmount ?? Number.NaN;
        scale += Math.abs(quantity) * price;
      });
      expect(Math.abs(left)).toBeLessThan(1e-11 * scale);
    }),
    { seed: 32 },
  );
});

test('a solvent account is filled between the oracle price and bankruptcy where the spread is small', () => {
  fc.assert(
    fc.property(sampleAccounts, (account) => {
      const { netCollateralAmount: net, maintenanceMarginAmount: required } = marginOf(account);
      const [first] = account.positions;
      if (!first || net < required * 0.2 || net > required) return;
      const { bankruptcyPrice, fillablePrice } = pricesOf(account, { ...rules, deltaQuantity: -first.quantity });
      const side = Math.sign(first.quantity);
      expect(side * (first.price - (fillablePrice ?? Number.NaN))).toBeGreaterThanOrEqual(0);
      if (bankruptcyPrice !== null) expect(side * ((fillablePrice ?? Number.NaN) - bankruptcyPrice)).toBeGreaterThan(0);
    }),
    { seed: 33, numRuns: 2000 },
  );
});

test('a long and a short of the same account mirror each other about the oracle price', () => {
  const long = pricesOf({ quoteBalanceAmount: -4501, positions: [btc] }, { ...rules, deltaQuantity: -0.1 });
  const short = pricesOf(
    { quoteBalanceAmount: 5499, positions: [{ ...btc, quantity: -0.1 }] },
    { ...rules, deltaQuantity: 0.1 },
  );
  expect((long.bankruptcyPrice ?? 0) + (short.bankruptcyPrice ?? 0)).toBeCloseTo(100_000, 8);
  expect((long.fillablePrice ?? 0) + (short.fillablePrice ?? 0)).toBeCloseTo(100_000, 8);
});

describe('a close is refused', () => {
  const account = { quoteBalanceAmount: -4501, positions: [btc] };

  test.each([
    ['of nothing', 0],
    ['of the sign of the position', 0.05],
    ['of more than the position', -0.11],
    ['of no number', Number.NaN],
  ])('%s', (_, deltaQuantity) => {
    expect(closePrices(account, { ...rules, deltaQuantity })).toMatchObject({
      problem: { code: 'BAD_PARAMETER', path: ['deltaQuantity'] },
    });
  });

  test('of a position the account does not have', () => {
    expect(closePrices(account, { ...rules, row: 1, deltaQuantity: -0.1 })).toHaveProperty('problem');
  });

  test('of an account with an impossible position', () => {
    const bad = { ...account, positions: [{ ...btc, price: 0 }] };
    expect(closePrices(bad, { ...rules, deltaQuantity: -0.1 })).toMatchObject({
      problem: { code: 'BAD_PARAMETER', path: ['positions', '0', 'price'] },
    });
    expect(collateralAccountMargin({ ...account, quoteBalanceAmount: Number.NaN })).toMatchObject({
      problem: { path: ['quoteBalanceAmount'] },
    });
  });
});
