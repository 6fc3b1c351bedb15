import { expect, test } from 'vitest';
import { snapshotOfMarket } from '../markets/sample-market.ts';
import { liquidationOfPosition } from './liquidation-of-position.ts';
import { atRisk } from './market-risk.ts';

/** Longs opened at the mark of 50, of which 0.02 is required: units and collateral of each. */
const longs = (...held: readonly (readonly [quantity: number, collateral: number])[]) =>
  snapshotOfMarket(
    held.map(([quantity, collateral]) => ({
      key: `long-${quantity}`,
      mode: 'ISOLATED',
      cash: 0,
      positions: [['other', quantity, 50, collateral]],
    })),
  );
const inOther = (snapshot: ReturnType<typeof longs>, within: number) =>
  atRisk(snapshot, snapshot.margin.markets.keys.indexOf('other'), within);

test('a position at its liquidation price is at risk of no further move, whatever the last digit of that price', () => {
  // Each has just what is required, which the venue liquidates only below: at 50, or a last digit above or below it.
  const atEdge = longs([1, 1], [5, 5], [7, 7]);
  const prices = [0, 1, 2].map((at) => liquidationOfPosition(atEdge, { account: at, position: at }));
  expect(prices.map((found) => 'isDue' in found && Math.sign((found.liquidationPrice ?? 0) - 50))).toEqual([0, -1, 1]);
  expect(prices.map((found) => 'isDue' in found && found.isDue)).toEqual([false, false, false]);
  expect(inOther(atEdge, 0)).toMatchObject({ longs: { count: 3, quantity: 13 }, shorts: { count: 0 } });
});

test('a position a hair from its liquidation price is not at risk until the mark has moved so far', () => {
  // (5 50 - 5.000001) / (5 0.98) is 4e-9 of it below 50.
  const near = longs([5, 5.000001]);
  expect(inOther(near, 0)).toMatchObject({ longs: { count: 0 } });
  expect(inOther(near, 1e-8)).toMatchObject({ longs: { count: 1 } });
});
