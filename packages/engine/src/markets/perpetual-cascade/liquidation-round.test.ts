import { expect, test } from 'vitest';
import type { LiquidationRules } from './liquidation-rules.ts';
import type { PerpetualBook } from './perpetual-book.ts';
import { perpetualCascade } from './perpetual-cascade.ts';
import { bookFromSample, plainRules } from './sample-book.ts';

const fall = (shockRatio: number, rules: LiquidationRules, book: PerpetualBook) => {
  const cascade = perpetualCascade({ book, rules, initialPrice: 100, shockRatio });
  if ('problem' in cascade) throw new Error(cascade.problem.message);
  return cascade;
};

test('half of what each order moves the price by stays, and the rest comes back by three tenths a round', () => {
  const book = bookFromSample([
    { side: 1, quantity: 100, collateral: 100 },
    { side: 1, quantity: 100, collateral: 250 },
  ]);
  const { trace } = fall(-0.006, plainRules(0.02, { resilience: 0.3, permanentShare: 0.5 }), book);
  const ends = trace.filter(({ kind }) => kind === 'LIQUIDATION').map(({ priceAtEnd }) => priceAtEnd);
  // Sold from 99.4 to 97.4, where 98.4 would be rest; from 97.7 to 95.7, and rest falls by 1 once more.
  expect(ends).toEqual([
    expect.closeTo(97.4 + 0.3 * (98.4 - 97.4), 10),
    expect.closeTo(95.7 + 0.3 * (97.4 - 95.7), 10),
  ]);
});

test('who has just nothing left is closed whole, however little is closed of others at a time', () => {
  const book = bookFromSample([{ side: 1, quantity: 100, collateral: 100 }]);
  const { trace } = fall(-0.01, plainRules(0, { closedShare: 0.25 }), book);
  expect(trace).toMatchObject([{ liquidations: [{ account: 0, quantity: 100, isWhole: true }] }]);
});

test('a move of just the breaker’s size trips it', () => {
  const book = bookFromSample([{ side: 1, quantity: 100, collateral: 100 }]);
  const tripped = (moveRatio: number) =>
    fall(-0.25, plainRules(0.25, { circuitBreaker: { moveRatio, haltRounds: 1 } }), book).trace.some(
      (round) => round.kind === 'LIQUIDATION' && round.trippedBreaker,
    );
  // From 75 to 50.
  expect([tripped(0.5), tripped(0.5 + 1e-12)]).toEqual([true, false]);
});
