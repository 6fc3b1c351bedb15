import { describe, expect, test } from 'vitest';
import { leverageConcentration } from './leverage-concentration.ts';

const system = (assets: readonly number[], equity: readonly number[]) => ({
  assets: Float64Array.from(assets),
  equity: Float64Array.from(equity),
  highLeverage: 33,
});

describe('concentration of leverage', () => {
  test('leaves the insolvent out of every mean: 1000 of assets on -10 of equity would pull it down', () => {
    const found = leverageConcentration(system([600, 300, 1000], [20, 10, -10]));
    expect(found.aggregate).toBe(30);
    expect(found.undefinedLeverage).toEqual([2]);
    expect(found.leverage[2]).toBeNaN();
    expect(found.debt?.count).toBe(2);
  });

  test('weighs by assets above the aggregate wherever leverage differs: 100 at 10:1 and 100 at 100:1', () => {
    const found = leverageConcentration(system([100, 100], [10, 1]));
    expect(found.aggregate).toBeCloseTo(200 / 11, 12);
    expect(found.assetWeightedMean).toBe(55);
    expect(found.median).toBe(55);
    expect(found.highLeverageAssetShare).toBe(0.5);
    expect([...found.wipeoutShockPercent]).toEqual([10, 1]);
  });

  test('counts assets above the threshold strictly, so that 33:1 is not above 33', () => {
    expect(leverageConcentration(system([33, 34], [1, 1])).highLeverageAssetShare).toBe(34 / 67);
  });

  test('of nobody has no mean; of an owner with more equity than assets, no concentration of debt', () => {
    expect(leverageConcentration(system([], []))).toMatchObject({ aggregate: null, median: null });
    expect(leverageConcentration(system([10], [12])).debt).toBeNull();
  });

  test('refuses columns that do not belong together, and missing assets beside equity', () => {
    expect(() => leverageConcentration(system([1], []))).toThrow('one each');
    expect(() => leverageConcentration(system([Number.NaN], [1]))).toThrow('institution 0');
  });
});
