import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CascadeInput, perpetualCascade } from './perpetual-cascade.ts';
import { bookFromSample, FIVE_LONGS, plainRules, sampleBooks, sampleRules, sampleShocks } from './sample-book.ts';

const run = (input: CascadeInput) => {
  const cascade = perpetualCascade(input);
  if ('problem' in cascade) throw new Error(cascade.problem.message);
  return cascade;
};
const fall = (shockRatio: number, rules: CascadeInput['rules'], book = FIVE_LONGS) =>
  run({ book, rules, initialPrice: 100, shockRatio });

describe('banks that are long at 100, 50 and 25 times leverage, after a price fall of 0.6 %', () => {
  test('fall one by one where 100 units sold move the price by 2: 97.4 is half fundamental, half forced', () => {
    // 99.4: the first has equity 40 of 49.7 and sells at 98.4 on average; 97.4: the second has lost more than its 200, and so on.
    const cascade = fall(-0.006, plainRules(0.02, { insuranceFundAmount: 100 }));
    expect(cascade.liquidatedAccounts).toEqual([0, 1, 2]);
    expect(cascade.finalPrice).toBeCloseTo(99.4 - 0.02 * 400, 10);
    expect(cascade.mechanicalMoveRatio).toBeCloseTo(-0.08, 12);
    expect(cascade.amplification).toBeCloseTo(8.6 / 0.6, 10);
  });

  test('leave the price alone where nobody is below maintenance: no mechanical move, and equity of exactly that is enough', () => {
    expect(fall(-0.004, plainRules(0.02)).mechanicalMoveRatio).toBe(0);
    // Equity of 1 per unit at 100, of which 1 % is 1.
    const atThreshold = bookFromSample([{ side: 1, quantity: 100, collateral: 100 }], 0.01);
    expect(fall(0, plainRules(0.02), atThreshold)).toMatchObject({ liquidatedQuantity: 0, amplification: null });
  });

  test('are the mirror of shorts after a rise: a squeeze to 200 - P, where maintenance is taken at the same price', () => {
    // Maintenance is at the mark, so the mirror is exact only without it.
    const longs = bookFromSample(
      [1, 2, 4, 8].map((collateral) => ({ side: 1 as const, quantity: 100, collateral: 100 * collateral })),
      0,
    );
    const shorts = { ...longs, side: Float64Array.of(-1, -1, -1, -1) };
    const down = fall(-0.011, plainRules(0.02), longs);
    const up = fall(0.011, plainRules(0.02), shorts);
    expect(up.finalPrice).toBeCloseTo(200 - down.finalPrice, 10);
    expect(up.liquidatedAccounts).toEqual(down.liquidatedAccounts);
    expect(up.badDebtAmount).toBeCloseTo(down.badDebtAmount, 8);
  });
});

test('a price that would fall below zero stops there, and a short gains no more than its entry', () => {
  const cascade = fall(-0.02, plainRules(1));
  expect(cascade.finalPrice).toBe(0);
  expect(cascade.wealthAfter.totalAmount).toBeCloseTo(cascade.wealthBefore.totalAmount, 6);
});

test('an account that is short of margin before the shock is counted, not blamed on the shock', () => {
  expect(fall(-0.001, plainRules(0.01), bookFromSample([{ side: 1, quantity: 100, collateral: 40 }]))).toMatchObject({
    accountsShortAtOpen: 1,
  });
});

test('part of the impact that stays holds the price down, whatever the book refills', () => {
  const rules = (permanentShare: number) => plainRules(0.02, { resilience: 0.3, permanentShare });
  const [none, half, all] = [0, 0.5, 1].map((share) => fall(-0.006, rules(share)).finalPrice);
  expect(half).toBeLessThan(none ?? 0);
  expect(all).toBeCloseTo(fall(-0.006, plainRules(0.02)).finalPrice, 10);
});

describe('in any market', () => {
  const markets = fc.record({ book: sampleBooks, rules: sampleRules, shockRatio: sampleShocks });

  test('every unit of currency lies with somebody, before and after', () => {
    fc.assert(
      fc.property(markets, (market) => {
        const { wealthBefore, wealthAfter, ending } = run({ ...market, initialPrice: 100 });
        expect(ending).toBe('SETTLED');
        const gross = Math.abs(wealthBefore.totalAmount) + 1e6;
        expect(Math.abs(wealthAfter.totalAmount - wealthBefore.totalAmount)).toBeLessThan(1e-10 * gross);
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  test('contracts have two sides after every round: what longs, shorts and the liquidity provider hold adds up to nothing', () => {
    let [rounds, fills] = [0, 0];
    fc.assert(
      fc.property(markets, (market) => {
        const { trace, liquidityProviderQuantity } = run({ ...market, initialPrice: 100 });
        const { side, quantity } = market.book;
        const held = Array.from(quantity);
        const ofAccounts = () => held.reduce((sum, units, row) => sum + units * (side[row] ?? 0), 0);
        // What accounts hold is followed by who was closed, what the provider holds by what was ordered: neither knows the other.
        let ofProvider = -ofAccounts();
        for (const round of trace) {
          if (round.kind !== 'LIQUIDATION') continue;
          ofProvider -= round.forcedOrderQuantity;
          for (const { account, liquidatedAccount, quantity: units } of round.deleveraging?.fills ?? []) {
            expect(side[account]).toBe(-(side[liquidatedAccount] ?? 0));
            for (const row of [account, liquidatedAccount]) held[row] = (held[row] ?? 0) - units;
            fills++;
          }
          for (const { account, quantity: units, isWhole } of round.liquidations) {
            held[account] = (held[account] ?? 0) - units;
            if (isWhole) expect(held[account]).toBeCloseTo(0, 8);
          }
          expect(Math.min(0, ...held)).toBeGreaterThan(-1e-8);
          expect(ofAccounts() + ofProvider).toBeCloseTo(0, 8);
          rounds++;
        }
        expect(liquidityProviderQuantity).toBeCloseTo(ofProvider, 8);
      }),
      { seed: 5, numRuns: 600 },
    );
    expect(rounds).toBeGreaterThan(300);
    expect(fills).toBeGreaterThan(30);
  });

  test('winners give up exactly the deficit they cover, and what they do not take is reported', () => {
    let [deleveraged, unfilled] = [0, 0];
    fc.assert(
      fc.property(markets, (market) => {
        const { trace } = run({ ...market, initialPrice: 100 });
        for (const round of trace) {
          if (round.kind !== 'LIQUIDATION' || !round.deleveraging) continue;
          const { fills, orphanedQuantity, unfilledQuantity } = round.deleveraging;
          deleveraged += fills.length;
          if (unfilledQuantity > 0) unfilled++;
          const filled = fills.reduce((sum, fill) => sum + fill.quantity, 0);
          expect(filled + unfilledQuantity).toBeCloseTo(orphanedQuantity, 8);
          for (const { liquidatedAccount, price, forgoneGainAmount, quantity } of fills) {
            const side = market.book.side[liquidatedAccount] ?? 0;
            expect(forgoneGainAmount).toBeCloseTo(side * quantity * (price - round.mark), 8);
          }
        }
      }),
      { seed: 5, numRuns: 300 },
    );
    expect(Math.min(deleveraged, unfilled)).toBeGreaterThan(10);
  });

  test('a larger insurance fund changes no price, and leaves no more bad debt', () => {
    fc.assert(
      fc.property(markets, fc.integer({ min: 0, max: 5000 }), (market, added) => {
        const rules = { ...market.rules, autoDeleveraging: null };
        const before = run({ ...market, rules, initialPrice: 100 });
        const insuranceFundAmount = rules.insuranceFundAmount + added;
        const after = run({ ...market, rules: { ...rules, insuranceFundAmount }, initialPrice: 100 });
        expect(after.finalPrice).toBe(before.finalPrice);
        expect(after.badDebtAmount).toBeLessThanOrEqual(before.badDebtAmount + 1e-9);
      }),
      { seed: 5 },
    );
  });

  test('who stands first in the book makes no difference to price, fund and bad debt', () => {
    fc.assert(
      fc.property(markets, (market) => {
        const reversed = (column: Iterable<number>) => Float64Array.from(column).reverse();
        const book = {
          side: reversed(market.book.side),
          quantity: reversed(market.book.quantity),
          entryPrice: reversed(market.book.entryPrice),
          collateralAmount: reversed(market.book.collateralAmount),
          maintenanceRatio: reversed(market.book.maintenanceRatio),
        };
        // Whoever comes first in a queue of equals is deleveraged first; that may change who falls later.
        const rules = { ...market.rules, autoDeleveraging: null };
        const one = run({ ...market, rules, initialPrice: 100 });
        const other = run({ ...market, rules, book, initialPrice: 100 });
        expect(other.finalPrice).toBeCloseTo(one.finalPrice, 8);
        expect(other.badDebtAmount).toBeCloseTo(one.badDebtAmount, 6);
      }),
      { seed: 5 },
    );
  });

  test('forced selling into a falling market that does not refill never makes the fall smaller', () => {
    fc.assert(
      fc.property(sampleBooks, fc.integer({ min: 1, max: 2500 }), (book, basisPoints) => {
        const longs = { ...book, side: Float64Array.from(book.side, () => 1) };
        const { amplification } = fall(-basisPoints / 10_000, plainRules(0.01), longs);
        expect(amplification ?? 0).toBeGreaterThanOrEqual(1 - 1e-9);
      }),
      { seed: 5 },
    );
  });
});

describe('whoever is closed by force', () => {
  test('was short of maintenance margin at the mark, and in the end nobody is', () => {
    fc.assert(
      fc.property(sampleBooks, sampleRules, sampleShocks, (book, sampled, shockRatio) => {
        const rules = { ...sampled, autoDeleveraging: null };
        const { trace } = run({ book, rules, initialPrice: 100, shockRatio });
        const held = Array.from(book.quantity);
        const collateral = Array.from(book.collateralAmount);
        const isShort = (row: number, mark: number) => {
          const [units, entry] = [held[row] ?? 0, book.entryPrice[row] ?? 0];
          const equity = (collateral[row] ?? 0) + (book.side[row] ?? 0) * units * (mark - entry);
          return units > 0 && equity < (book.maintenanceRatio[row] ?? 0) * units * mark;
        };
        const everybody = held.map((_, row) => row);
        for (const round of trace) {
          if (round.kind === 'HALTED') continue;
          const short = everybody.filter((row) => isShort(row, round.mark));
          const closed = round.kind === 'LIQUIDATION' ? round.liquidations : [];
          expect(closed.map(({ account }) => account)).toEqual(short);
          for (const { account, quantity, isWhole, residualAmount } of closed) {
            held[account] = isWhole ? 0 : (held[account] ?? 0) - quantity;
            collateral[account] = residualAmount;
          }
        }
        const last = trace.at(-1);
        if (last && rules.markNewestWeight === 1)
          expect(everybody.filter((row) => isShort(row, last.priceAtEnd))).toEqual([]);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test('is the same whether all of a round go at once or one after another, where all impact of units stays', () => {
    let several = 0;
    fc.assert(
      fc.property(sampleBooks, fc.integer({ min: 0, max: 40 }), sampleShocks, (mixed, thousandths, shockRatio) => {
        const side = Math.sign(shockRatio) || 1;
        const book = { ...mixed, side: Float64Array.from(mixed.side, () => -side) };
        const impactPerUnit = thousandths / 1000;
        const together = run({ book, rules: plainRules(impactPerUnit), initialPrice: 100, shockRatio });
        const open = new Set(Array.from(book.quantity, (_, row) => row));
        let price = 100 * (1 + shockRatio);
        for (;;) {
          const next = [...open].find((row) => {
            const [units, entry] = [book.quantity[row] ?? 0, book.entryPrice[row] ?? 0];
            const equity = (book.collateralAmount[row] ?? 0) - side * units * (price - entry);
            return units > 0 && equity < 0.005 * units * price;
          });
          if (next === undefined) break;
          open.delete(next);
          price = Math.max(0, price + side * impactPerUnit * (book.quantity[next] ?? 0));
        }
        const gone = Array.from(book.quantity, (_, row) => row).filter((row) => !open.has(row));
        if (gone.length > 1) several++;
        expect(together.liquidatedAccounts).toEqual(gone);
        expect(together.finalPrice).toBeCloseTo(price, 9);
      }),
      { seed: 5, numRuns: 300 },
    );
    expect(several).toBeGreaterThan(30);
  });

  test('can be the only one there is, all of open interest', () => {
    const alone = fall(-0.02, plainRules(0.02), bookFromSample([{ side: 1, quantity: 100, collateral: 100 }]));
    // 98, and 97 on average: 300 lost of 100.
    expect(alone).toMatchObject({ liquidatedQuantity: 100, liquidityProviderQuantity: 0 });
    expect(alone.badDebtAmount).toBeCloseTo(200, 9);
  });
});

test('a mark that takes a million rounds to catch up ends the run before it does, and the result says so', () => {
  expect(fall(-0.004, plainRules(0.01, { markNewestWeight: 1e-6 }))).toMatchObject({ ending: 'MAX_ROUNDS' });
});

test.each([
  ['initialPrice', { initialPrice: 0 }],
  ['shockRatio', { shockRatio: -1 }],
  ['shockRatio', { shockRatio: Number.NaN }],
  ['impactPerUnit', { rules: plainRules(Number.POSITIVE_INFINITY) }],
  ['resilience', { rules: { ...plainRules(0), resilience: 1.5 } }],
  ['closedShare', { rules: { ...plainRules(0), closedShare: 0 } }],
  ['haltRounds', { rules: { ...plainRules(0), circuitBreaker: { moveRatio: 0.1, haltRounds: 0.5 } } }],
])('a market with a bad %s is refused by that name', (name, changed) => {
  const refused = perpetualCascade({
    book: FIVE_LONGS,
    rules: plainRules(0.01),
    initialPrice: 100,
    shockRatio: -0.01,
    ...changed,
  });
  expect(refused).toMatchObject({ problem: { code: 'BAD_PARAMETER', path: [name] } });
});

test('a quantity below zero, and the square-root law with a book that refills, are refused', () => {
  const refusedBook = perpetualCascade({
    book: bookFromSample([{ side: 1, quantity: -1, collateral: 1 }]),
    rules: plainRules(0),
    initialPrice: 100,
    shockRatio: 0,
  });
  expect(refusedBook).toMatchObject({ problem: { path: ['book', 'quantity', '0'] } });
  const rules = {
    ...plainRules(0, { resilience: 0.1 }),
    impact: { law: 'SQUARE_ROOT' as const, impactPerRootUnit: 1 },
  };
  expect(perpetualCascade({ book: FIVE_LONGS, rules, initialPrice: 100, shockRatio: 0 })).toMatchObject({
    problem: { path: ['resilience'] },
  });
});
