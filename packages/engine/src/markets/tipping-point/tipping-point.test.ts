import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { perpetualCascade } from '../perpetual-cascade/perpetual-cascade.ts';
import { bookFromSample, FIVE_LONGS, plainRules, sampleBooks, sampleRules } from '../perpetual-cascade/sample-book.ts';
import { type TippingInput, tippingPoint } from './tipping-point.ts';

const found = (input: TippingInput) => {
  const point = tippingPoint(input);
  if ('problem' in point) throw new Error(point.problem.message);
  return point;
};
const down = (rules = plainRules(0.02), book = FIVE_LONGS, liquidatedShare = 0.3): TippingInput => ({
  market: { book, rules, initialPrice: 100 },
  direction: 'DOWN',
  liquidatedShare,
  largestShockRatio: 0.5,
});
const liquidated = ({ market, direction }: TippingInput, size: number) => {
  const cascade = perpetualCascade({ ...market, shockRatio: direction === 'DOWN' ? -size : size });
  if ('problem' in cascade) throw new Error(cascade.problem.message);
  return cascade.liquidatedQuantity;
};

describe('banks that are long at 100 to 2 times leverage', () => {
  test('are liquidated for 30 % of open interest by the shock that reaches the first of them, since it pulls the next two along', () => {
    // The first falls short below 99 / 0.995; its sale of 100 units moves the price by 2.
    const point = found(down());
    expect(point.tippingShockRatio).toBeCloseTo(1 - 99 / 99.5, 14);
    expect(point.crossings).toHaveLength(1);
    expect(point.crossings[0]).toMatchObject({
      becomes: 'REACHED',
      justBelow: { liquidatedQuantity: 0 },
      justAbove: { liquidatedQuantity: 400 },
    });
  });

  test('need a shock for each where sales do not move the price', () => {
    // 30 % of 1,000 is reached with the third, short below 96 / 0.995.
    expect(found(down(plainRules(0))).tippingShockRatio).toBeCloseTo(1 - 96 / 99.5, 14);
  });

  test('are not all liquidated by any fall of up to 49 %: the last has leverage 2', () => {
    const point = found({ ...down(plainRules(0), FIVE_LONGS, 1), largestShockRatio: 0.49 });
    expect(point).toMatchObject({ tippingShockRatio: null, crossings: [], searchedToRatio: 0.49 });
  });
});

test('what is looked at and was not over when it was ended is counted', () => {
  // A mark that takes up a millionth of each move is not down after 20,000 rounds; without smoothing all are over at once.
  const slow = plainRules(0.01, { markNewestWeight: 1e-6 });
  expect(found({ ...down(slow), largestShockRatio: 0.004 }).unsettledCount).toBeGreaterThan(0);
  expect(found(down()).unsettledCount).toBe(0);
});

test('shorts have a tipping point upwards', () => {
  const book = { ...FIVE_LONGS, side: Array.from(FIVE_LONGS.side, (side) => -side) };
  // The first falls short above 101 / 1.005.
  expect(
    found({ ...down(), market: { book, rules: plainRules(0.02), initialPrice: 100 }, direction: 'UP' }),
  ).toMatchObject({
    tippingShockRatio: expect.closeTo(101 / 100.5 - 1, 14) as number,
    isMonotone: true,
  });
});

test('an account that is short before any shock tips the market at 0', () => {
  const book = bookFromSample([{ side: 1, quantity: 100, collateral: 10 }]);
  expect(found(down(plainRules(0.01), book)).tippingShockRatio).toBe(0);
});

test.each([
  ['DOWN', 1],
  ['UP', -1],
] as const)(
  'an account any shock %s brings down tips the market at exactly 0, not within rounding of it',
  (direction, side) => {
    // 100 units with 50 at 0.5 %: short below 99.5 / 0.995 = 100, the price itself; upwards above 100.5 / 1.005.
    const book = bookFromSample([{ side, quantity: 100, collateral: 50 }]);
    for (const rules of [plainRules(0.01), plainRules(0.01, { resilience: 0.3 })]) {
      const point = found({ ...down(rules, book), direction });
      expect(point.tippingShockRatio).toBe(0);
      expect(point.crossings).toEqual([
        {
          shockRatio: 0,
          becomes: 'REACHED',
          justBelow: expect.objectContaining({ liquidatedQuantity: 0 }),
          justAbove: expect.objectContaining({ liquidatedQuantity: 100 }),
        },
      ]);
    }
  },
);

describe('where a larger shock may liquidate less', () => {
  const breaker = { moveRatio: 0.02, haltRounds: 5 };
  const rules = plainRules(0.02, { resilience: 0.3, circuitBreaker: breaker });

  test('every shock at which the target is reached or missed again is found: a breaker makes a reached target missed', () => {
    const input = down(rules, FIVE_LONGS, 0.2);
    const { crossings, isMonotone, searchedToRatio } = found(input);
    expect(isMonotone).toBe(false);
    expect(searchedToRatio).toBe(0.5);
    expect(crossings.map(({ becomes }) => becomes)).toContain('MISSED');
    for (const { shockRatio, becomes } of crossings) {
      expect(liquidated(input, shockRatio) >= 200).toBe(becomes === 'REACHED');
      expect(liquidated(input, shockRatio * (1 - 1e-12)) >= 200).toBe(becomes !== 'REACHED');
    }
  });

  test('a fine scan of shocks finds no crossing that was not found', () => {
    let missed = 0;
    fc.assert(
      fc.property(sampleBooks, sampleRules, fc.integer({ min: 1, max: 10 }), (book, sampled, tenths) => {
        const input = down({ ...sampled, autoDeleveraging: null }, book, tenths / 10);
        const point = tippingPoint(input);
        const open = Math.max(
          ...[1, -1].map((side) =>
            Array.from(book.quantity).reduce((sum, units, row) => sum + (book.side[row] === side ? units : 0), 0),
          ),
        );
        if ('problem' in point) {
          expect(open).toBe(0);
          return;
        }
        if (point.crossings.length > 1) missed++;
        for (let step = 0; step <= 1000; step++) {
          const size = step / 2000;
          if (point.crossings.some(({ shockRatio }) => Math.abs(shockRatio - size) < 1e-9)) continue;
          const passed = point.crossings.filter(({ shockRatio }) => shockRatio <= size).length;
          expect(liquidated(input, size) >= (tenths / 10) * open * (1 - 1e-12)).toBe(passed % 2 === 1);
        }
      }),
      { seed: 9, numRuns: 40 },
    );
    expect(missed).toBeGreaterThan(0);
  });
});

test('a book without positions has no share of open interest to ask for', () => {
  expect(tippingPoint(down(plainRules(0.01), bookFromSample([])))).toMatchObject({
    problem: { code: 'NO_OPEN_INTEREST' },
  });
  expect(tippingPoint({ ...down(), largestShockRatio: 1 })).toMatchObject({ problem: { path: ['largestShockRatio'] } });
});
