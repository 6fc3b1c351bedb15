import { expect, test } from 'vitest';
import { type FinancedHolding, leverageAfterFall } from './leverage-after-fall.ts';

const GILTS: FinancedHolding = { assetsAmount: 300, debtAmount: 200, fallRatio: 0.2, targetLeverage: 2 };

test('a fund three times levered is six times levered after a fall of a fifth, and sells 160 of 240 for two times', () => {
  const found = leverageAfterFall(GILTS);
  expect(found).toMatchObject({
    capitalBeforeAmount: 100,
    leverageBefore: 3,
    assetsAfterAmount: 240,
    capitalAfterAmount: 40,
    leverageAfter: 6,
    saleToTargetAmount: 160,
  });
  if ('problem' in found) throw new Error(found.problem.message);
  const { assetsAfterAmount, saleToTargetAmount, capitalAfterAmount } = found;
  expect((assetsAfterAmount - (saleToTargetAmount ?? Number.NaN)) / capitalAfterAmount).toBe(2);
});

test('a third is the fall that uses up its capital, and beyond it there is no leverage to restore', () => {
  expect(leverageAfterFall({ ...GILTS, fallRatio: 0.5 })).toMatchObject({
    fallToZeroCapitalRatio: 100 / 300,
    capitalAfterAmount: -50,
    leverageAfter: null,
    saleToTargetAmount: null,
  });
});

test('a fund below its target would have to buy', () => {
  expect(leverageAfterFall({ ...GILTS, debtAmount: 60, fallRatio: 0 })).toMatchObject({ saleToTargetAmount: -180 });
});

test('a fund without capital is bad debt, and a fall beyond everything is refused', () => {
  expect(leverageAfterFall({ ...GILTS, debtAmount: 300 })).toMatchObject({ problem: { code: 'BAD_DEBT' } });
  expect(leverageAfterFall({ ...GILTS, fallRatio: 1.1 })).toMatchObject({ problem: { path: ['fallRatio'] } });
  expect(leverageAfterFall({ ...GILTS, targetLeverage: 0.5 })).toMatchObject({ problem: { path: ['targetLeverage'] } });
});
