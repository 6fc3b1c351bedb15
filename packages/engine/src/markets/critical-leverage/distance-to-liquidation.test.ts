import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equityAt, fallsShort } from '../margin-position.ts';
import { distanceToLiquidation, type OpenedPosition } from './distance-to-liquidation.ts';

const found = (position: OpenedPosition, moves: readonly number[] = []) => {
  const answer = distanceToLiquidation(position, moves);
  if ('problem' in answer) throw new Error(answer.problem.message);
  return answer;
};
const long = (leverage: number, maintenanceRatio = 0.005) => ({ side: 'LONG' as const, leverage, maintenanceRatio });

describe('a position at 100 times leverage', () => {
  test('with maintenance of 0.5 % has half a per cent to maintenance, and is bankrupt after one', () => {
    const distance = found(long(100), [0.005, 0.01, 0.02]);
    expect(distance.maintenanceHeadroomRatio).toBeCloseTo(0.005, 15);
    // At the moved price maintenance is less: 0.005 / 0.995.
    expect(distance.liquidationMoveRatio).toBeCloseTo(0.005 / 0.995, 15);
    expect(distance.bankruptcyMoveRatio).toBe(0.01);
    expect(distance.lossShares.map(({ isInsolvent }) => isInsolvent)).toEqual([false, true, true]);
  });

  test('cannot be opened with maintenance of 1 %', () => {
    expect(distanceToLiquidation(long(100, 0.01))).toMatchObject({ problem: { code: 'AT_OPEN', path: ['leverage'] } });
  });
});

test('without leverage a long is never liquidated, a short is', () => {
  expect(found(long(1, 0))).toMatchObject({ liquidationMoveRatio: null, bankruptcyMoveRatio: null });
  expect(found({ ...long(1), side: 'SHORT' })).toMatchObject({ bankruptcyMoveRatio: 1 });
});

test('more leverage brings liquidation closer, and there equity is maintenance margin', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('LONG' as const, 'SHORT' as const),
      fc.double({ min: 1.5, max: 99, noNaN: true }),
      fc.double({ min: 0, max: 0.01, noNaN: true }),
      (side, leverage, maintenanceRatio) => {
        const move = found({ side, leverage, maintenanceRatio }).liquidationMoveRatio ?? Number.NaN;
        const more = found({ side, leverage: leverage * 1.01, maintenanceRatio }).liquidationMoveRatio ?? Number.NaN;
        expect(more).toBeLessThan(move);
        const sign = side === 'LONG' ? 1 : -1;
        const account = {
          side: sign,
          quantity: 1,
          entryPrice: 100,
          collateralAmount: 100 / leverage,
          maintenanceRatio,
        } as const;
        expect(fallsShort(account, 100 * (1 - sign * move * (1 + 1e-9)))).toBe(true);
        expect(fallsShort(account, 100 * (1 - sign * move * (1 - 1e-9)))).toBe(false);
        expect(equityAt(account, 100 * (1 - sign * move))).toBeGreaterThanOrEqual(-1e-12);
      },
    ),
    { seed: 5 },
  );
});

test('a move that is no number is refused', () => {
  expect(distanceToLiquidation(long(10), [0.1, Number.NaN])).toMatchObject({ problem: { path: ['moveRatio'] } });
});
