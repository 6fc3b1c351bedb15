import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deleverageToMaintenance } from './deleverage-to-maintenance.ts';

const sell = (equityAmount: number, investedAmount: number, maintenanceRatio: number) => {
  const found = deleverageToMaintenance({ equityAmount, investedAmount, maintenanceRatio });
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

test('equity of 1,000 on 1,500 invested sells 250 for a ratio of 0.8, and nothing for one of a half', () => {
  expect(sell(1000, 1500, 0.8)).toMatchObject({ isBreached: true, investedAfterAmount: 1250, soldAmount: 250 });
  expect(sell(1000, 1500, 0.5)).toMatchObject({ isBreached: false, investedAfterAmount: 1500, soldAmount: 0 });
});

test('an account without equity sells everything, and its ratio is then undefined', () => {
  expect(sell(0, 1500, 0.25)).toMatchObject({ investedAfterAmount: 0, soldAmount: 1500, ratioAfter: null });
});

test('after the sale the account has its maintenance ratio, and it never sells more than it holds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 1, max: 99 }),
      (equity, invested, percent) => {
        const { soldAmount, ratioAfter } = sell(equity, invested, percent / 100);
        expect(soldAmount).toBeGreaterThanOrEqual(0);
        expect(soldAmount).toBeLessThanOrEqual(invested);
        expect(ratioAfter).toBeGreaterThanOrEqual((percent / 100) * (1 - 1e-12));
      },
    ),
    { seed: 25 },
  );
});

test('an account that owes more than it holds is bad debt, and one with nothing invested is refused', () => {
  const account = { equityAmount: -1, investedAmount: 100, maintenanceRatio: 0.25 };
  expect(deleverageToMaintenance(account)).toMatchObject({ problem: { code: 'BAD_DEBT', path: ['equityAmount'] } });
  expect(deleverageToMaintenance({ ...account, investedAmount: 0 })).toMatchObject({
    problem: { path: ['investedAmount'] },
  });
  expect(deleverageToMaintenance({ ...account, maintenanceRatio: 0 })).toMatchObject({
    problem: { path: ['maintenanceRatio'] },
  });
});
