import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cureSize } from './cure-size.ts';
import { liquidatableShare } from './liquidatable-share.ts';
import { loanHealth } from './loan-health.ts';
import { releasedShare, risingLiquidatorFee } from './time-released-liquidation.ts';

describe('the size that cures a shortage', () => {
  const shortage = {
    shortageAmount: 10,
    marginRatio: 0.1,
    liquidatorFeeRatio: 0.02,
    insuranceFeeRatio: 0.01,
    oraclePrice: 100,
    quotePrice: 1,
  };

  test('leaves, once it is closed and its fees are paid, exactly the margin required', () => {
    fc.assert(
      fc.property(
        fc.record({
          quantity: fc.double({ min: 1, max: 1000, noNaN: true }),
          oraclePrice: fc.double({ min: 0.1, max: 1000, noNaN: true }),
          marginRatio: fc.double({ min: 0.02, max: 0.5, noNaN: true }),
          equityShare: fc.double({ min: 0.01, max: 1, noNaN: true }),
          feeShare: fc.double({ min: 0, max: 0.45, noNaN: true }),
        }),
        ({ quantity, oraclePrice, marginRatio, equityShare, feeShare }) => {
          const required = marginRatio * quantity * oraclePrice;
          const [liquidatorFeeRatio, insuranceFeeRatio] = [feeShare * marginRatio, feeShare * marginRatio];
          const size = cureSize({
            shortageAmount: required * (1 - equityShare),
            marginRatio,
            liquidatorFeeRatio,
            insuranceFeeRatio,
            oraclePrice,
            quotePrice: 1,
          });
          if ('problem' in size || size.closedQuantity === null) throw new Error('nothing cures');
          const closedNotional = size.closedQuantity * oraclePrice;
          const equity = required * equityShare - (liquidatorFeeRatio + insuranceFeeRatio) * closedNotional;
          const requiredAfter = required - marginRatio * closedNotional;
          expect(Math.abs(equity - requiredAfter)).toBeLessThan(1e-9 * required);
        },
      ),
      { seed: 41 },
    );
  });

  test('is 0 without a shortage', () => {
    expect(cureSize({ ...shortage, shortageAmount: 0 })).toEqual({ closedQuantity: 0, closesAll: false });
  });

  test.each([
    ['the liquidator takes all that closing frees', { liquidatorFeeRatio: 0.1 }],
    ['the liquidator and the fund take it between them', { liquidatorFeeRatio: 0.09 }],
    ['the quote currency is worth too little', { quotePrice: 0.1 }],
  ])('is everything where %s', (_, change) => {
    expect(cureSize({ ...shortage, ...change })).toEqual({ closedQuantity: null, closesAll: true });
  });

  test('is refused for numbers out of range', () => {
    for (const bad of [{ shortageAmount: -1 }, { oraclePrice: 0 }, { quotePrice: Number.NaN }])
      expect(cureSize({ ...shortage, ...bad })).toMatchObject({ problem: { code: 'BAD_PARAMETER' } });
  });
});

describe('a liquidation released over time', () => {
  const release = { shortageAmount: 1000, freedAmount: 0, slotsElapsed: 0, initialShare: 0.1, durationSlots: 150 };
  const shareOf = (change: Partial<typeof release>) => {
    const found = releasedShare({ ...release, ...change });
    if ('problem' in found) throw new Error(found.problem.message);
    return found.releasedShare;
  };

  test('may free what the time since it began allows, less what it has freed', () => {
    expect(shareOf({ slotsElapsed: 15 })).toBeCloseTo(0.2, 12);
    expect(shareOf({ slotsElapsed: 15, shortageAmount: 900, freedAmount: 100 })).toBeCloseTo(100 / 900, 12);
    expect(shareOf({ shortageAmount: 900, freedAmount: 100 })).toBe(0);
    expect(shareOf({ shortageAmount: 500, freedAmount: 500 })).toBe(0);
  });

  test('frees at once a shortage below 50, one of exactly 50 over time', () => {
    expect(shareOf({ shortageAmount: 49.99 })).toBe(1);
    expect(shareOf({ shortageAmount: 50 })).toBeCloseTo(0.1, 12);
  });

  test('without a duration is no different from one at once', () => {
    expect(shareOf({ durationSlots: 0 })).toBe(1);
  });

  test('frees no less later, and never more than the shortage', () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.nat(300),
        fc.double({ min: 0, max: 2000, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (slotsElapsed, later, freedAmount, initialShare) => {
          const now = shareOf({ slotsElapsed, freedAmount, initialShare });
          expect(shareOf({ slotsElapsed: slotsElapsed + later, freedAmount, initialShare })).toBeGreaterThanOrEqual(
            now,
          );
          expect(now).toBeGreaterThanOrEqual(0);
          expect(now).toBeLessThanOrEqual(1);
        },
      ),
      { seed: 42 },
    );
  });

  test('pays its liquidator the base fee for 1,500 slots, then for all that have passed', () => {
    const fee = (slotsElapsed: number) => risingLiquidatorFee({ baseFeeRatio: 0.01, maxFeeRatio: 0.04, slotsElapsed });
    expect(fee(1499)).toEqual({ liquidatorFeeRatio: 0.01 });
    expect(fee(1500)).toEqual({ liquidatorFeeRatio: 0.0115 });
    expect(fee(1e9)).toEqual({ liquidatorFeeRatio: 0.04 });
    expect(fee(-1)).toMatchObject({ problem: { path: ['slotsElapsed'] } });
    expect(releasedShare({ ...release, initialShare: 1.1 })).toMatchObject({ problem: { path: ['initialShare'] } });
  });
});

describe('a loan against collateral', () => {
  const loan = {
    collateralQuantity: 10,
    price: 2000,
    liquidationThresholdRatio: 0.8,
    bonusFactor: 1.05,
    debtAmount: 16_000,
  };
  const healthOf = (change: Partial<typeof loan>) => {
    const health = loanHealth({ ...loan, ...change });
    if ('problem' in health) throw new Error(health.problem.message);
    return health;
  };

  test('with a health of exactly 1 is not liquidated', () => {
    expect(healthOf({})).toEqual({ healthFactor: 1, isLiquidatable: false, liquidation: null });
  });

  test('is closed by half above a health of 0.95, and whole at it', () => {
    expect(healthOf({ price: 1901 }).liquidation).toMatchObject({ closeFactor: 0.5, coveredAmount: 8000 });
    expect(healthOf({ price: 1900 })).toMatchObject({
      healthFactor: 0.95,
      liquidation: { closeFactor: 1, coveredAmount: 16_000, healthFactorAfter: null, badDebtAmount: 0 },
    });
  });

  test('is worse after its liquidation where health was below bonus times threshold', () => {
    const weak = { liquidationThresholdRatio: 0.93, bonusFactor: 1.1, collateralQuantity: 8.4 };
    const { healthFactor, liquidation } = healthOf(weak);
    expect(healthFactor).toBeCloseTo(0.9765, 12);
    expect(liquidation?.worsensHealth).toBe(true);
    expect(healthOf({ price: 1950 }).liquidation?.worsensHealth).toBe(false);
  });

  test('without enough collateral ends in bad debt', () => {
    const { liquidation } = healthOf({ price: 1050 });
    expect(liquidation).toMatchObject({ seizedQuantity: 10, coveredAmount: 10_000, badDebtAmount: 6000 });
    expect(liquidation?.healthFactorAfter).toBe(0);
  });

  test('of nothing has no health, and cannot be liquidated', () => {
    expect(healthOf({ debtAmount: 0 })).toEqual({ healthFactor: null, isLiquidatable: false, liquidation: null });
  });

  test('pays its liquidator what it covers and the bonus, and no more than there is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 3000, noNaN: true }),
        fc.double({ min: 1, max: 1.2, noNaN: true }),
        (price, bonusFactor) => {
          const { liquidation } = healthOf({ price, bonusFactor });
          if (!liquidation) return;
          const { seizedQuantity, coveredAmount, badDebtAmount } = liquidation;
          expect(seizedQuantity * price).toBeCloseTo(coveredAmount * bonusFactor, 8);
          expect(seizedQuantity).toBeLessThanOrEqual(10);
          expect(coveredAmount + badDebtAmount).toBeLessThanOrEqual(16_000 + 1e-9);
        },
      ),
      { seed: 43 },
    );
  });

  test('is refused with a price of 0 or a bonus that is a loss', () => {
    expect(loanHealth({ ...loan, price: 0 })).toMatchObject({ problem: { path: ['price'] } });
    expect(loanHealth({ ...loan, bonusFactor: 0.9 })).toMatchObject({ problem: { path: ['bonusFactor'] } });
  });
});

describe('of a position in an account closed in parts', () => {
  const shareOf = (
    accountValueAmount: number,
    positionAmount: number,
    grossPositionsAmount = Math.abs(positionAmount),
  ) => liquidatableShare({ accountValueAmount, maintenanceMarginAmount: 62.5, positionAmount, grossPositionsAmount });

  test.each([
    ['nothing is liquidated at its maintenance margin', 62.5, 1000, 1000, 0],
    ['half is, below', 62.4, 1000, 1000, 0.5],
    ['half is, of a short too', 62.4, -1000, 1000, 0.5],
    ['half is, at half of its maintenance margin', 31.25, 1000, 1000, 0.5],
    ['all is, below that', 31.2, 1000, 1000, 1],
    ['as much is as half of all its positions', 50, 400, 1000, 1],
    ['as much is as half of all its positions, up to the whole', 50, 800, 1000, 0.625],
    ['all is of a small one', 50, 100, 1000, 1],
  ])('%s', (_, value, position, gross, share) => {
    expect(shareOf(value, position, gross)).toEqual({ liquidatableShare: share });
  });

  test('nothing is said about numbers that are none', () => {
    expect(shareOf(Number.NaN, 1)).toMatchObject({ problem: { path: ['accountValueAmount'] } });
  });
});
