import { LIQUIDATION_RULES, MARGIN_MODES } from '@faultline/network';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountLiquidationPrice } from './account-liquidation-price.ts';
import { accountMargins, isLiquidatable, marginRatio } from './account-margins.ts';
import type { MarginBook, MarginMarkets } from './margin-book.ts';
import { sampleTiers, THREE_TIERS, tiersFrom } from './sample-tiers.ts';

const [BELOW, AT] = [LIQUIDATION_RULES.indexOf('BELOW_MAINTENANCE'), LIQUIDATION_RULES.indexOf('AT_MAINTENANCE')];
const [CROSS, ISOLATED] = [MARGIN_MODES.indexOf('CROSS'), MARGIN_MODES.indexOf('ISOLATED')];

const marginsOf = (book: MarginBook, markets: MarginMarkets) => {
  const margins = accountMargins(book, markets);
  if ('problem' in margins) throw new Error(margins.problem.message);
  return margins;
};
const FLAT = tiersFrom({
  floorNotional: [0],
  capNotional: [Infinity],
  maintenanceRatio: [0.05],
  maxLeverage: [10],
});

/** A long of 10 at 100 and a short of 20 at 50, both marked 10 higher; one account in cross margin, one isolated, one without positions. */
const book: MarginBook = {
  ruleCodes: [BELOW, BELOW, AT],
  modeCodes: [CROSS, ISOLATED, CROSS],
  cash: [250, 999, 5],
  rowStart: [0, 2, 4, 4],
  markets: [0, 1, 0, 1],
  quantities: [10, -20, 10, -20],
  entryPrices: [100, 50, 100, 50],
  collateral: [Number.NaN, Number.NaN, 125, 125],
  fundingAmounts: [-5, 0, 0, 0],
};
const markets: MarginMarkets = { marks: [110, 60], tiers: [FLAT, FLAT] };

describe('a long and a short that offset each other', () => {
  const margins = marginsOf(book, markets);

  test('are judged together in cross margin, and each alone where they are isolated', () => {
    expect(Array.from(margins.accounts)).toEqual([0, 1, 1, 2]);
    expect(Array.from(margins.poolStart)).toEqual([0, 2, 3, 4, 4]);
    // 250 - 5 + 100 - 200; 125 + 100; 125 - 200.
    expect(Array.from(margins.equityAmount)).toEqual([145, 225, -75, 5]);
    expect(Array.from(margins.maintenanceMarginAmount, (amount) => Math.round(amount * 1e9) / 1e9)).toEqual([
      115, 55, 60, 0,
    ]);
    expect(Array.from(margins.freeAmount)).toEqual([145 - 230, 225 - 110, -75 - 120, 5]);
  });

  test('survive the move in cross margin and lose a leg in isolated margin', () => {
    expect(Array.from(margins.isLiquidatable)).toEqual([0, 0, 1, 0]);
    expect(Array.from(margins.isBadDebt)).toEqual([0, 0, 1, 0]);
  });
});

describe('at exactly its maintenance margin an account', () => {
  test('is liquidated where the venue says so, and not where exactly enough is enough', () => {
    expect(isLiquidatable(50, 50, 'AT_MAINTENANCE')).toBe(true);
    expect(isLiquidatable(50, 50, 'BELOW_MAINTENANCE')).toBe(false);
    expect(isLiquidatable(49.99, 50, 'BELOW_MAINTENANCE')).toBe(true);
  });

  test('has a margin ratio of 1, and none when nothing is left', () => {
    expect(marginRatio(50, 50)).toBe(1);
    expect(marginRatio(0, 50)).toBeNull();
  });
});

test('an account that owes and holds nothing is bad debt, though there is no margin to be liquidated for', () => {
  const margins = marginsOf({ ...book, cash: [250, 999, -5] }, markets);
  expect([margins.isLiquidatable[3], margins.isBadDebt[3]]).toEqual([0, 1]);
});

test('a position above the last tier of its market is refused by row', () => {
  expect(accountMargins(book, { marks: [110, 2000], tiers: [FLAT, THREE_TIERS] })).toMatchObject({
    problem: { code: 'TIER_EXCEEDED', path: ['quantities', '1'] },
  });
});

test.each([
  ['marks', {}, { marks: [110, 0] }, ['marks', '1']],
  ['a mark too few', {}, { marks: [110] }, ['marks']],
  ['a market that is none', { markets: [0, 2, 0, 1] }, {}, ['markets', '1']],
  ['a quantity that is no number', { quantities: [10, Number.NaN, 1, 1] }, {}, ['quantities', '1']],
  ['rows that go back', { rowStart: [0, 3, 2, 4] }, {}, ['rowStart', '2']],
  ['positions of nobody', { rowStart: [0, 1, 2, 3] }, {}, ['rowStart']],
  ['an isolated position without collateral', { collateral: [0, 0, 0, Number.NaN] }, {}, ['collateral', '3']],
  ['funding of some positions', { fundingAmounts: [0] }, {}, ['fundingAmounts']],
])('%s: refused', (_, badBook, badMarkets, path) => {
  expect(accountMargins({ ...book, ...badBook }, { ...markets, ...badMarkets })).toMatchObject({
    problem: { code: 'BAD_PARAMETER', path },
  });
});

const sampleAccounts = fc.record({
  tiers: fc.tuple(sampleTiers, sampleTiers, sampleTiers),
  isolated: fc.boolean(),
  cash: fc.double({ min: 0, max: 5000, noNaN: true }),
  positions: fc.array(
    fc.record({
      quantity: fc.double({ min: -20, max: 20, noNaN: true }),
      entry: fc.double({ min: 1, max: 20, noNaN: true }),
      mark: fc.double({ min: 1, max: 20, noNaN: true }),
      funding: fc.double({ min: -200, max: 200, noNaN: true }),
    }),
    { minLength: 3, maxLength: 3 },
  ),
});

test('at its liquidation price an account has exactly the maintenance margin of all its positions', () => {
  let reached = 0;
  fc.assert(
    fc.property(sampleAccounts, fc.nat(2), ({ tiers, isolated, cash, positions }, row) => {
      const drawn: MarginBook = {
        ruleCodes: [BELOW],
        modeCodes: [isolated ? ISOLATED : CROSS],
        cash: [cash],
        rowStart: [0, 3],
        markets: [0, 1, 2],
        quantities: positions.map(({ quantity }) => quantity),
        entryPrices: positions.map(({ entry }) => entry),
        collateral: [cash / 3, cash / 3, cash / 3],
        fundingAmounts: positions.map(({ funding }) => funding),
      };
      const marks = positions.map(({ mark }) => mark);
      const margins = accountMargins(drawn, { marks, tiers });
      if ('problem' in margins) {
        expect(margins.problem.code).toBe('TIER_EXCEEDED');
        return;
      }
      const price = accountLiquidationPrice({ book: drawn, markets: { marks, tiers }, margins }, row);
      if ('problem' in price) throw new Error(price.problem.message);
      expect(price.assumedMarkets).toEqual(isolated ? [] : [0, 1, 2].filter((market) => market !== row));
      if (price.liquidationPrice === null || price.liquidationPrice < 1e-6) return;
      const there = accountMargins(drawn, { marks: marks.with(row, price.liquidationPrice), tiers });
      // A root at the last cap may be an ulp above it.
      if ('problem' in there) return;
      reached++;
      const pool = isolated ? row : 0;
      const scale = 1000 + cash + Math.abs(drawn.quantities[row] ?? 0) * price.liquidationPrice;
      const lacking = (there.maintenanceMarginAmount[pool] ?? 0) - (there.equityAmount[pool] ?? 0);
      expect(Math.abs(lacking)).toBeLessThan(1e-10 * scale);
    }),
    { seed: 21, numRuns: 400 },
  );
  expect(reached).toBeGreaterThan(50);
});

test('cash added to an account frees as much of it and liquidates nobody', () => {
  fc.assert(
    fc.property(sampleAccounts, fc.double({ min: 0, max: 1000, noNaN: true }), ({ tiers, cash, positions }, added) => {
      const account = (amount: number) =>
        accountMargins(
          {
            ruleCodes: [AT],
            modeCodes: [CROSS],
            cash: [amount],
            rowStart: [0, 3],
            markets: [0, 1, 2],
            quantities: positions.map(({ quantity }) => quantity),
            entryPrices: positions.map(({ entry }) => entry),
            collateral: [0, 0, 0],
          },
          { marks: positions.map(({ mark }) => mark), tiers },
        );
      const [before, after] = [account(cash), account(cash + added)];
      if ('problem' in before || 'problem' in after) return;
      expect((after.freeAmount[0] ?? 0) - (before.freeAmount[0] ?? 0)).toBeCloseTo(added, 8);
      expect(after.isLiquidatable[0] ?? 1).toBeLessThanOrEqual(before.isLiquidatable[0] ?? 0);
    }),
    { seed: 22 },
  );
});

test('accounts in another order have the same margins', () => {
  const turned: MarginBook = {
    ruleCodes: [AT, BELOW, BELOW],
    modeCodes: [CROSS, ISOLATED, CROSS],
    cash: [5, 999, 250],
    rowStart: [0, 0, 2, 4],
    markets: [0, 1, 0, 1],
    quantities: [10, -20, 10, -20],
    entryPrices: [100, 50, 100, 50],
    collateral: [125, 125, Number.NaN, Number.NaN],
    fundingAmounts: [0, 0, -5, 0],
  };
  const [one, other] = [marginsOf(book, markets), marginsOf(turned, markets)];
  expect(Array.from(other.accounts)).toEqual([0, 1, 1, 2]);
  expect(Array.from(other.equityAmount)).toEqual([3, 1, 2, 0].map((pool) => one.equityAmount[pool]));
});
