import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criticalLeverage, type LeveragedPosition, leverageWhenSold } from './critical-leverage.ts';

const found = (position: LeveragedPosition) => {
  const answer = criticalLeverage(position);
  if ('problem' in answer) throw new Error(answer.problem.message);
  return answer;
};
const position = (leverage: number, impact: number, law: LeveragedPosition['law'] = 'SQUARE_ROOT') => ({
  leverage,
  fullSaleImpactRatio: impact,
  law,
});
const leverages = fc.double({ min: 1, max: 200, noNaN: true });
const impacts = fc.double({ min: 1e-4, max: 1, noNaN: true });
const laws = fc.constantFrom('SQUARE_ROOT' as const, 'LINEAR' as const);

describe('a bank that sells all it holds', () => {
  test('is left with nothing at leverage 30 if the sale moves the price by 5 %, since it loses two thirds of that', () => {
    // 1/30 of equity, and 2/3 of 0.05 lost.
    expect(found(position(10, 0.05)).criticalLeverage).toBeCloseTo(30, 12);
    expect(found(position(29.9, 0.05)).survives).toBe(true);
    expect(found(position(30.1, 0.05)).survives).toBe(false);
  });

  test('is insolvent on the way where its equity is used up: under linear impact at 1 - sqrt(1 - 2 / (L I))', () => {
    // L = 50, I = 0.05: 1 - sqrt(0.2).
    expect(found(position(50, 0.05, 'LINEAR')).insolventAtSoldShare).toBeCloseTo(1 - Math.sqrt(0.2), 14);
    expect(found(position(50, 0.01, 'LINEAR')).insolventAtSoldShare).toBeNull();
  });

  test('is insolvent under square-root impact at 4 sin^2 of a third of the arc sine of critical over own leverage', () => {
    // Critical over own is a half, whose arc sine is 30 degrees: 4 sin^2 of 10.
    const tenDegrees = Math.PI / 18;
    expect(found(position(60, 0.05)).insolventAtSoldShare).toBeCloseTo(4 * Math.sin(tenDegrees) ** 2, 14);
  });

  test('is left with nothing at just the critical leverage, and has then sold everything', () => {
    for (const law of ['SQUARE_ROOT', 'LINEAR'] as const)
      for (let part = 1; part < 200; part++) {
        const impact = part / 200;
        const critical = found(position(1, impact, law)).criticalLeverage ?? Number.NaN;
        const { survives, insolventAtSoldShare } = found(position(critical, impact, law));
        expect(survives).toBe(false);
        expect(insolventAtSoldShare).toBeCloseTo(1, 14);
      }
  });

  test('has no equity at the share it is insolvent at, and some before', () => {
    fc.assert(
      fc.property(leverages, impacts, laws, (leverage, impact, law) => {
        const share = found(position(leverage, impact, law)).insolventAtSoldShare;
        if (share === null) return;
        const equityAt = (x: number) =>
          1 / leverage - impact * (law === 'LINEAR' ? x - x ** 2 / 2 : Math.sqrt(x) - x ** 1.5 / 3);
        expect(Math.abs(equityAt(share))).toBeLessThan(1e-14);
        expect(equityAt(0.99 * share)).toBeGreaterThan(0);
      }),
      { seed: 3 },
    );
  });

  test('has no critical leverage where its sale does not move the price', () => {
    expect(found(position(1000, 0))).toMatchObject({ criticalLeverage: null, survives: true });
  });

  test('has the equity that adding up its sales one by one leaves', () => {
    fc.assert(
      fc.property(leverages, impacts, laws, (leverage, impact, law) => {
        const pieces = 20_000;
        let [equity, price] = [1 / leverage, 1];
        for (let piece = 1; piece <= pieces; piece++) {
          const share = piece / pieces;
          const next = 1 - impact * (law === 'LINEAR' ? share : Math.sqrt(share));
          // What is left falls with the price; the piece itself is sold half way.
          equity -= (price - next) * (1 - share + 0.5 / pieces);
          price = next;
        }
        expect(found(position(leverage, impact, law)).equityAfterSaleRatio).toBeCloseTo(equity, 6);
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  test('bears less leverage the more its sale moves the price, and survives below the critical leverage alone', () => {
    fc.assert(
      fc.property(leverages, impacts, impacts, laws, (leverage, one, other, law) => {
        const [small, large] = [Math.min(one, other), Math.max(one, other)];
        const critical = found(position(leverage, large, law)).criticalLeverage ?? Number.NaN;
        expect(critical).toBeLessThanOrEqual(found(position(leverage, small, law)).criticalLeverage ?? Number.NaN);
        if (Math.abs(leverage / critical - 1) > 1e-9)
          expect(found(position(leverage, large, law)).survives).toBe(leverage < critical);
      }),
      { seed: 3 },
    );
  });

  test('has more leverage after the first small sale than before, whatever its leverage above 1, under square-root impact', () => {
    fc.assert(
      fc.property(fc.double({ min: 1.5, max: 200, noNaN: true }), impacts, (leverage, impact) => {
        // L(x) ~ L (1 + (L - 1) I sqrt(x) - x): the square root wins where x is small enough.
        const share = (0.25 * (leverage - 1) * impact) ** 2;
        const after = leverageWhenSold(position(leverage, impact), Math.min(share, 1e-6 / leverage ** 2));
        expect(after).toBeGreaterThan(leverage);
      }),
      { seed: 3 },
    );
  });
});

test('a leverage of nothing and a fall by more than all are refused by name', () => {
  expect(criticalLeverage(position(0, 0.1))).toMatchObject({ problem: { code: 'BAD_PARAMETER', path: ['leverage'] } });
  expect(criticalLeverage(position(10, 1.1))).toMatchObject({ problem: { path: ['fullSaleImpactRatio'] } });
  expect(criticalLeverage(position(10, Number.NaN))).toMatchObject({ problem: { path: ['fullSaleImpactRatio'] } });
});
