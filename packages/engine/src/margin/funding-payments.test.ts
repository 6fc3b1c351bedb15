import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { type FundedBook, fundingPayment, fundingPayments } from './funding-payments.ts';

const TERMS = { mark: 50_000, fundingRatio: 0.0001 };
const of = (book: FundedBook, terms = TERMS) => {
  const found = fundingPayments(book, terms);
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

test('a long of ten pays 50 to a short of ten, and the other way round when the rate is negative', () => {
  expect(fundingPayment({ side: 1, quantity: 10 }, TERMS)).toEqual({ paymentAmount: -50 });
  expect(fundingPayment({ side: -1, quantity: 10 }, TERMS)).toEqual({ paymentAmount: 50 });
  expect([...of({ side: [1, -1], quantity: [10, 10] }, { ...TERMS, fundingRatio: -0.0001 }).paymentAmount]).toEqual([
    50, -50,
  ]);
});

test('what longs pay beyond what shorts hold goes to the liquidity provider', () => {
  const { paymentAmount, matchedQuantity, liquidityProviderAmount } = of({ side: [1, 1, -1], quantity: [6, 2, 3] });
  expect([...paymentAmount]).toEqual([-30, -10, 15]);
  expect(matchedQuantity).toBe(3);
  expect(liquidityProviderAmount).toBe(25);
});

const books = fc
  .array(fc.tuple(fc.constantFrom(1, -1), fc.integer({ min: 1, max: 1e6 })), { minLength: 1, maxLength: 20 })
  .map((rows) => ({ side: rows.map(([side]) => side), quantity: rows.map(([, quantity]) => quantity / 7) }));
const rates = fc.integer({ min: -750, max: 750 }).map((points) => points / 1e5);

test('funding adds up to zero, over matched open interest without anybody else', () => {
  fc.assert(
    fc.property(books, rates, (book, fundingRatio) => {
      const terms = { ...TERMS, fundingRatio };
      const { paymentAmount, liquidityProviderAmount } = of(book, terms);
      const size = 1e-13 * compensatedSum(paymentAmount.map(Math.abs));
      expect(Math.abs(compensatedSum([...paymentAmount, liquidityProviderAmount]))).toBeLessThanOrEqual(size);
      const mirrored = {
        side: book.side.flatMap((side) => [side, -side]),
        quantity: book.quantity.flatMap((q) => [q, q]),
      };
      const matched = of(mirrored, terms);
      expect(Math.abs(compensatedSum(matched.paymentAmount))).toBe(0);
      expect(Math.abs(matched.liquidityProviderAmount)).toBe(0);
    }),
    { seed: 14 },
  );
});

test('without positions there is no funding, and bad rows are named', () => {
  expect(fundingPayments({ side: [], quantity: [] }, TERMS)).toMatchObject({ problem: { code: 'NO_OPEN_INTEREST' } });
  expect(fundingPayments({ side: [1, -1], quantity: [0, 0] }, TERMS)).toMatchObject({
    problem: { code: 'NO_OPEN_INTEREST' },
  });
  expect(fundingPayments({ side: [1, 2], quantity: [1, 1] }, TERMS)).toMatchObject({
    problem: { path: ['side', '1'] },
  });
  expect(fundingPayments({ side: [1], quantity: [-1] }, TERMS)).toMatchObject({ problem: { path: ['quantity', '0'] } });
  expect(fundingPayments({ side: [1], quantity: [] }, TERMS)).toMatchObject({ problem: { path: ['quantity'] } });
  expect(fundingPayment({ side: 1, quantity: 1 }, { ...TERMS, mark: 0 })).toMatchObject({
    problem: { path: ['mark'] },
  });
  expect(fundingPayment({ side: 1, quantity: 1e308 }, TERMS)).toMatchObject({ problem: { code: 'NUMERIC_OVERFLOW' } });
});
