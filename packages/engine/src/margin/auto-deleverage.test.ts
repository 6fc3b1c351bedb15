import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AutoDeleveragingInput, autoDeleverage } from './auto-deleverage.ts';
import { DELEVERAGING_ORDERS } from './deleveraging-order.ts';
import { type DeleveragingCandidate, deleveragingQueue, rankForDeleveraging } from './deleveraging-queue.ts';

const SHORTS: readonly DeleveragingCandidate[] = [
  { account: 'B', quantity: 10, entryPrice: 120, collateralAmount: 100 },
  { account: 'A', quantity: 10, entryPrice: 120, collateralAmount: 100 },
  { account: 'C', quantity: 20, entryPrice: 100, collateralAmount: 100 },
  { account: 'D', quantity: 40, entryPrice: 90, collateralAmount: 600 },
];
const LONG: AutoDeleveragingInput = {
  orphaned: { side: 1, quantity: 15, bankruptcyPrice: 97 },
  mark: 95,
  order: 'QUEUE',
  candidates: SHORTS,
};
const close = (given: Partial<AutoDeleveragingInput>) => {
  const found = autoDeleverage({ ...LONG, ...given });
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

describe('a long of 15 that is bankrupt at 97 while the mark is 95', () => {
  test('is closed against the equal winners in the order of their names, and each forgoes 2 per unit', () => {
    expect(close({}).fills).toEqual([
      { account: 'A', quantity: 10, forgoneGainAmount: 20 },
      { account: 'B', quantity: 5, forgoneGainAmount: 10 },
    ]);
    expect(close({})).toMatchObject({ unfilledQuantity: 0, forgoneGainAmount: 30, coveredDeficitAmount: 30 });
  });

  test('is closed pro rata against all, or against those with a profit', () => {
    const quantities = (order: AutoDeleveragingInput['order']) =>
      close({ order }).fills.map(({ account, quantity }) => [account, quantity]);
    expect(quantities('PRO_RATA')).toEqual([
      ['B', 1.875],
      ['A', 1.875],
      ['C', 3.75],
      ['D', 7.5],
    ]);
    expect(quantities('PRO_RATA_PROFITABLE')).toEqual([
      ['B', 3.75],
      ['A', 3.75],
      ['C', 7.5],
    ]);
  });

  test('takes the loser last, and leaves what nobody can take', () => {
    const orphaned = { ...LONG.orphaned, quantity: 100 };
    expect(close({ orphaned }).fills.at(-1)).toMatchObject({ account: 'D', quantity: 40 });
    expect(close({ orphaned }).unfilledQuantity).toBe(20);
    expect(close({ orphaned, order: 'PRO_RATA_PROFITABLE' }).unfilledQuantity).toBe(60);
    expect(close({ candidates: [] })).toMatchObject({ fills: [], unfilledQuantity: 15, coveredDeficitAmount: 0 });
  });
});

const candidates = fc.uniqueArray(
  fc.record({
    account: fc.integer({ min: 0, max: 99 }),
    quantity: fc.integer({ min: 1, max: 50 }),
    entryPrice: fc.integer({ min: 80, max: 120 }),
    collateralAmount: fc.integer({ min: 0, max: 50 }).map((tens) => 10 * tens),
  }),
  { selector: ({ account }) => account, maxLength: 10 },
);
const drawn: fc.Arbitrary<AutoDeleveragingInput> = fc.record({
  orphaned: fc.record({
    side: fc.constantFrom(1 as const, -1 as const),
    quantity: fc.integer({ min: 0, max: 300 }),
    bankruptcyPrice: fc.integer({ min: 80, max: 120 }),
  }),
  mark: fc.integer({ min: 80, max: 120 }),
  order: fc.constantFrom(...DELEVERAGING_ORDERS),
  candidates,
});

test('what is filled and what is reported unfilled are the orphaned quantity, and gains forgone the deficit covered', () => {
  fc.assert(
    fc.property(drawn, (input) => {
      const { orphaned, candidates: given, mark } = input;
      const { fills, unfilledQuantity, forgoneGainAmount, coveredDeficitAmount } = close(input);
      const filled = fills.reduce((sum, { quantity }) => sum + quantity, 0);
      expect(filled + unfilledQuantity).toBeCloseTo(orphaned.quantity, 9);
      expect(forgoneGainAmount).toBeCloseTo(coveredDeficitAmount, 6);
      // What the orphaned position is spared by trading at its bankruptcy price instead of the mark.
      expect(forgoneGainAmount).toBeCloseTo(filled * orphaned.side * (orphaned.bankruptcyPrice - mark), 6);
      for (const { account, quantity } of fills)
        expect(quantity).toBeLessThanOrEqual(given.find((each) => each.account === account)?.quantity ?? 0);
    }),
    { seed: 16, numRuns: 500 },
  );
});

test('the order in which candidates are listed changes nobody’s fill, nor do other names in the same order', () => {
  fc.assert(
    fc.property(drawn, (input) => {
      const { candidates: given } = input;
      const byAccount = (found: ReturnType<typeof close>) =>
        [...found.fills].sort((a, b) => Number(a.account) - Number(b.account));
      const reversed = close({ ...input, candidates: [...given].reverse() });
      const expected = byAccount(close(input));
      expect(byAccount(reversed).map(({ account }) => account)).toEqual(expected.map(({ account }) => account));
      for (const [place, { quantity }] of byAccount(reversed).entries())
        expect(quantity).toBeCloseTo(expected[place]?.quantity ?? Number.NaN, 9);
      const renamed = given.map((candidate) => ({ ...candidate, account: Number(candidate.account) * 3 + 1000 }));
      expect(close({ ...input, candidates: renamed }).fills.map(({ quantity }) => quantity)).toEqual(
        close(input).fills.map(({ quantity }) => quantity),
      );
    }),
    { seed: 17 },
  );
});

test('the queue fills nobody while somebody before them is left, and closes nobody without a profit before a winner', () => {
  fc.assert(
    fc.property(drawn, (input) => {
      const { fills, standings } = close({ ...input, order: 'QUEUE' });
      fills.slice(0, -1).forEach(({ account, quantity }) => {
        expect(quantity).toBe(input.candidates.find((each) => each.account === account)?.quantity);
      });
      const hasProfit = fills.map(
        ({ account }) => (standings.find((each) => each.account === account)?.profitAmount ?? 0) > 0,
      );
      expect(hasProfit).toEqual([...hasProfit].sort((a, b) => Number(b) - Number(a)));
    }),
    { seed: 18 },
  );
});

test('a candidate whose equity is nothing has no leverage, and is not passed over', () => {
  const given = [{ account: 1, quantity: 10, entryPrice: 90, collateralAmount: 50 }];
  const { standings, fills } = close({ candidates: given });
  expect(standings[0]).toMatchObject({ leverage: null, equityAmount: 0, profitAmount: -50 });
  expect(fills).toHaveLength(1);
});

test('published standings are ranked by profit times leverage, equals by the lower account, losers last', () => {
  expect(
    rankForDeleveraging([
      { account: 12, profitRatio: 0.1, leverage: 2 },
      { account: 7, profitRatio: -0.1, leverage: 50 },
      { account: 9, profitRatio: 0.2, leverage: 1 },
      { account: 8, profitRatio: -0.1, leverage: 2 },
    ]),
  ).toEqual({ accounts: [9, 12, 7, 8], scores: [0.2, 0.2, -0.1 / 50, -0.05] });
});

test('accounts named twice, positions of nothing and negative collateral are refused by name', () => {
  const [first] = SHORTS;
  if (!first) throw new Error('no candidate');
  const refused = (candidate: Partial<DeleveragingCandidate>) =>
    deleveragingQueue([{ ...first, ...candidate }], { liquidatedSide: 1, mark: 95 });
  expect(autoDeleverage({ ...LONG, candidates: [first, first] })).toMatchObject({
    problem: { code: 'BAD_PARAMETER', path: ['B'] },
  });
  expect(refused({ quantity: 0 })).toMatchObject({ problem: { path: ['B', 'quantity'] } });
  expect(refused({ quantity: 1e307, entryPrice: 95 })).toMatchObject({ problem: { code: 'NUMERIC_OVERFLOW' } });
  expect(refused({ entryPrice: 0 })).toMatchObject({ problem: { path: ['B', 'entryPrice'] } });
  expect(refused({ collateralAmount: -1 })).toMatchObject({ problem: { path: ['B', 'collateralAmount'] } });
  expect(autoDeleverage({ ...LONG, mark: 0 })).toMatchObject({ problem: { path: ['mark'] } });
  expect(autoDeleverage({ ...LONG, orphaned: { ...LONG.orphaned, quantity: 1e308 } })).toMatchObject({
    problem: { code: 'NUMERIC_OVERFLOW' },
  });
  expect(rankForDeleveraging([{ account: 1, profitRatio: 1e200, leverage: 1e200 }])).toMatchObject({
    problem: { code: 'NUMERIC_OVERFLOW', path: ['1', 'score'] },
  });
  expect(rankForDeleveraging([{ account: 1, profitRatio: 0.1, leverage: 0 }])).toMatchObject({
    problem: { path: ['1', 'leverage'] },
  });
});
