import fc from 'fast-check';
import { expect, test } from 'vitest';
import { socialisedLoss } from './socialised-loss.ts';

test('a loss of 100 costs longs of 7 and shorts of 4 the same on each unit', () => {
  expect(socialisedLoss(100, { longQuantity: 7, shortQuantity: 4 })).toEqual({
    lossPerUnitAmount: 100 / 11,
    chargedToLongsAmount: (100 / 11) * 7,
    chargedToShortsAmount: (100 / 11) * 4,
  });
});

test('what is charged is the loss', () => {
  const quantity = fc.integer({ min: 0, max: 1e6 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), quantity, fc.integer({ min: 1, max: 1e6 }), (loss, long, short) => {
      const found = socialisedLoss(loss, { longQuantity: long, shortQuantity: short });
      if ('problem' in found) throw new Error(found.problem.message);
      const missing = Math.abs(found.chargedToLongsAmount + found.chargedToShortsAmount - loss);
      expect(missing).toBeLessThanOrEqual(4 * Number.EPSILON * loss);
    }),
    { seed: 11 },
  );
});

test('without open interest there is nobody to charge, whatever the loss', () => {
  for (const loss of [0, 100, Number.NaN])
    expect(socialisedLoss(loss, { longQuantity: 0, shortQuantity: 0 })).toMatchObject({
      problem: { code: 'NO_OPEN_INTEREST' },
    });
});

test('a loss below zero, a quantity below zero and a loss per unit without end are refused', () => {
  expect(socialisedLoss(-1, { longQuantity: 1, shortQuantity: 1 })).toMatchObject({
    problem: { path: ['lossAmount'] },
  });
  expect(socialisedLoss(1, { longQuantity: -1, shortQuantity: 1 })).toMatchObject({
    problem: { path: ['longQuantity'] },
  });
  expect(socialisedLoss(1e300, { longQuantity: 1e-300, shortQuantity: 0 })).toMatchObject({
    problem: { code: 'NUMERIC_OVERFLOW' },
  });
});
