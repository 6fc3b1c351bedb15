import { describe, expect, test } from 'vitest';
import { kinds, mark, watching } from './sample-streams.ts';

const LONG = { market: 0, signedQuantity: 10, entryPrice: 100 };

describe('a mark that is not good', () => {
  test.each([
    ['of nothing', { price: 0 }, 'NOT_POSITIVE'],
    ['below nothing', { price: -3 }, 'NOT_POSITIVE'],
    ['that is no number', { price: Number.NaN }, 'NOT_FINITE'],
    ['without end', { price: Infinity }, 'NOT_FINITE'],
    ['at which positions are no numbers', { price: 1.1e150 }, 'TOO_LARGE'],
    ['between crossed quotes', { price: 50, bidPrice: 51, askPrice: 49 }, 'CROSSED'],
    ['with a bid below nothing', { price: 50, bidPrice: -1, askPrice: 51 }, 'QUOTE_NOT_POSITIVE'],
    ['with an ask of nothing', { price: 50, askPrice: 0 }, 'QUOTE_NOT_POSITIVE'],
    ['with a bid that is no number', { price: 50, bidPrice: Number.NaN }, 'QUOTE_NOT_POSITIVE'],
    ['observed long ago', { price: 50, time: -20_000 }, 'STALE'],
    ['observed after the update it comes with', { price: 50, time: 2001 }, 'AHEAD'],
    ['of a market there is not', { price: 50, market: 7 }, 'UNKNOWN_MARKET'],
  ])('%s is refused and flagged, and the last good one kept', (_, change, reason) => {
    const monitor = watching({ cashAmount: 50, positions: [LONG] });
    expect(kinds(monitor, 99, 1)).toEqual([]);
    const observation = { market: 0, time: 2000, ...change };
    const answer = monitor.update({ sequence: 2, time: 2000, marks: [observation] });
    expect(answer).toMatchObject({ events: [], flags: [{ code: 'STALE_ORACLE', market: observation.market, reason }] });
    expect(monitor.update(mark(95.9, 3)).events[0]).toMatchObject({ equityAmount: expect.closeTo(9, 9) });
  });

  test('older than the last good one is refused', () => {
    const monitor = watching();
    monitor.update({ sequence: 1, time: 5000, marks: [{ market: 0, price: 99, time: 5000 }] });
    const late = monitor.update({ sequence: 2, time: 5000, marks: [{ market: 0, price: 10, time: 4999 }] });
    expect(late.flags).toEqual([{ code: 'STALE_ORACLE', market: 0, reason: 'STALE' }]);
  });

  test('does not keep the good marks of the same update from counting', () => {
    const monitor = watching({ cashAmount: 50, positions: [LONG] });
    const time = 1000;
    const marks = [
      { market: 1, price: -1, time },
      { market: 0, price: 95.9, time },
    ];
    const answer = monitor.update({ sequence: 1, time, marks });
    expect(answer.events).toHaveLength(1);
    expect(answer.flags).toHaveLength(1);
  });

  test('outside its own quotes is taken: marks come from an index, too', () => {
    const monitor = watching({ cashAmount: 50, positions: [LONG] });
    const time = 1000;
    const marks = [{ market: 0, price: 95.9, time, bidPrice: 99, askPrice: 100 }];
    expect(monitor.update({ sequence: 1, time, marks })).toMatchObject({ flags: [], events: [{ mark: 95.9 }] });
  });

  test('that does not come at all is flagged once, until one comes', () => {
    const monitor = watching();
    const quiet = (sequence: number, time: number) => {
      const { flags } = monitor.update({ sequence, time, marks: [] });
      expect(flags.every(({ reason }) => reason === 'QUIET')).toBe(true);
      return flags.map(({ market }) => market);
    };
    expect(quiet(1, 10_000)).toEqual([]);
    expect(quiet(2, 10_001)).toEqual([0, 1]);
    expect(quiet(3, 10_002)).toEqual([]);
    monitor.update({ sequence: 4, time: 10_003, marks: [{ market: 0, price: 100, time: 10_003 }] });
    expect(quiet(5, 30_000)).toEqual([0]);
  });
});
