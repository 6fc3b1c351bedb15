import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuseTiersAtOpen, tierJumps } from './check-tiers.ts';
import { type MarginTiers, marginTiers } from './margin-tiers.ts';
import { sampleTiers, THREE_TIERS, tiersFrom } from './sample-tiers.ts';
import { tierMargin } from './tier-margin.ts';

const marginOf = (tiers: MarginTiers, notional: number) => {
  const margin = tierMargin(tiers, notional);
  if ('problem' in margin) throw new Error(margin.problem.message);
  return margin;
};
const maintenanceOf = (tiers: MarginTiers, notional: number) => marginOf(tiers, notional).maintenanceMarginAmount;

describe('a table of 1 % to 1,000, 2 % to 5,000 and 10 % to 20,000', () => {
  test('charges each part of the notional at the rate of its own bracket', () => {
    expect(Array.from(THREE_TIERS.deductionAmount)).toEqual([0, 10, 410]);
    expect(maintenanceOf(THREE_TIERS, 6000)).toBeCloseTo(0.01 * 1000 + 0.02 * 4000 + 0.1 * 1000, 12);
    expect(marginOf(THREE_TIERS, 6000)).toMatchObject({ tier: 2, maxLeverage: 5, initialMarginAmount: 1200 });
  });

  test('counts a notional exactly at a floor to the higher tier, and the last cap to the last', () => {
    expect([0, 999.99, 1000, 5000, 20_000].map((notional) => marginOf(THREE_TIERS, notional).tier)).toEqual([
      0, 0, 1, 2, 2,
    ]);
  });

  test('has no margin for more than its last cap, nor for what is no notional', () => {
    expect(tierMargin(THREE_TIERS, 20_000.01)).toMatchObject({ problem: { code: 'TIER_EXCEEDED' } });
    for (const notional of [-1, Number.NaN, Infinity])
      expect(tierMargin(THREE_TIERS, notional)).toMatchObject({ problem: { code: 'BAD_PARAMETER' } });
  });

  test('jumps at its floors where the whole notional is charged at the rate of its tier', () => {
    expect(Array.from(tierJumps(THREE_TIERS, [0, 0, 0]))).toEqual([0, 10, 400]);
  });
});

test('margin has no jump at any floor, and is what the brackets add up to', () => {
  fc.assert(
    fc.property(sampleTiers, fc.double({ min: 0, max: 1, noNaN: true }), (tiers, share) => {
      const { floorNotional, capNotional, maintenanceRatio } = tiers;
      const end = capNotional[capNotional.length - 1] ?? 0;
      for (const jump of tierJumps(tiers, tiers.deductionAmount)) expect(Math.abs(jump)).toBeLessThan(1e-12 * end);
      const notional = share * end;
      let sum = 0;
      for (let tier = 0; tier < floorNotional.length; tier++) {
        const inside = Math.min(notional, capNotional[tier] ?? 0) - (floorNotional[tier] ?? 0);
        sum += Math.max(0, inside) * (maintenanceRatio[tier] ?? 0);
      }
      expect(Math.abs(maintenanceOf(tiers, notional) - sum)).toBeLessThan(1e-11 * end);
    }),
    { seed: 2 },
  );
});

describe('a table of tiers is refused', () => {
  const table = { floorNotional: [0, 10], capNotional: [10, 20], maintenanceRatio: [0.1, 0.2], maxLeverage: [5, 2] };

  test.each([
    ['without a tier', { floorNotional: [], capNotional: [], maintenanceRatio: [], maxLeverage: [] }, ['tiers']],
    ['with a column too short', { ...table, maxLeverage: [5] }, ['maxLeverage']],
    ['that does not begin at zero', { ...table, floorNotional: [1, 10] }, ['floorNotional', '0']],
    ['with a gap', { ...table, floorNotional: [0, 11] }, ['floorNotional', '1']],
    ['with a tier that ends where it begins', { ...table, capNotional: [10, 10] }, ['capNotional', '1']],
    ['with an open end before the last', { ...table, capNotional: [Infinity, 20] }, ['capNotional', '0']],
    ['with a rate of everything', { ...table, maintenanceRatio: [0.1, 1] }, ['maintenanceRatio', '1']],
    ['with a rate that is no number', { ...table, maintenanceRatio: [Number.NaN, 0.2] }, ['maintenanceRatio', '0']],
    ['that allows no leverage', { ...table, maxLeverage: [5, 0] }, ['maxLeverage', '1']],
  ])('%s', (_, bad, path) => {
    expect(marginTiers(bad)).toMatchObject({ problem: { code: 'BAD_PARAMETER', path } });
  });
});

describe('opened at the highest leverage of its tier', () => {
  const table = { floorNotional: [0, 10], capNotional: [10, 20], maintenanceRatio: [0.1, 0.2], maxLeverage: [5, 2] };

  test('a position of a sound table is not liquidated at once', () => {
    expect(refuseTiersAtOpen(THREE_TIERS)).toBeNull();
    expect(refuseTiersAtOpen(tiersFrom({ ...table, capNotional: [10, Infinity] }))).toBeNull();
  });

  test('a position with maintenance margin of all its collateral is', () => {
    expect(refuseTiersAtOpen(tiersFrom({ ...table, maxLeverage: [10, 2] }))).toMatchObject({
      problem: { code: 'AT_OPEN', path: ['maxLeverage', '0'] },
    });
  });

  test('a position of a higher tier is only from the notional on at which its deduction no longer helps', () => {
    // 0.2 n - 1 against n / 5.1: equal at n = 260.
    const steep = (end: number) => tiersFrom({ ...table, capNotional: [10, end], maxLeverage: [5, 5.1] });
    expect(refuseTiersAtOpen(steep(200))).toBeNull();
    expect(refuseTiersAtOpen(steep(300))).toMatchObject({ problem: { path: ['maxLeverage', '1'] } });
    expect(refuseTiersAtOpen(steep(Infinity))).toMatchObject({ problem: { path: ['maxLeverage', '1'] } });
  });
});
