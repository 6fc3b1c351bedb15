import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insuranceFundDelta, type LiquidationFill } from './insurance-fund-delta.ts';

const LONG: LiquidationFill = { quoteBalanceAmount: -5100, signedQuantity: 0.1, fillPrice: 51_000, maxFeeRatio: 0.005 };
const of = (fill: Partial<LiquidationFill>) => {
  const found = insuranceFundDelta({ ...LONG, ...fill });
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

describe('a long of a tenth of a bitcoin that owes 5,100', () => {
  test('costs the fund 100 when it is closed at 50,000, and gets nothing', () => {
    expect(of({ fillPrice: 50_000 })).toMatchObject({ fundDeltaAmount: -100, paidOutAmount: 0 });
  });

  test('pays half a per cent and keeps the rest when it is closed at 56,100', () => {
    const { fundDeltaAmount, paidOutAmount } = of({ fillPrice: 56_100 });
    expect(fundDeltaAmount).toBeCloseTo(28.05, 9);
    expect(paidOutAmount).toBeCloseTo(510 - 28.05, 9);
  });

  test('pays all that is left where the fee would be more', () => {
    expect(of({ fillPrice: 51_051 }).fundDeltaAmount).toBeCloseTo(5.1, 9);
    expect(of({ fillPrice: 51_051 }).paidOutAmount).toBe(0);
  });
});

test('the fund and the account share what is left beyond bankruptcy, and never more', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000, max: 10_000 }),
      fc.integer({ min: -50, max: 50 }).filter((quantity) => quantity !== 0),
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 0, max: 100 }),
      (quoteBalanceAmount, signedQuantity, fillPrice, feePercent) => {
        const fill = { quoteBalanceAmount, signedQuantity, fillPrice, maxFeeRatio: feePercent / 100 };
        const { fundDeltaAmount, paidOutAmount } = of(fill);
        expect(fundDeltaAmount + paidOutAmount).toBeCloseTo(signedQuantity * fillPrice + quoteBalanceAmount, 9);
        expect(paidOutAmount).toBeGreaterThanOrEqual(0);
        if (fundDeltaAmount < 0) expect(paidOutAmount).toBe(0);
      },
    ),
    { seed: 5 },
  );
});

test('a fill of nothing, a price of zero and amounts without end are refused', () => {
  expect(insuranceFundDelta({ ...LONG, signedQuantity: 0 })).toMatchObject({ problem: { code: 'BAD_PARAMETER' } });
  expect(insuranceFundDelta({ ...LONG, fillPrice: 0 })).toMatchObject({ problem: { path: ['fillPrice'] } });
  expect(insuranceFundDelta({ ...LONG, maxFeeRatio: -1 })).toMatchObject({ problem: { path: ['maxFeeRatio'] } });
  expect(insuranceFundDelta({ ...LONG, signedQuantity: 1e300, fillPrice: 1e300 })).toMatchObject({
    problem: { code: 'NUMERIC_OVERFLOW' },
  });
});
