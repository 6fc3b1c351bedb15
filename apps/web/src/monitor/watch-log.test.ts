import { expect, test } from 'vitest';
import { addEvents, addProgress, emptyLog, MOST_EVENTS, MOST_PRICES, type ProgressLike } from './watch-log.ts';

const event = (number: number) => ({ number });
const log = (...numbers: number[]) => emptyLog<{ readonly number: number }, ProgressLike>(numbers.map(event));
const progress = (minute: number, amount: string): ProgressLike => ({
  lastUpdateSequence: minute,
  lastUpdateTime: `2025-10-10T21:${String(minute).padStart(2, '0')}:00Z`,
  marks: [{ market: { key: 'binance-btc' }, mark: { amount } }],
});

test('liquidations are listed newest first, and one that comes again after a lost connection is listed once', () => {
  const taken = addEvents(log(7, 8), [event(8), event(9), event(10), event(10)]);
  expect(taken.events.map(({ number }) => number)).toEqual([10, 9, 8, 7]);
  expect(taken.eventCount).toBe(4);
  expect(addEvents(taken, [event(7)])).toBe(taken);
});

test('of a crash with more events than can be listed the newest are kept and all are counted', () => {
  const all = Array.from({ length: MOST_EVENTS + 50 }, (_, place) => place + 1);
  const kept = log(...all);
  expect(kept.events).toHaveLength(MOST_EVENTS);
  expect(kept.events[0]).toEqual(event(MOST_EVENTS + 50));
  expect(kept.eventCount).toBe(MOST_EVENTS + 50);
});

test('a price is drawn once for each update, and none before the first one', () => {
  const opened = addProgress(log(), progress(0, '125000'));
  expect(opened.prices).toEqual([]);
  const first = addProgress(opened, progress(1, '122000'));
  const again = addProgress(first, progress(1, '122000'));
  const next = addProgress(again, progress(2, '121500.5'));
  expect(next.prices).toEqual([
    { time: Date.UTC(2025, 9, 10, 21, 1), marks: { 'binance-btc': 122_000 } },
    { time: Date.UTC(2025, 9, 10, 21, 2), marks: { 'binance-btc': 121_500.5 } },
  ]);
});

test('prices from before the page was opened are drawn, too, and the last of them once', () => {
  const time = Date.UTC(2025, 9, 10, 21, 1);
  const opened = emptyLog<{ readonly number: number }, ProgressLike>([], [{ time, marks: { 'binance-btc': 122_000 } }]);
  expect(addProgress(opened, progress(1, '122000')).prices).toEqual(opened.prices);
  expect(addProgress(opened, progress(2, '121000')).prices).toHaveLength(2);
});

test('a watch that runs for days does not fill the page with prices', () => {
  let long = log();
  for (let second = 0; second < MOST_PRICES + 10; second++)
    long = addProgress(long, {
      lastUpdateSequence: second + 1,
      lastUpdateTime: new Date(second * 1000).toISOString(),
      marks: [],
    });
  expect(long.prices).toHaveLength(MOST_PRICES);
  expect(long.prices.at(-1)?.time).toBe((MOST_PRICES + 9) * 1000);
});
