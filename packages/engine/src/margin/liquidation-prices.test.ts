// One convention of a venue after the other, kept together so that a reader can compare them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Refusal } from '../problems.ts';
import { inverseLiquidation } from './inverse-liquidation.ts';
import { crossLiquidation, isolatedLiquidation, type MarkedPosition } from './linear-liquidation.ts';
import { hyperliquidLiquidation, liquidationAtEntryMargin, liquidationWithFee } from './liquidation-conventions.ts';
import type { LiquidationPrices } from './liquidation-prices.ts';
import { THREE_TIERS } from './sample-tiers.ts';
import { tieredLiquidationPrice } from './tiered-liquidation-price.ts';

function found<Prices extends LiquidationPrices>(answer: Prices | Refusal): Prices {
  if ('problem' in answer) throw new Error(answer.problem.message);
  return answer;
}

/** Every convention on the same terms: one position opened at the mark, collateral of 1 / leverage of its notional. */
interface Terms {
  readonly side: 1 | -1;
  readonly quantity: number;
  readonly price: number;
  readonly leverage: number;
  readonly maintenanceRatio: number;
}

const linearOf = ({ side, quantity, price, maintenanceRatio }: Terms) => ({
  side,
  quantity,
  entryPrice: price,
  maintenanceRatio,
  deductionAmount: 0,
});
const collateralOf = ({ quantity, price, leverage }: Terms) => (quantity * price) / leverage;

const CONVENTIONS: Readonly<Record<string, (terms: Terms) => LiquidationPrices>> = {
  ISOLATED: (terms) => found(isolatedLiquidation({ ...linearOf(terms), collateralAmount: collateralOf(terms) })),
  CROSS: (terms) =>
    found(
      crossLiquidation(
        { balanceAmount: collateralOf(terms), positions: [{ ...linearOf(terms), mark: terms.price }] },
        0,
      ),
    ),
  TAKER_FEE_IN_MARGIN: (terms) =>
    found(liquidationWithFee({ ...linearOf(terms), collateralAmount: collateralOf(terms), takerFeeRatio: 0.0006 })),
  MARGIN_AT_ENTRY: (terms) => found(liquidationAtEntryMargin({ ...terms, entryPrice: terms.price })),
  HYPERLIQUID: (terms) =>
    found(
      hyperliquidLiquidation({
        ...terms,
        mark: terms.price,
        accountValueAmount: collateralOf(terms),
        maxLeverage: 0.5 / terms.maintenanceRatio,
      }),
    ),
  INVERSE: (terms) =>
    found(
      inverseLiquidation({
        side: terms.side,
        contractAmount: terms.quantity,
        entryPrice: terms.price,
        balanceQuantity: terms.quantity / terms.price / terms.leverage,
        orderMarginQuantity: 0,
        maintenanceRatio: terms.maintenanceRatio,
        takerFeeRatio: 0.0006,
      }),
    ),
};

const sampleTerms: fc.Arbitrary<Terms> = fc.record({
  side: fc.constantFrom(1 as const, -1 as const),
  quantity: fc.double({ min: 0.01, max: 1000, noNaN: true }),
  price: fc.double({ min: 0.01, max: 50_000, noNaN: true }),
  leverage: fc.double({ min: 2, max: 60, noNaN: true }),
  maintenanceRatio: fc.double({ min: 0.001, max: 0.01, noNaN: true }),
});

describe.each(Object.entries(CONVENTIONS))('in the convention %s', (_, prices) => {
  const holds = (check: (terms: Terms, prices: { liquidation: number; bankruptcy: number }) => void) => {
    fc.assert(
      fc.property(sampleTerms, (terms) => {
        const { liquidationPrice, bankruptcyPrice } = prices(terms);
        check(terms, { liquidation: liquidationPrice ?? Number.NaN, bankruptcy: bankruptcyPrice ?? Number.NaN });
      }),
      { seed: 11 },
    );
  };

  test('a position is liquidated on the losing side of its entry, and before it is bankrupt', () => {
    holds(({ side, price }, { liquidation, bankruptcy }) => {
      expect(side * (price - liquidation)).toBeGreaterThan(0);
      expect(side * (liquidation - bankruptcy)).toBeGreaterThan(0);
    });
  });

  test('more leverage, which is less collateral, brings liquidation closer', () => {
    holds((terms, { liquidation }) => {
      const closer = prices({ ...terms, leverage: terms.leverage * 1.01 }).liquidationPrice ?? Number.NaN;
      expect(terms.side * (closer - liquidation)).toBeGreaterThan(0);
    });
  });

  test('a position three times as large with three times the collateral has the same prices', () => {
    holds((terms, { liquidation, bankruptcy }) => {
      const larger = prices({ ...terms, quantity: terms.quantity * 3 });
      expect(larger.liquidationPrice).toBeCloseTo(liquidation, 8);
      expect(larger.bankruptcyPrice).toBeCloseTo(bankruptcy, 8);
    });
  });

  test('prices in another currency are the same prices', () => {
    holds((terms, { liquidation }) => {
      const ratio = (prices({ ...terms, price: terms.price * 7 }).liquidationPrice ?? Number.NaN) / liquidation;
      expect(ratio).toBeCloseTo(7, 11);
    });
  });
});

describe('long and short mirror each other', () => {
  test('about the entry price, but for maintenance margin at the moved price', () => {
    fc.assert(
      fc.property(sampleTerms, (terms) => {
        const [long, short] = ([1, -1] as const).map((side) => CONVENTIONS.ISOLATED?.({ ...terms, side }));
        expect(((long?.bankruptcyPrice ?? 0) + (short?.bankruptcyPrice ?? 0)) / terms.price).toBeCloseTo(2, 11);
        const [atEntry, mirrored] = ([1, -1] as const).map((side) => CONVENTIONS.MARGIN_AT_ENTRY?.({ ...terms, side }));
        expect(((atEntry?.liquidationPrice ?? 0) + (mirrored?.liquidationPrice ?? 0)) / terms.price).toBeCloseTo(2, 11);
      }),
      { seed: 12 },
    );
  });

  test('and an inverse long without fees is a short of the base currency in the other', () => {
    const inverse = found(
      inverseLiquidation({
        side: 1,
        contractAmount: 1000,
        entryPrice: 50,
        balanceQuantity: 4,
        orderMarginQuantity: 0,
        maintenanceRatio: 0.01,
        takerFeeRatio: 0,
      }),
    );
    const short = found(
      liquidationAtEntryMargin({ side: -1, entryPrice: 1 / 50, leverage: 5, maintenanceRatio: 0.01 }),
    );
    expect(1 / (inverse.liquidationPrice ?? 0)).toBeCloseTo(short.liquidationPrice ?? 0, 14);
    expect(1 / (inverse.bankruptcyPrice ?? 0)).toBeCloseTo(short.bankruptcyPrice ?? 0, 14);
  });
});

test('at the inverse liquidation price equity is the margin of entry and the fee of closing when bankrupt', () => {
  fc.assert(
    fc.property(sampleTerms, fc.double({ min: 0, max: 0.002, noNaN: true }), (terms, takerFeeRatio) => {
      const { side, quantity: contracts, price: entryPrice, maintenanceRatio } = terms;
      const balanceQuantity = contracts / entryPrice / terms.leverage;
      const { liquidationPrice, bankruptcyPrice } = found(
        inverseLiquidation({
          side,
          contractAmount: contracts,
          entryPrice,
          balanceQuantity: balanceQuantity * 1.5,
          orderMarginQuantity: balanceQuantity * 0.5,
          maintenanceRatio,
          takerFeeRatio,
        }),
      );
      const equityAt = (price: number) => balanceQuantity + side * (contracts / entryPrice - contracts / price);
      const closingFee = (takerFeeRatio * contracts) / (bankruptcyPrice ?? Number.NaN);
      const scale = entryPrice / contracts;
      expect(equityAt(bankruptcyPrice ?? Number.NaN) * scale).toBeCloseTo(closingFee * scale, 12);
      expect(equityAt(liquidationPrice ?? Number.NaN) * scale).toBeCloseTo(maintenanceRatio + closingFee * scale, 12);
    }),
    { seed: 13 },
  );
});

const samplePositions: fc.Arbitrary<MarkedPosition> = fc.record({
  side: fc.constantFrom(1 as const, -1 as const),
  quantity: fc.double({ min: 0.01, max: 100, noNaN: true }),
  entryPrice: fc.double({ min: 1, max: 200, noNaN: true }),
  mark: fc.double({ min: 1, max: 200, noNaN: true }),
  maintenanceRatio: fc.double({ min: 0, max: 0.5, noNaN: true }),
  deductionAmount: fc.double({ min: 0, max: 5, noNaN: true }),
});

describe('an account whose cash backs all its positions', () => {
  test('has at a liquidation price exactly the equity that all its positions require', () => {
    fc.assert(
      fc.property(
        fc.array(samplePositions, { minLength: 1, maxLength: 6 }),
        fc.double({ min: -1000, max: 50_000, noNaN: true }),
        (positions, balanceAmount) => {
          const { liquidationPrice } = found(crossLiquidation({ balanceAmount, positions }, 0));
          if (liquidationPrice === null) return;
          let [equity, required, scale] = [balanceAmount, 0, Math.abs(balanceAmount)];
          positions.forEach(({ side, quantity, entryPrice, mark, maintenanceRatio, deductionAmount }, row) => {
            const price = row === 0 ? liquidationPrice : mark;
            equity += side * quantity * (price - entryPrice);
            required += maintenanceRatio * quantity * price - deductionAmount;
            scale += quantity * (price + entryPrice);
          });
          expect(Math.abs(equity - required)).toBeLessThan(1e-12 * scale);
        },
      ),
      { seed: 14, numRuns: 300 },
    );
  });

  test('is liquidated later when cash is added, and says which marks of the others it took', () => {
    const positions = [
      { side: 1, quantity: 10, entryPrice: 100, mark: 95, maintenanceRatio: 0.01, deductionAmount: 0 },
      { side: -1, quantity: 5, entryPrice: 40, mark: 44, maintenanceRatio: 0.05, deductionAmount: 1 },
    ] as const;
    // 200 - 20 lost on the short, 5 * 44 * 0.05 - 1 = 10 required there: (170 - 1000) / (10 * -0.99).
    const account = found(crossLiquidation({ balanceAmount: 200, positions }, 0));
    expect(account).toMatchObject({ backingAmount: 170, assumedMarks: [44], bankruptcyPrice: 82 });
    expect(account.liquidationPrice).toBeCloseTo(830 / 9.9, 12);
    const richer = found(crossLiquidation({ balanceAmount: 300, positions }, 0));
    expect(richer.liquidationPrice ?? 0).toBeLessThan(account.liquidationPrice ?? 0);
  });

  test('can let the tier change on the way, with what backs the position as its collateral', () => {
    const position = { side: 1, quantity: 60, entryPrice: 100, maintenanceRatio: 0.1, deductionAmount: 410 } as const;
    const other = {
      side: 1,
      quantity: 1,
      entryPrice: 50,
      mark: 40,
      maintenanceRatio: 0.5,
      deductionAmount: 0,
    } as const;
    const account = { balanceAmount: 1230, positions: [{ ...position, mark: 100 }, other] };
    const { backingAmount } = found(crossLiquidation(account, 0));
    expect(tieredLiquidationPrice(THREE_TIERS, { ...position, collateralAmount: backingAmount })).toMatchObject({
      liquidationPrice: 4790 / 58.8,
      tierAtLiquidation: 1,
    });
  });
});

describe('there is no price, rather than 0, one below it or one without end', () => {
  const terms = { side: 1, quantity: 1, price: 100, leverage: 1, maintenanceRatio: 0.01 } as const;

  test('for a long without leverage', () => {
    const account = { ...linearOf(terms), collateralAmount: 100 };
    const none = { liquidationPrice: null, bankruptcyPrice: null, reason: 'NO_POSITIVE_ROOT' };
    expect(isolatedLiquidation(account)).toEqual(none);
    expect(liquidationWithFee({ ...account, takerFeeRatio: 0 })).toEqual(none);
    expect(hyperliquidLiquidation({ ...terms, mark: 100, accountValueAmount: 102, maxLeverage: 50 })).toMatchObject(
      none,
    );
  });

  test('for a position of nothing', () => {
    const account = { ...linearOf({ ...terms, quantity: 0 }), collateralAmount: 10 };
    const none = { liquidationPrice: null, bankruptcyPrice: null, reason: 'NO_POSITIVE_ROOT' };
    expect(isolatedLiquidation(account)).toEqual(none);
    expect(liquidationWithFee({ ...account, takerFeeRatio: 0 })).toEqual(none);
    expect(CONVENTIONS.INVERSE?.({ ...terms, quantity: 0 })).toEqual(none);
    expect(CONVENTIONS.HYPERLIQUID?.({ ...terms, quantity: 0 })).toMatchObject(none);
  });

  test('for an inverse short whose balance covers it at any price', () => {
    expect(CONVENTIONS.INVERSE?.({ ...terms, side: -1, leverage: 0.9 })).toEqual({
      liquidationPrice: null,
      bankruptcyPrice: null,
      reason: 'NO_POSITIVE_ROOT',
    });
  });
});

test('a position with less collateral than maintenance margin of entry is liquidated when it is opened', () => {
  const position = { side: 1, entryPrice: 100, leverage: 100, maintenanceRatio: 0.02 } as const;
  expect(liquidationAtEntryMargin(position)).toMatchObject({ liquidationPrice: 101, reason: 'AT_OPEN' });
  expect(liquidationAtEntryMargin({ ...position, maintenanceRatio: 0.01 })).toMatchObject({ reason: 'AT_OPEN' });
  expect(liquidationAtEntryMargin({ ...position, maintenanceRatio: 0.009 })).toMatchObject({ reason: null });
});

describe('numbers out of range are refused', () => {
  const linear = { side: 1, quantity: 1, entryPrice: 100, maintenanceRatio: 0.01, deductionAmount: 0 } as const;

  test.each([
    ['quantity', { quantity: -1 }],
    ['entryPrice', { entryPrice: 0 }],
    ['maintenanceRatio', { maintenanceRatio: 1 }],
    ['deductionAmount', { deductionAmount: Number.NaN }],
    ['collateralAmount', { collateralAmount: Infinity }],
  ])('%s', (name, bad) => {
    expect(isolatedLiquidation({ ...linear, collateralAmount: 10, ...bad })).toMatchObject({
      problem: { code: 'BAD_PARAMETER', path: [name] },
    });
  });

  test('of another position, with the way to it', () => {
    const positions = [
      { ...linear, mark: 100 },
      { ...linear, mark: 0 },
    ];
    expect(crossLiquidation({ balanceAmount: 10, positions }, 0)).toMatchObject({
      problem: { code: 'BAD_PARAMETER', path: ['positions', '1', 'mark'] },
    });
    expect(crossLiquidation({ balanceAmount: 10, positions }, 2)).toMatchObject({ problem: { path: ['row'] } });
  });

  test('of each other convention', () => {
    const fee = { ...linear, collateralAmount: 10, takerFeeRatio: 0.99 };
    expect(liquidationWithFee(fee)).toMatchObject({ problem: { path: ['requiredRatio'] } });
    const atEntry = { ...linear, leverage: 0 };
    expect(liquidationAtEntryMargin(atEntry)).toMatchObject({ problem: { path: ['leverage'] } });
    const hyperliquid = { ...linear, mark: 100, accountValueAmount: 10, maxLeverage: 0.5 };
    expect(hyperliquidLiquidation(hyperliquid)).toMatchObject({ problem: { path: ['maxLeverage'] } });
    const inverse = { ...linear, contractAmount: 1, balanceQuantity: 1, orderMarginQuantity: 0, takerFeeRatio: 1 };
    expect(inverseLiquidation(inverse)).toMatchObject({ problem: { path: ['takerFeeRatio'] } });
  });
});
