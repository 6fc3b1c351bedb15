import { expect, test } from 'vitest';
import { perpetualCascade } from './perpetual-cascade.ts';
import { bookFromSample, plainRules } from './sample-book.ts';

const WINNER = { side: -1 as const, quantity: 60, collateral: 3_000 };

// A long of 100 with 200 has lost 2,000 at 80: it is closed against shorts, at the 98 where it is bankrupt.
test.each([
  [
    'QUEUE',
    [
      [1, 60],
      [2, 40],
    ],
  ],
  [
    'PRO_RATA',
    [
      [1, 100 / 3],
      [2, 100 / 3],
      [3, 100 / 3],
    ],
  ],
] as const)('of winners who are alike the first in the book is closed first in a %s', (order, expected) => {
  const book = bookFromSample([{ side: 1, quantity: 100, collateral: 200 }, WINNER, WINNER, WINNER], 0.01);
  const rules = plainRules(0.01, { autoDeleveraging: order });
  const cascade = perpetualCascade({ book, rules, initialPrice: 100, shockRatio: -0.2 });
  if ('problem' in cascade) throw new Error(cascade.problem.message);
  const [round] = cascade.trace;
  if (round?.kind !== 'LIQUIDATION') throw new Error('nobody was liquidated');
  const fills = round.deleveraging?.fills ?? [];
  expect(fills.map(({ account }) => account)).toEqual(expected.map(([account]) => account));
  for (const [place, [, quantity]] of expected.entries()) expect(fills[place]?.quantity).toBeCloseTo(quantity, 10);
});
