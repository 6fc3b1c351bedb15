import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FeeCapInput, insuranceFeeCap } from './insurance-fee-cap.ts';

const CLOSING: FeeCapInput = {
  marginShortageAmount: 20,
  quantity: 10,
  oraclePrice: 100,
  maintenanceRatio: 0.05,
  liquidatorFeeRatio: 0.01,
  maxInsuranceFeeRatio: 0.05,
};
const cap = (closing: Partial<FeeCapInput>) => {
  const found = insuranceFeeCap({ ...CLOSING, ...closing });
  if ('problem' in found) throw new Error(found.problem.message);
  return found.insuranceFeeRatio;
};

test('of five per cent of margin, one for the liquidator and two of shortage leave two, and the fund takes 1.9', () => {
  expect(cap({})).toBeCloseTo(0.019, 12);
});

test('the fund takes no more than its largest fee, and nothing where the shortage or the liquidator leaves nothing', () => {
  expect(cap({ maxInsuranceFeeRatio: 0.01 })).toBe(0.01);
  expect(cap({ marginShortageAmount: 1000 })).toBe(0);
  expect(cap({ liquidatorFeeRatio: 0.1 })).toBe(0);
});

test('fees and shortage never use up what the margin releases', () => {
  const percent = fc.integer({ min: 0, max: 20 }).map((hundredths) => hundredths / 100);
  fc.assert(
    fc.property(percent, percent, percent, fc.integer({ min: 0, max: 200 }), (...drawn) => {
      const [maintenanceRatio, liquidatorFeeRatio, maxInsuranceFeeRatio, marginShortageAmount] = drawn;
      const fee = cap({ maintenanceRatio, liquidatorFeeRatio, maxInsuranceFeeRatio, marginShortageAmount });
      expect(fee).toBeLessThanOrEqual(maxInsuranceFeeRatio);
      if (fee > 0) expect(fee + liquidatorFeeRatio + marginShortageAmount / 1000).toBeLessThan(maintenanceRatio);
    }),
    { seed: 10 },
  );
});

test('nothing to close, no price and a notional without end are refused', () => {
  expect(insuranceFeeCap({ ...CLOSING, quantity: 0 })).toMatchObject({ problem: { path: ['quantity'] } });
  expect(insuranceFeeCap({ ...CLOSING, oraclePrice: Number.NaN })).toMatchObject({
    problem: { path: ['oraclePrice'] },
  });
  expect(insuranceFeeCap({ ...CLOSING, marginShortageAmount: -1 })).toMatchObject({
    problem: { path: ['marginShortageAmount'] },
  });
  expect(insuranceFeeCap({ ...CLOSING, quantity: 1e200, oraclePrice: 1e200 })).toMatchObject({
    problem: { code: 'NUMERIC_OVERFLOW' },
  });
});
