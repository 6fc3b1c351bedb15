import { describe, expect, test } from 'vitest';
import { tiersFrom } from '../margin/sample-tiers.ts';
import { marginMonitor } from './margin-monitor.ts';
import { FLAT, kinds, mark, monitorOf, opened, SETTING, STEEP, watching } from './sample-streams.ts';

const LONG = { market: 0, signedQuantity: 10, entryPrice: 100 };

describe('a bank that is long ten at 100 with 50, where one per cent is required', () => {
  test('is warned below 30 of equity, called below 20, liquidated below 10, and bankrupt below nothing', () => {
    const monitor = watching({ cashAmount: 50, positions: [LONG] });
    expect(kinds(monitor, 98, 1)).toEqual([]);
    expect(kinds(monitor, 97.9, 2)).toEqual(['0 WARNING']);
    expect(kinds(monitor, 96.9, 3)).toEqual(['0 CALL']);
    expect(kinds(monitor, 95.9, 4)).toEqual(['0 LIQUIDATE']);
    expect(kinds(monitor, 94.9, 5)).toEqual(['0 BANKRUPT']);
    expect(kinds(monitor, 90, 6)).toEqual([]);
  });

  test('is told which mark did it, and what it has, needs and lacks', () => {
    const monitor = watching({ cashAmount: 50, positions: [LONG] });
    expect(monitor.update(mark(95.5, 1)).events).toEqual([
      {
        sequence: 1,
        pool: 0,
        kind: 'LIQUIDATE',
        market: 0,
        mark: 95.5,
        equityAmount: 5,
        maintenanceAmount: expect.closeTo(9.55, 12),
        shortageAmount: expect.closeTo(4.55, 12),
        calledAmount: expect.closeTo(4.55, 12),
      },
    ]);
  });

  test('is told what would take it out of each state: of a call initial margin is asked for', () => {
    const monitor = watching({ cashAmount: 50, positions: [LONG] });
    const called = (price: number, sequence: number) =>
      monitor.update(mark(price, sequence)).events.map(({ kind, calledAmount }) => [kind, calledAmount]);
    // Equity of 29 against three times 9.79.
    expect(called(97.9, 1)).toEqual([['WARNING', expect.closeTo(0.37, 9)]]);
    // Equity of 19 against 969 at fifty times leverage, 19.38, which is twice the maintenance margin as well.
    expect(called(96.9, 2)).toEqual([['CALL', expect.closeTo(0.38, 9)]]);
    expect(called(95.9, 3)).toEqual([['LIQUIDATE', expect.closeTo(0.59, 9)]]);
    // Less than nothing by 1, and 9.49 are required.
    expect(called(94.9, 4)).toEqual([['BANKRUPT', expect.closeTo(10.49, 9)]]);
  });

  test('is called for initial margin where that is more than the call factor asks, and for the factor where it is not', () => {
    const called = (maxLeverage: number) => {
      const tiers = tiersFrom({
        floorNotional: [0],
        capNotional: [Infinity],
        maintenanceRatio: [0.01],
        maxLeverage: [maxLeverage],
      });
      const monitor = monitorOf({ ...SETTING, tiers: [tiers, tiers] });
      opened(monitor.open({ cashAmount: 50, positions: [LONG] }));
      return monitor.update(mark(96.9, 1)).events.map(({ kind, calledAmount }) => [kind, calledAmount]);
    };
    // 969 / 20 = 48.45, less 19; and 969 / 80 is below twice 9.69.
    expect(called(20)).toEqual([['CALL', expect.closeTo(29.45, 9)]]);
    expect(called(80)).toEqual([['CALL', expect.closeTo(0.38, 9)]]);
  });

  test('cannot be liquidated twice, whatever the mark does, until its liquidation has ended', () => {
    const monitor = watching({ cashAmount: 50, positions: [LONG] });
    expect(kinds(monitor, 95.9, 1)).toEqual(['0 LIQUIDATE']);
    expect(kinds(monitor, 120, 2)).toEqual([]);
    expect(kinds(monitor, 95.9, 3)).toEqual([]);
    expect(monitor.change(0, { cashAmount: 1000, positions: [LONG] })).toMatchObject({ problem: { path: ['pool'] } });
    expect(monitor.endLiquidation(0, { cashAmount: 30, positions: [{ ...LONG, signedQuantity: 5 }] })).toBeNull();
    expect(monitor.endLiquidation(0, null)).toMatchObject({ problem: { code: 'BAD_PARAMETER' } });
    expect(kinds(monitor, 95.9, 4)).toEqual(['0 CALL']);
    expect(kinds(monitor, 93, 5)).toEqual(['0 BANKRUPT']);
    expect(monitor.endLiquidation(0, null)).toBeNull();
    expect(monitor.stateOf(0)).toBe('CLOSED');
    expect(kinds(monitor, 1, 6)).toEqual([]);
  });

  test('that recovers from a warning is warned again when it falls again', () => {
    const monitor = watching({ cashAmount: 50, positions: [LONG] });
    expect([97.9, 99, 97.9].map((price, step) => kinds(monitor, price, step + 1))).toEqual([
      ['0 WARNING'],
      [],
      ['0 WARNING'],
    ]);
  });

  test('with exactly maintenance margin is liquidated where the venue says so', () => {
    const exact = { cashAmount: 60, positions: [{ ...LONG, entryPrice: 105 }] };
    const atMaintenance = monitorOf({ ...SETTING, liquidates: 'AT_MAINTENANCE' });
    opened(atMaintenance.open(exact));
    expect(kinds(atMaintenance, 100, 1)).toEqual(['0 LIQUIDATE']);
    expect(kinds(watching(exact), 100, 1)).toEqual(['0 CALL']);
  });

  test('that owes money without a position is bad debt, said once', () => {
    const monitor = watching({ cashAmount: -5, positions: [] });
    expect(kinds(monitor, 100, 1)).toEqual(['0 BAD_DEBT']);
    expect(kinds(monitor, 99, 2)).toEqual([]);
  });
});

test('marks of one update come in together: a hedged bank is not bankrupt between them', () => {
  const monitor = watching({ cashAmount: 25, positions: [LONG, { market: 1, signedQuantity: -20, entryPrice: 50 }] });
  const time = 1000;
  const both = [
    { market: 0, price: 90, time },
    { market: 1, price: 45, time },
  ];
  // 100 lost and 100 gained: 25 against a requirement of 18.
  expect(monitor.update({ sequence: 1, time, marks: both }).events.map(({ kind }) => kind)).toEqual(['CALL']);
});

test('a bank is warned by a move just beyond its safe radius, when all its marks move against it', () => {
  // Short 2,000 in all: 101.2 - 2,000 m is three times 1 % of 2,000 (1 + m) at m = 2 %.
  const short = (market: number, signedQuantity: number, entryPrice: number) => ({
    market,
    signedQuantity,
    entryPrice,
  });
  const monitor = watching({ cashAmount: 101.2, positions: [short(0, -10, 100), short(1, -20, 50)] });
  const rise = (sequence: number, move: number) => {
    const time = 1000 * sequence;
    const marks = [100, 50].map((price, market) => ({ market, price: price * (1 + move), time }));
    return monitor.update({ sequence, time, marks });
  };
  rise(1, 0);
  expect(rise(2, 0.019)).toMatchObject({ events: [], looks: 0 });
  expect(rise(3, 0.02003).events).toMatchObject([{ kind: 'WARNING' }]);
});

test.each([
  [95, 49.9, 0],
  [99.9, 45, 1],
])(
  'the market named is the one whose move cost most, wherever in the pool it stands: %d and %d',
  (first, second, market) => {
    const monitor = watching({
      cashAmount: 65,
      positions: [LONG, { market: 1, signedQuantity: 10, entryPrice: 50 }],
    });
    const time = 1000;
    const marks = [first, second].map((price, row) => ({ market: row, price, time }));
    expect(monitor.update({ sequence: 1, time, marks }).events).toMatchObject([
      { pool: 0, market, mark: market === 0 ? first : second },
    ]);
  },
);

test('events come with the riskiest bank first', () => {
  const monitor = watching(
    { cashAmount: 45, positions: [LONG] },
    { cashAmount: 41, positions: [LONG] },
    { cashAmount: 90, positions: [{ ...LONG, signedQuantity: 20 }] },
  );
  expect(kinds(monitor, 95.9, 1)).toEqual(['1 LIQUIDATE', '2 LIQUIDATE', '0 LIQUIDATE']);
});

test('events of banks that are alike come in the order of their numbers', () => {
  const alike = { cashAmount: 50, positions: [LONG] };
  const monitor = watching(alike, alike, { ...alike, cashAmount: 45 }, alike);
  expect(kinds(monitor, 95.9, 1)).toEqual(['2 LIQUIDATE', '0 LIQUIDATE', '1 LIQUIDATE', '3 LIQUIDATE']);
});

test('an update that was seen changes nothing when it comes again, or late', () => {
  const monitor = watching({ cashAmount: 50, positions: [LONG] });
  expect(kinds(monitor, 98.5, 5)).toEqual([]);
  expect(monitor.update(mark(90, 5))).toEqual({ sequence: 5, isRepeat: true, events: [], flags: [], looks: 0 });
  expect(monitor.update(mark(90, 4)).isRepeat).toBe(true);
  expect(kinds(monitor, 97.9, 6)).toEqual(['0 WARNING']);
});

test('funding that longs have paid brings a long nearer to liquidation, and what was paid before it opened does not', () => {
  const monitor = watching({ cashAmount: 50, positions: [LONG] });
  expect(kinds(monitor, 100, 1)).toEqual([]);
  const funding = { sequence: 2, time: 2000, marks: [], fundingPaid: [{ market: 0, amount: 4.05 }] };
  expect(monitor.update(funding).events).toMatchObject([
    { pool: 0, kind: 'LIQUIDATE', market: 0, equityAmount: expect.closeTo(9.5, 9) },
  ]);
  opened(monitor.open({ cashAmount: 50, positions: [LONG] }));
  expect(kinds(monitor, 98, 3)).toEqual(['0 BANKRUPT']);
  expect(monitor.stateOf(1)).toBe('HEALTHY');
});

describe('a monitor of 20,000 banks', () => {
  const many = (quantities: readonly number[]) => {
    const monitor = monitorOf(SETTING);
    for (let bank = 0; bank < 20_000; bank++) {
      const positions = quantities.map((signedQuantity, market) => ({
        market,
        signedQuantity,
        entryPrice: market === 0 ? 100 : 50,
      }));
      opened(monitor.open({ cashAmount: 100 + (bank % 977), positions }));
    }
    monitor.update(mark(100, 1));
    return monitor;
  };

  test.each([
    ['a mark has passed a threshold of, where they have one position', [10]],
    ['are within reach of the largest move, where they have several', [10, -5]],
  ])('looks at the few that %s', (_, quantities) => {
    const monitor = many(quantities);
    expect(monitor.update(mark(99.99, 2)).looks).toBeLessThan(100);
    expect(monitor.update(mark(92.5, 3)).events.length).toBeGreaterThan(20);
  });

  test('takes less than a hundred bytes for each with its one position', () => {
    expect(many([10]).byteLength() / 20_000).toBeLessThan(100);
  });
});

describe('a monitor', () => {
  test('refuses pools that cannot be, saying where', () => {
    const monitor = watching();
    const open = (change: object) => monitor.open({ cashAmount: 1, positions: [{ ...LONG, ...change }] });
    expect(open({ market: 2 })).toMatchObject({ problem: { path: ['positions', '0', 'market'] } });
    expect(open({ market: 0.5 })).toMatchObject({ problem: { path: ['positions', '0', 'market'] } });
    expect(open({ signedQuantity: 0 })).toMatchObject({ problem: { path: ['positions', '0', 'quantity'] } });
    expect(monitor.open({ cashAmount: Number.NaN, positions: [] })).toMatchObject({
      problem: { path: ['cashAmount'] },
    });
    expect(monitor.open({ cashAmount: 1, positions: [LONG, LONG] })).toMatchObject({
      problem: { path: ['positions', '1', 'market'] },
    });
    expect(monitor.change(0, { cashAmount: 1, positions: [] })).toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });

  test.each([
    ['quantity', { signedQuantity: -1.1e150 }],
    ['entry', { signedQuantity: 1e149, entryPrice: 1e152 }],
  ])('refuses a position whose %s leads beyond numbers at marks that are taken', (_, change) => {
    expect(monitorOf(SETTING).open({ cashAmount: 1, positions: [{ ...LONG, ...change }] })).toMatchObject({
      problem: { code: 'NUMERIC_OVERFLOW', path: ['positions', '0', 'quantity'] },
    });
  });

  test('takes larger quantities where it is told of them, and then only marks they can be valued at', () => {
    const monitor = monitorOf({ ...SETTING, largestQuantities: [1e290, 0] });
    opened(monitor.open({ cashAmount: 0, positions: [{ market: 0, signedQuantity: 1e290, entryPrice: 100 }] }));
    // Below the entry by 1 %: 1e290 is lost, and 0.99e290 required.
    const { events } = monitor.update(mark(99, 1));
    expect(events).toMatchObject([{ kind: 'BANKRUPT' }]);
    expect((events[0]?.equityAmount ?? 0) / 1e290).toBeCloseTo(-1, 12);
    expect((events[0]?.maintenanceAmount ?? 0) / 1e290).toBeCloseTo(0.99, 12);
    expect(monitor.update(mark(1.1e10, 2)).flags).toMatchObject([{ reason: 'TOO_LARGE' }]);
    expect(marginMonitor({ ...SETTING, largestQuantities: [1e299, 0] })).toMatchObject({
      problem: { code: 'BAD_PARAMETER', path: ['marks', '0'] },
    });
  });

  test.each([
    ['a warning below the call', { warningFactor: 1.5, callFactor: 2 }, ['warningFactor']],
    ['a call below maintenance', { callFactor: 0.5 }, ['callFactor']],
    ['a warning that requires more than everything in some tier', { tiers: [FLAT, STEEP] }, ['warningFactor']],
    ['no market', { tiers: [], marks: [] }, ['marks']],
    ['a mark of nothing', { marks: [100, 0] }, ['marks', '1']],
    ['marks that are good for no time', { maxMarkAgeMs: 0 }, ['maxMarkAgeMs']],
  ])('with %s is refused', (_, change, path) => {
    expect(marginMonitor({ ...SETTING, ...change })).toMatchObject({ problem: { code: 'BAD_PARAMETER', path } });
  });
});
