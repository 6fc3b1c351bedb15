import { expect, test } from 'vitest';
import { openInvestors, USUAL_SURVIVAL } from './fund-survival.ts';

test('money follows performance: a tenth of the return on what was invested, beyond half a per cent, times 0.15', () => {
  const investors = openInvestors(USUAL_SURVIVAL, 2, 1);
  // Nothing is known at first: r = 0, so that 0.15 times 0.005 of wealth leaves.
  expect(investors.settle(0, { price: 1, wealthAmount: 2, investedAmount: 4 })).toBeCloseTo(-0.15 * 0.005 * 2, 15);
  investors.endStep();
  // The price rose by 10 % on twice the wealth: x = 0.2, r = 0.02.
  expect(investors.settle(0, { price: 1.1, wealthAmount: 2.4, investedAmount: 0 })).toBeCloseTo(0.15 * 0.015 * 2.4, 15);
});

test('nobody takes more out than there is', () => {
  const rush = { ...USUAL_SURVIVAL, flowSensitivity: 1000, newestWeight: 1 };
  expect(openInvestors(rush, 2, 1).settle(0, { price: 1, wealthAmount: 1, investedAmount: 1 })).toBe(-1);
});

test('a fund that begins again is not judged by what it did before it was closed', () => {
  const investors = openInvestors({ ...USUAL_SURVIVAL, reentrySteps: 1 }, 2, 1);
  investors.settle(0, { price: 1, wealthAmount: 2, investedAmount: 4 });
  investors.endStep();
  investors.settle(0, { price: 0.6, wealthAmount: 1.2, investedAmount: 2.4 });
  investors.endStep();
  expect(investors.settle(0, { price: 0.1, wealthAmount: 0.1, investedAmount: 0 })).toBe('CLOSED');
  investors.endStep();
  investors.endStep();
  expect(investors.settle(0, { price: 0.5, wealthAmount: 2, investedAmount: 0 })).toBeCloseTo(-0.15 * 0.005 * 2, 15);
});

test('a fund with a tenth of what it began with is closed, and out for a hundred steps', () => {
  const investors = openInvestors(USUAL_SURVIVAL, 2, 2);
  expect(investors.settle(0, { price: 1, wealthAmount: 0.2, investedAmount: 0 })).toBe('CLOSED');
  expect(investors.settle(1, { price: 1, wealthAmount: 0.21, investedAmount: 0 })).not.toBe('CLOSED');
  expect(investors.endStep()).toEqual([0]);
  for (let step = 0; step < 100; step++) {
    expect([investors.isOut(0), investors.isOut(1)]).toEqual([true, false]);
    expect(investors.endStep()).toEqual([]);
  }
  expect(investors.isOut(0)).toBe(false);
});
