import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SecuritiesAccount, securitiesMargin } from './securities-account.ts';

const account: SecuritiesAccount = {
  side: 1,
  quantity: 1000,
  entryPrice: 100,
  price: 60,
  initialRatio: 0.5,
  maintenanceRatio: 0.25,
};
const marginOf = (change: Partial<SecuritiesAccount>) => {
  const margin = securitiesMargin({ ...account, ...change });
  if ('problem' in margin) throw new Error(margin.problem.message);
  return margin;
};

test('a call of 5,000 makes a holder with maintenance of 25 % sell 20,000', () => {
  // Loan 50,000; equity 10,000; required 15,000.
  expect(marginOf({})).toMatchObject({ equityAmount: 10_000, callAmount: 5000, tradeToCureAmount: 20_000 });
  expect(marginOf({}).tradeMultiplier).toBe(4);
});

test('a short with its proceeds and half as much again is called at 150 / 1.3', () => {
  const short = marginOf({ side: -1, price: 120, maintenanceRatio: 0.3 });
  expect(short.loanOrCreditAmount).toBe(150_000);
  expect(short.marginCallPrice).toBeCloseTo(150 / 1.3, 12);
  expect(short).toMatchObject({ equityAmount: 30_000, requirementAmount: 36_000, callAmount: 6000 });
});

test('under water no sale cures the call', () => {
  expect(marginOf({ price: 49 })).toMatchObject({ isUnderWater: true, tradeToCureAmount: null, equityAmount: -1000 });
  expect(marginOf({ price: 50 })).toMatchObject({ isUnderWater: false, tradeToCureAmount: 50_000 });
});

test('securities paid in full are never called', () => {
  expect(marginOf({ initialRatio: 1, price: 0.01 })).toMatchObject({ marginCallPrice: null, callAmount: 0 });
});

const sampleAccounts: fc.Arbitrary<SecuritiesAccount> = fc.record({
  side: fc.constantFrom(1 as const, -1 as const),
  quantity: fc.double({ min: 1, max: 1e5, noNaN: true }),
  entryPrice: fc.double({ min: 1, max: 500, noNaN: true }),
  price: fc.double({ min: 1, max: 500, noNaN: true }),
  initialRatio: fc.double({ min: 0.1, max: 0.99, noNaN: true }),
  maintenanceRatio: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
});

test('at the call price equity is the requirement, and more own money moves it away', () => {
  fc.assert(
    fc.property(sampleAccounts, (drawn) => {
      const callPrice = marginOf(drawn).marginCallPrice ?? Number.NaN;
      const { equityAmount, requirementAmount } = marginOf({ ...drawn, price: callPrice });
      expect(Math.abs(equityAmount - requirementAmount)).toBeLessThan(1e-10 * drawn.quantity * (callPrice + 500));
      const safer = marginOf({ ...drawn, initialRatio: drawn.initialRatio + 0.005 }).marginCallPrice ?? Number.NaN;
      expect(drawn.side * (callPrice - safer)).toBeGreaterThan(0);
    }),
    { seed: 51 },
  );
});

test('the trade that cures a call leaves equity where it was, and it is all that is required of what is left', () => {
  fc.assert(
    fc.property(sampleAccounts, (drawn) => {
      const { equityAmount, tradeToCureAmount, callAmount } = marginOf(drawn);
      if (tradeToCureAmount === null || callAmount === 0) return;
      const valueLeft = drawn.quantity * drawn.price - tradeToCureAmount;
      expect(valueLeft).toBeGreaterThan(-1e-9 * drawn.quantity * drawn.price);
      expect(Math.abs(equityAmount - drawn.maintenanceRatio * valueLeft)).toBeLessThan(
        1e-9 * drawn.quantity * drawn.price,
      );
    }),
    { seed: 52 },
  );
});

test('numbers out of range are refused', () => {
  for (const [name, bad] of [
    ['quantity', { quantity: 0 }],
    ['price', { price: Number.NaN }],
    ['initialRatio', { initialRatio: 1.1 }],
    ['maintenanceRatio', { maintenanceRatio: 1 }],
  ] as const)
    expect(securitiesMargin({ ...account, ...bad })).toMatchObject({
      problem: { code: 'BAD_PARAMETER', path: [name] },
    });
  expect(securitiesMargin({ ...account, side: -1, initialRatio: 1.1 })).toHaveProperty('equityAmount');
});
