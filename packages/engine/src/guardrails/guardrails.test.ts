import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CascadeInput, perpetualCascade } from '../markets/perpetual-cascade/perpetual-cascade.ts';
import {
  bookFromSample,
  FIVE_LONGS,
  plainRules,
  sampleBooks,
  sampleRules,
  sampleShocks,
} from '../markets/perpetual-cascade/sample-book.ts';
import { type GuardrailSetting, guardedCascade } from './guarded-cascade.ts';
import { GUARDRAILS } from './guardrails.ts';

const fall = (shockRatio: number, rules = plainRules(0.02, { insuranceFundAmount: 100 })): CascadeInput => ({
  book: FIVE_LONGS,
  rules,
  initialPrice: 100,
  shockRatio,
});
const guarded = (market: CascadeInput, ...settings: readonly GuardrailSetting[]) => {
  const found = guardedCascade(market, settings);
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};
const on = (name: string, parameters: GuardrailSetting['parameters'] = {}): GuardrailSetting => ({ name, parameters });

/** Every guardrail with the parameters at which it does nothing. */
const NEUTRAL: readonly GuardrailSetting[] = [
  on('LEVERAGE_CAP', { maxLeverage: 1e9 }),
  on('LEVERAGE_CAP', { maxLeverage: 1e9, metBy: 'ADD_COLLATERAL' }),
  on('MARGIN_ADD_ON', { baseMarginRatio: 0, lowerNotionalAmount: 1e18 }),
  on('COUNTERCYCLICAL_MARGIN', { calmMarginRatio: 0 }),
  on('CIRCUIT_BREAKER', { moveRatio: 1e9 }),
  on('CIRCUIT_BREAKER', { moveRatio: 0.001, haltRounds: 0 }),
  on('STAGGERED_LIQUIDATION', { closedShare: 1 }),
  on('INSURANCE_FUND', { addedAmount: 0 }),
  on('MARK_SMOOTHING', { newestWeight: 1 }),
  on('POSITION_LIMIT', { maxShareOfOpenInterest: 1 }),
  on('RAISED_MAINTENANCE', { addedRatio: 0 }),
];
/** Some of them with nothing left, or less. */
const ruinedBooks = fc
  .record({ book: sampleBooks, lost: fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 4 }) })
  .map(({ book, lost }) => ({
    ...book,
    collateralAmount: Float64Array.from(book.collateralAmount, (amount, row) =>
      lost[row] === undefined ? amount : -lost[row],
    ),
  }));
const markets = fc.record({
  book: fc.oneof(sampleBooks, ruinedBooks),
  rules: sampleRules.map((rules) => ({
    ...rules,
    circuitBreaker: null,
    closedShare: 1,
    markNewestWeight: 1,
    autoDeleveraging: null,
  })),
  initialPrice: fc.constant(100),
  shockRatio: sampleShocks,
});

describe('a guardrail that is off', () => {
  test('leaves the cascade as it is, digit by digit', () => {
    fc.assert(
      fc.property(markets, (market) => {
        const baseline = perpetualCascade(market);
        expect(guarded(market).cascade).toStrictEqual(baseline);
        for (const setting of NEUTRAL) {
          // However high a limit is, collateral of nothing is beyond it.
          if (setting.parameters.metBy === 'ADD_COLLATERAL' && Math.min(...market.book.collateralAmount) <= 0) continue;
          const { cascade, cost } = guarded(market, setting);
          // A breaker that halts for no round is still seen to have tripped.
          const trace = cascade.trace.map((round) => ({ ...round, trippedBreaker: false }));
          const calm =
            'problem' in baseline ? [] : baseline.trace.map((round) => ({ ...round, trippedBreaker: false }));
          expect({ ...cascade, trace }).toStrictEqual({ ...baseline, trace: calm });
          expect(cost.costRatio).toBe(0);
        }
      }),
      { seed: 12 },
    );
  });

  test('has every name of the registry tried, but auto-deleveraging, which is off where it is left out', () => {
    const tried = new Set(NEUTRAL.map(({ name }) => name));
    expect(GUARDRAILS.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual(['AUTO_DELEVERAGING']);
  });
});

test('every guardrail keeps every unit of currency with somebody', () => {
  fc.assert(
    fc.property(markets, fc.constantFrom(...GUARDRAILS), (market, { name }) => {
      const { cascade } = guarded(market, on(name));
      const { wealthBefore, wealthAfter } = cascade;
      const gross = Math.abs(wealthBefore.totalAmount) + 1e6;
      expect(Math.abs(wealthAfter.totalAmount - wealthBefore.totalAmount)).toBeLessThan(1e-10 * gross);
    }),
    { seed: 12, numRuns: 300 },
  );
});

describe('staggered liquidation', () => {
  test('changes neither the final price nor who loses what in all, where all impact stays', () => {
    const [once, staggered] = [guarded(fall(-0.006)), guarded(fall(-0.006), on('STAGGERED_LIQUIDATION'))];
    expect(staggered.cascade.finalPrice).toBeCloseTo(once.cascade.finalPrice, 8);
    expect(staggered.cascade.badDebtAmount).toBeCloseTo(once.cascade.badDebtAmount, 6);
    expect(staggered.cascade.liquidationRounds).toBeGreaterThan(once.cascade.liquidationRounds);
  });

  test('helps where the book refills between the pieces: 98.46 instead of 97.02', () => {
    const rules = plainRules(0.02, { insuranceFundAmount: 100, resilience: 0.3 });
    expect(guarded(fall(-0.006, rules)).cascade.finalPrice).toBeCloseTo(97.02, 2);
    expect(guarded(fall(-0.006, rules), on('STAGGERED_LIQUIDATION')).cascade.finalPrice).toBeCloseTo(98.46, 2);
  });
});

describe('a circuit breaker', () => {
  const breaker = on('CIRCUIT_BREAKER', { moveRatio: 0.02, haltRounds: 5 });

  test('changes nothing where the book does not refill', () => {
    expect(guarded(fall(-0.012), breaker).cascade.finalPrice).toBe(guarded(fall(-0.012)).cascade.finalPrice);
  });

  test('helps where it does, and makes a larger shock liquidate less than a smaller one', () => {
    const rules = plainRules(0.02, { resilience: 0.3 });
    expect(guarded(fall(-0.012, rules), breaker).cascade.liquidatedQuantity).toBeLessThan(
      guarded(fall(-0.012, rules)).cascade.liquidatedQuantity,
    );
    const liquidated = Array.from(
      { length: 250 },
      (_, step) => guarded(fall(-0.0002 * step, rules), breaker).cascade.liquidatedQuantity,
    );
    expect(liquidated.some((quantity, step) => quantity < (liquidated[step - 1] ?? 0))).toBe(true);
    const without = Array.from({ length: 250 }, (_, step) => guarded(fall(-0.0002 * step)).cascade.liquidatedQuantity);
    expect(without.some((quantity, step) => quantity < (without[step - 1] ?? 0))).toBe(false);
  });
});

describe('a leverage cap', () => {
  const rules = plainRules(0.025, { insuranceFundAmount: 500 });

  test('of 50 does not end a cascade that a fall of 2 % began; one of 20 does at 1.2 %', () => {
    const capped = (shock: number, maxLeverage: number, metBy: string) =>
      guarded(fall(shock, rules), on('LEVERAGE_CAP', { maxLeverage, metBy })).cascade;
    // All 50 : 1 longs fall: 50 + 100 + 200 + 400 units, or all 800 where collateral was added.
    expect(capped(-0.02, 50, 'SCALE_QUANTITY').finalPrice).toBeCloseTo(79.25, 10);
    expect(capped(-0.02, 50, 'ADD_COLLATERAL').finalPrice).toBeCloseTo(78, 10);
    expect(capped(-0.012, 20, 'SCALE_QUANTITY').liquidatedQuantity).toBe(0);
  });

  test('below 1 leaves every bank more collateral than notional', () => {
    const { market } = guarded(fall(0), on('LEVERAGE_CAP', { maxLeverage: 0.5 }));
    for (const row of [0, 1, 2, 3, 4, 5])
      expect((market.book.quantity[row] ?? 0) * 100).toBeCloseTo(0.5 * (FIVE_LONGS.collateralAmount[row] ?? 0), 9);
  });

  test('costs exposure where positions are made smaller, and collateral where they are not; then contracts stay as they are', () => {
    const cap = (metBy: string) => guarded(fall(-0.001, rules), on('LEVERAGE_CAP', { maxLeverage: 50, metBy }));
    // 100 : 1 on 10,000 of notional: half of it, or another 100 of collateral. 50 : 1 is not above the cap.
    expect(cap('SCALE_QUANTITY').cost).toMatchObject({ exposureGivenUpAmount: 5000, collateralAddedAmount: 0 });
    expect(cap('ADD_COLLATERAL').cost).toMatchObject({ exposureGivenUpAmount: 0, collateralAddedAmount: 100 });
    expect(cap('ADD_COLLATERAL').market.book.quantity).toEqual(FIVE_LONGS.quantity);
  });
});

describe('a smoothed mark', () => {
  test('changes when banks are liquidated and not what it comes to, where all impact stays', () => {
    const [last, smooth] = [guarded(fall(-0.006)), guarded(fall(-0.006), on('MARK_SMOOTHING'))];
    expect(smooth.cascade.finalPrice).toBeCloseTo(last.cascade.finalPrice, 8);
    expect(smooth.cascade.badDebtAmount).toBeCloseTo(last.cascade.badDebtAmount, 6);
    expect(smooth.cascade.trace.length).toBeGreaterThan(last.cascade.trace.length);
  });

  test('spares some where the book refills, since those whom one price would have closed at once go one after another', () => {
    const rules = plainRules(0.02, { resilience: 0.3 });
    const [last, smooth] = [guarded(fall(-0.04, rules)), guarded(fall(-0.04, rules), on('MARK_SMOOTHING'))];
    expect(last.cascade.liquidatedQuantity).toBe(800);
    expect(smooth.cascade.liquidatedQuantity).toBe(400);
    expect(smooth.cascade.badDebtAmount).toBeLessThan(last.cascade.badDebtAmount);
  });
});

test('a position limit halves a bank that holds two fifths of open interest under a limit of one', () => {
  const { market, cost } = guarded(fall(-0.001), on('POSITION_LIMIT', { maxShareOfOpenInterest: 0.2 }));
  expect(Array.from(market.book.quantity)).toEqual([100, 100, 200, 200, 200, 200]);
  expect(cost.exposureGivenUpAmount).toBe(100_000);
});

describe('an add-on by open interest', () => {
  // Open interest is 100,000.
  const collateral = (lowerNotionalAmount: number, upperNotionalAmount: number) => {
    const parameters = { baseMarginRatio: 0.1, lowerNotionalAmount, upperNotionalAmount, metBy: 'ADD_COLLATERAL' };
    return guarded(fall(0), on('MARGIN_ADD_ON', parameters)).market.book.collateralAmount[0];
  };

  test('asks for the base below its limits, for all of the notional above them, and half way for what lies half way', () => {
    expect(collateral(150_000, 300_000)).toBeCloseTo(1000, 9);
    expect(collateral(10_000, 50_000)).toBeCloseTo(10_000, 9);
    // 0.1 + 0.9 / 2.
    expect(collateral(50_000, 150_000)).toBeCloseTo(5500, 9);
  });

  test('leaves maintenance margin as it is, and is the base where the limits are none', () => {
    expect(collateral(0, 0)).toBeCloseTo(1000, 9);
    const { market } = guarded(fall(0), on('MARGIN_ADD_ON', { upperNotionalAmount: 1e5, lowerNotionalAmount: 0 }));
    expect(market.book.maintenanceRatio).toBe(FIVE_LONGS.maintenanceRatio);
  });
});

test.each([
  ['BUFFER', 0.025],
  ['STRESSED_WEIGHT', 0.03],
  ['LONG_FLOOR', 0.06],
])('the countercyclical floor by %s asks for margin of %d', (rule, ratio) => {
  const parameters = { rule, calmMarginRatio: 0.02, referenceMarginRatio: 0.06, metBy: 'ADD_COLLATERAL' };
  const { market } = guarded(fall(0), on('COUNTERCYCLICAL_MARGIN', parameters));
  expect(market.book.collateralAmount[0]).toBeCloseTo(10_000 * ratio, 9);
});

describe('auto-deleveraging', () => {
  test('closes a position the fund cannot bear at its bankruptcy price, so that nothing is sold and nobody else falls', () => {
    const market = fall(-0.012, plainRules(0.02));
    const { cascade, cost } = guarded(market, on('AUTO_DELEVERAGING'));
    // At 98.8 the first long is bankrupt at 99; the short gives up 0.2 on each of 100 units.
    expect(cascade.finalPrice).toBeCloseTo(98.8, 10);
    expect(cascade.deleveragedQuantity).toBe(100);
    expect(cascade.badDebtAmount).toBeCloseTo(0, 9);
    // Sold instead, at 97.8, 95.8 and 92.8 on average, three longs lose 120, 220 and 640 more than they have.
    expect(guarded(market).cascade.badDebtAmount).toBeCloseTo(980, 8);
    expect(cost.forgoneGainAmount).toBeCloseTo(20, 8);
  });

  test('passes over a winner who would be bankrupt at the price it would be closed at', () => {
    // At 95 the short from 95 has its 100; at 99, where the long is bankrupt, it would owe 300.
    const accounts = [
      { side: 1 as const, quantity: 100, collateral: 100 },
      { side: -1 as const, quantity: 100, collateral: 100, entry: 95 },
      { side: -1 as const, quantity: 100, collateral: 1000 },
    ];
    const closed = (book: ReturnType<typeof bookFromSample>) => {
      const { cascade } = guarded({ ...fall(-0.05, plainRules(0.02)), book }, on('AUTO_DELEVERAGING'));
      const [round] = cascade.trace;
      return round?.kind === 'LIQUIDATION' ? (round.deleveraging?.fills.map(({ account }) => account) ?? []) : null;
    };
    expect(closed(bookFromSample(accounts))).toEqual([2]);
    expect(closed(bookFromSample(accounts.slice(0, 2)))).toEqual([]);
  });

  test('lets the fund bear the smallest losses it can, and orphans the others', () => {
    const book = bookFromSample([
      { side: 1, quantity: 100, collateral: 100 },
      { side: 1, quantity: 100, collateral: 200 },
      { side: -1, quantity: 200, collateral: 4000 },
    ]);
    // At 97 they lose 200 and 100 more than they have; the fund has 150.
    const market = { ...fall(-0.03, plainRules(0, { insuranceFundAmount: 150 })), book };
    const { cascade } = guarded(market, on('AUTO_DELEVERAGING'));
    expect(cascade.trace[0]).toMatchObject({ deleveraging: { fills: [{ liquidatedAccount: 0, quantity: 100 }] } });
    expect(cascade.insuranceFundAmount).toBeCloseTo(50, 9);
  });

  test('reports what there was no winner to take', () => {
    const book = bookFromSample([
      { side: 1, quantity: 100, collateral: 100 },
      { side: -1, quantity: 30, collateral: 1000 },
    ]);
    const { cascade } = guarded({ ...fall(-0.012, plainRules(0.02)), book }, on('AUTO_DELEVERAGING'));
    expect(cascade).toMatchObject({ deleveragedQuantity: 30, unfilledQuantity: 70 });
    expect(cascade.badDebtAmount).toBeGreaterThan(0);
    const alone = bookFromSample([{ side: 1, quantity: 100, collateral: 100 }]);
    const nobody = guarded({ ...fall(-0.012, plainRules(0.02)), book: alone }, on('AUTO_DELEVERAGING'));
    expect(nobody.cascade).toMatchObject({ deleveragedQuantity: 0, unfilledQuantity: 100 });
  });
});

test('maintenance margin raised on open positions is itself a trigger: without it this fall liquidates nobody', () => {
  expect(guarded(fall(-0.004)).cascade.liquidatedQuantity).toBe(0);
  expect(guarded(fall(-0.004), on('RAISED_MAINTENANCE')).cascade.liquidatedQuantity).toBeGreaterThan(0);
});

test('an unknown guardrail, and a parameter out of its range, are refused by their place in the list', () => {
  expect(guardedCascade(fall(0), [on('CIRCUIT_BREAKER'), on('WISHFUL_THINKING')])).toMatchObject({
    problem: { code: 'BAD_PARAMETER', path: ['guardrails', '1'] },
  });
  expect(guardedCascade(fall(0), [on('LEVERAGE_CAP', { maxLeverage: 0 })])).toMatchObject({
    problem: { path: ['guardrails', '0', 'LEVERAGE_CAP', 'maxLeverage'] },
  });
});
