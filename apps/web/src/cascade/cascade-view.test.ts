import { expect, test } from 'vitest';
import { comparedShocks, ownShare, pricePath, responseLine, waterfall } from './cascade-view';

const money = (amount: string, scale = 0) => ({ amount, currency: 'USD', scale });

test('a price path begins before the shock, goes through it and ends with the last round, in units of the currency', () => {
  const path = pricePath({
    initialPrice: money('0.0001', 6),
    fundamentalPrice: money('95'),
    rounds: [{ number: 1, priceAtEnd: money('94'), forcedOrderQuantity: -10 }],
  });
  expect(path.map(({ label, price, orderQuantity }) => [label, Math.round(price), orderQuantity])).toEqual([
    ['Before', 100, 0],
    ['Shock', 95, 0],
    ['1', 94, -10],
  ]);
});

test('bars of a waterfall follow on each other and end where they began', () => {
  // Down by 60, up by 45, up by 15: between -60 and 0.
  const steps = waterfall([
    { party: 'LIQUIDATED', change: { amount: '-60' } },
    { party: 'OTHER_ACCOUNTS', change: { amount: '45' } },
    { party: 'LIQUIDITY_PROVIDER', change: { amount: '15' } },
  ]);
  expect(steps).toEqual([
    { party: 'LIQUIDATED', from: 0, to: 1, isLoss: true },
    { party: 'OTHER_ACCOUNTS', from: 0, to: 0.75, isLoss: false },
    { party: 'LIQUIDITY_PROVIDER', from: 0.75, to: 1, isLoss: false },
  ]);
});

test('a response jumps where it crosses, between the shocks it is drawn at, whichever way the price goes', () => {
  const line = responseLine({
    response: [
      { shockRatio: 0, liquidatedShare: 0 },
      { shockRatio: -0.1, liquidatedShare: 0.5 },
    ],
    crossings: [{ shockRatio: -0.04, justBefore: { liquidatedShare: 0.1 }, justAfter: { liquidatedShare: 0.4 } }],
  });
  expect(line.map(({ size, liquidatedShare }) => [size, liquidatedShare])).toEqual([
    [0, 0],
    [0.04, 0.1],
    [0.04, 0.4],
    [0.1, 0.5],
  ]);
});

test('a waterfall of nothing has bars without width', () => {
  expect(waterfall([{ party: 'LIQUIDATED', change: { amount: '0' } }])).toEqual([
    { party: 'LIQUIDATED', from: 0, to: 0, isLoss: false },
  ]);
});

test('guardrails are compared on half of the shock, all of it and half as much again, no price falling below a tenth', () => {
  expect(comparedShocks(0.2)).toEqual([0.1, 0.2, 0.30000000000000004]);
  expect(comparedShocks(-0.8)).toEqual([-0.4, -0.8, -0.9]);
  expect(comparedShocks(-1)).toEqual([-0.5, -0.9]);
});

test('a price that did not move has no mechanical share', () => {
  expect(ownShare({ mechanicalMoveRatio: -0.01, totalMoveRatio: -0.06 })).toBeCloseTo(1 / 6, 12);
  expect(ownShare({ mechanicalMoveRatio: 0, totalMoveRatio: 0 })).toBeNull();
});
