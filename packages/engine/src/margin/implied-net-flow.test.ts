import { expect, test } from 'vitest';
import { impliedNetFlow } from './implied-net-flow.ts';

test('a fund of 100 that has 70 after a fall of a tenth lost 10 to prices and 20 to its holders', () => {
  expect(impliedNetFlow({ assetsBeforeAmount: 100, assetsAfterAmount: 70, priceReturnRatio: -0.1 })).toEqual({
    priceEffectAmount: -10,
    netFlowAmount: -20,
  });
});

test('a loss of more than everything and assets below zero are refused', () => {
  const change = { assetsBeforeAmount: 100, assetsAfterAmount: 70, priceReturnRatio: -0.1 };
  expect(impliedNetFlow({ ...change, priceReturnRatio: -1.1 })).toMatchObject({
    problem: { path: ['priceReturnRatio'] },
  });
  expect(impliedNetFlow({ ...change, assetsAfterAmount: -1 })).toMatchObject({
    problem: { path: ['assetsAfterAmount'] },
  });
  expect(impliedNetFlow({ ...change, assetsBeforeAmount: 1e308, priceReturnRatio: 1e10 })).toMatchObject({
    problem: { code: 'NUMERIC_OVERFLOW' },
  });
});
