import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CascadeInput, perpetualCascade } from '../markets/perpetual-cascade/perpetual-cascade.ts';
import { FIVE_LONGS, plainRules, sampleBooks, sampleRules } from '../markets/perpetual-cascade/sample-book.ts';
import { requiredInsuranceFund } from './required-insurance-fund.ts';

const market: CascadeInput = { book: FIVE_LONGS, rules: plainRules(0.01), initialPrice: 100, shockRatio: 0 };
const required = (given: CascadeInput, shockRatios: readonly number[], badDebtLimitAmount = 0, confidence = 1) => {
  const found = requiredInsuranceFund({ market: given, shockRatios, badDebtLimitAmount, confidence });
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};
const badDebt = (given: CascadeInput, shockRatio: number, insuranceFundAmount: number) => {
  const cascade = perpetualCascade({ ...given, shockRatio, rules: { ...given.rules, insuranceFundAmount } });
  if ('problem' in cascade) throw new Error(cascade.problem.message);
  return cascade.badDebtAmount;
};

test('two longs closed 10 beyond their collateral each need a fund of 20, and of 5 where 15 may be left', () => {
  expect(required(market, [-0.006]).fundAmount).toBeCloseTo(20, 9);
  expect(required(market, [-0.006], 15).fundAmount).toBeCloseTo(5, 9);
});

test('a fund for three shocks of four is the third smallest of what they need', () => {
  const { fundAmount, fundAmountByShock } = required(market, [-0.02, -0.006, -0.004, -0.012], 0, 0.75);
  expect(fundAmount).toBe(fundAmountByShock.toSorted()[2]);
  expect(fundAmountByShock[2]).toBe(0);
});

test('the fund found is enough, and anything less is not', () => {
  let needed = 0;
  fc.assert(
    fc.property(sampleBooks, sampleRules, fc.constantFrom(0, 40), fc.integer({ min: -2500, max: 2500 }), (...drawn) => {
      const [book, sampled, limit, basisPoints] = drawn;
      const given = { ...market, book, rules: { ...sampled, autoDeleveraging: null } };
      const shock = basisPoints / 10_000;
      const { fundAmount } = required(given, [shock], limit);
      const slack = 1e-9 * (1 + fundAmount);
      expect(badDebt(given, shock, fundAmount)).toBeLessThanOrEqual(limit + slack);
      if (fundAmount <= 0) return;
      needed++;
      expect(badDebt(given, shock, fundAmount * 0.99)).toBeGreaterThan(limit);
    }),
    { seed: 13, numRuns: 300 },
  );
  expect(needed).toBeGreaterThan(50);
});

test('no shocks, and auto-deleveraging, are refused', () => {
  const asked = { market, shockRatios: [-0.01], badDebtLimitAmount: 0, confidence: 1 };
  expect(requiredInsuranceFund({ ...asked, shockRatios: [] })).toMatchObject({ problem: { path: ['shockRatios'] } });
  const rules = plainRules(0.01, { autoDeleveraging: 'QUEUE' });
  expect(requiredInsuranceFund({ ...asked, market: { ...market, rules } })).toMatchObject({
    problem: { path: ['autoDeleveraging'] },
  });
});
