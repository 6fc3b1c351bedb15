import { expect, test } from 'vitest';
import { changeSince, moveInPercent, priceLines } from './price-changes.ts';

const style = { variable: '--mark-0', type: 'solid' } as const;
const usd = (amount: string) => ({ amount, currency: 'USD', scale: 0 });

test('bitcoin and solana are drawn in one chart, each by how far it has moved since the snapshot', () => {
  const lines = priceLines(
    [
      { key: 'btc', label: 'Bitcoin', before: usd('120000'), style },
      { key: 'sol', label: 'Solana', before: usd('200'), style },
    ],
    [
      { time: 1, marks: { btc: 120_000, sol: 210 } },
      { time: 2, marks: { btc: 108_000 } },
    ],
  );
  expect(lines.map(({ points }) => points.map(([time, change]) => [time, Number(change.toFixed(9))]))).toEqual([
    [
      [1, 0],
      [2, -10],
    ],
    [[1, 5]],
  ]);
});

test('a market without a mark in the snapshot has no change', () => {
  expect(changeSince(null, 100)).toBeNull();
  expect(changeSince(usd('0'), 100)).toBeNull();
  expect(changeSince(usd('50'), undefined)).toBeNull();
});

test('the move an event is put to its market with is the whole one since the snapshot', () => {
  expect(moveInPercent(usd('120000'), usd('105518.27'))).toBe(-12.07);
  expect(moveInPercent(usd('200'), usd('210'))).toBe(5);
  expect(moveInPercent(usd('200'), usd('200.001'))).toBeNull();
  expect(moveInPercent(usd('0'), usd('1'))).toBeNull();
  expect(moveInPercent(usd('220'), usd('0.01'))).toBe(-99.99);
});
