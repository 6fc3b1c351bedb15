import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeIntoFund, deleverageWinner, type SignedPosition } from './close-into-fund.ts';

const LONG: SignedPosition = { signedQuantity: 10, entryPrice: 100, collateralAmount: 50 };
const close = (position: SignedPosition, mark: number, fundAmount: number) => {
  const found = closeIntoFund(position, { mark, fundAmount });
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};
const deleverage = (winner: SignedPosition, mark: number, bankruptcyPrice: number) => {
  const found = deleverageWinner(winner, { mark, bankruptcyPrice });
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

test('a long of ten bought at 100 with 50 costs the fund 550 at 40, and nobody else where the fund has 1,000', () => {
  expect(close(LONG, 40, 1000)).toEqual({
    residualAmount: -550,
    fundDeltaAmount: -550,
    fundAfterAmount: 450,
    uncoveredAmount: 0,
    bankruptcyPrice: 95,
  });
  expect(close(LONG, 40, 500)).toMatchObject({ fundAfterAmount: -50, uncoveredAmount: 50 });
});

test('what is left of a position is its owner’s and not the fund’s', () => {
  expect(close(LONG, 99, 1000)).toMatchObject({ residualAmount: 40, fundDeltaAmount: 0, fundAfterAmount: 1000 });
});

test('a long paid for in full has no price above zero at which it is bankrupt', () => {
  expect(close({ ...LONG, collateralAmount: 1000 }, 40, 0).bankruptcyPrice).toBeNull();
  expect(close({ ...LONG, signedQuantity: -10, collateralAmount: 1000 }, 40, 0).bankruptcyPrice).toBe(200);
});

test('a short closed against it at its bankruptcy price forgoes what the fund would have paid, and money is conserved', () => {
  const winner = { signedQuantity: -10, entryPrice: 100, collateralAmount: 100 };
  expect(deleverage(winner, 40, 95)).toEqual({ equityAfterAmount: 150, forgoneGainAmount: 550 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom(1, -1),
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 1, max: 300 }),
      (quantity, side, percent, mark) => {
        const loser = { signedQuantity: side * quantity, entryPrice: 100, collateralAmount: percent * quantity };
        const { residualAmount, bankruptcyPrice } = close(loser, mark, 0);
        const opposite = { signedQuantity: -side * quantity, entryPrice: 100, collateralAmount: 7 };
        const { equityAfterAmount, forgoneGainAmount } = deleverage(opposite, mark, bankruptcyPrice ?? Number.NaN);
        expect(forgoneGainAmount).toBeCloseTo(-residualAmount, 8);
        expect(equityAfterAmount).toBeCloseTo(7 + loser.collateralAmount, 8);
      },
    ),
    { seed: 27 },
  );
});

test('a position of nothing, a mark of zero and a fund below zero are refused', () => {
  const at = { mark: 40, fundAmount: 0 };
  expect(closeIntoFund({ ...LONG, signedQuantity: 0 }, at)).toMatchObject({ problem: { path: ['signedQuantity'] } });
  expect(closeIntoFund(LONG, { ...at, mark: 0 })).toMatchObject({ problem: { path: ['mark'] } });
  expect(closeIntoFund(LONG, { ...at, fundAmount: -1 })).toMatchObject({ problem: { path: ['fundAmount'] } });
  expect(closeIntoFund({ ...LONG, signedQuantity: 1e308 }, at)).toMatchObject({
    problem: { code: 'NUMERIC_OVERFLOW' },
  });
  expect(deleverageWinner(LONG, { mark: 40, bankruptcyPrice: 0 })).toMatchObject({
    problem: { path: ['bankruptcyPrice'] },
  });
});
