import { describe, expect, test } from 'vitest';
import { heatRows, mapInWords } from './heat-rows.ts';

const usd = (amount: number) => ({ amount: String(amount), currency: 'USD', scale: 0 });
const band = (from: number, longs: number, shorts: number) => ({
  from: usd(from),
  to: usd(from + 10),
  longs: usd(longs),
  shorts: usd(shorts),
});

describe('a liquidation map around 100', () => {
  const bands = [band(80, 0, 0), band(90, 300, 0), band(100, 50, 100), band(110, 0, 75)];

  test('has the highest price at the top and its longest bar where most is liquidated', () => {
    const rows = heatRows(bands, usd(100));
    expect(rows.map(({ key }) => key)).toEqual(['110', '100', '90', '80']);
    expect(rows.map(({ longShare, shortShare }) => [longShare, shortShare])).toEqual([
      [0, 0.25],
      [50 / 300, 100 / 300],
      [1, 0],
      [0, 0],
    ]);
    expect(rows.map(({ isAboveMark }) => isAboveMark)).toEqual([true, true, false, false]);
  });

  test('says in words where that is', () => {
    expect(mapInWords(bands, usd(100))).toContain('from USD 90.00 to USD 100.00: longs USD 300.0, shorts USD 0.00');
  });
});

test('a map of nothing has bars of nothing and says so', () => {
  const empty = [band(90, 0, 0), band(100, 0, 0)];
  expect(heatRows(empty, usd(100)).map(({ longShare }) => longShare)).toEqual([0, 0]);
  expect(mapInWords(empty, usd(100))).toContain('no position is liquidated');
});
