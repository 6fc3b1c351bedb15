import { expect, test } from 'vitest';
import { mechanicalMoveRange } from './mechanical-move-range.ts';
import { FIVE_LONGS, plainRules } from './sample-book.ts';

const market = { book: FIVE_LONGS, rules: plainRules(1), initialPrice: 100, shockRatio: -0.006 };

test('a fall is forced for none of it to 93 % of it, by what impact is thought to be; the shock is the same for all', () => {
  // Without impact nothing; at 0.01 two accounts and 2 of price; at 0.02 three and 8.
  const range = mechanicalMoveRange(market, [0.01, 0, 0.02]);
  if ('problem' in range) throw new Error(range.problem.message);
  expect(range.fundamentalMoveRatio).toBeCloseTo(-0.006, 14);
  expect(range.least).toMatchObject({ impact: 0, mechanicalMoveRatio: 0, mechanicalShare: 0 });
  expect(range.most.mechanicalMoveRatio).toBeCloseTo(-0.08, 12);
  expect(range.most.mechanicalShare).toBeCloseTo(8 / 8.6, 10);
  expect(range.outcomes[0]?.mechanicalMoveRatio).toBeCloseTo(-0.02, 12);
});

test('no impacts, and a negative one, are refused', () => {
  expect(mechanicalMoveRange(market, [])).toMatchObject({ problem: { path: ['impacts'] } });
  expect(mechanicalMoveRange(market, [-1])).toMatchObject({ problem: { path: ['impactPerUnit'] } });
});
