import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CrossPosition, roomToLiquidation } from './room-to-liquidation.ts';

const LONG: CrossPosition = {
  equityAmount: 200,
  side: 1,
  quantity: 10,
  mark: 100,
  maintenanceRatio: 0.05,
  otherMaintenanceAmount: 55,
};
const room = (position: Partial<CrossPosition>) => {
  const found = roomToLiquidation({ ...LONG, ...position });
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

test('a long of ten at 100 with 200 of equity and 55 of other margin has ten per cent of room', () => {
  const { liquidationPrice, roomRatio, fallsShortNow } = room({});
  expect(liquidationPrice).toBeCloseTo(90, 9);
  expect(roomRatio).toBeCloseTo(0.1, 9);
  expect(fallsShortNow).toBe(false);
});

test('an account that no price above zero liquidates has no such price', () => {
  expect(room({ equityAmount: 2000 })).toMatchObject({ liquidationPrice: null, roomRatio: null });
  expect(room({ equityAmount: 104 }).fallsShortNow).toBe(true);
});

test('at the price found the account has exactly its maintenance margin', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1500 }),
      fc.constantFrom(1 as const, -1 as const),
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 0, max: 200 }),
      (equityAmount, side, percent, otherMaintenanceAmount) => {
        const maintenanceRatio = percent / 100;
        const { liquidationPrice: price } = room({ equityAmount, side, maintenanceRatio, otherMaintenanceAmount });
        if (price === null) return;
        const equity = equityAmount + side * 10 * (price - 100);
        expect(equity).toBeCloseTo(maintenanceRatio * 10 * price + otherMaintenanceAmount, 8);
      },
    ),
    { seed: 28 },
  );
});

test('more margin elsewhere moves the price towards the mark', () => {
  const prices = [0, 20, 40, 80].map(
    (otherMaintenanceAmount) => room({ otherMaintenanceAmount }).liquidationPrice ?? 0,
  );
  expect([...prices].sort((left, right) => left - right)).toEqual(prices);
});

test('a quantity or mark of zero and a maintenance ratio of one are refused', () => {
  for (const [name, value] of Object.entries({ quantity: 0, mark: 0, maintenanceRatio: 1, otherMaintenanceAmount: -1 }))
    expect(roomToLiquidation({ ...LONG, [name]: value })).toMatchObject({ problem: { path: [name] } });
});
