import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLiquidatable } from '../margin/account-margins.ts';
import { tiersFrom } from '../margin/sample-tiers.ts';
import { type MarginMonitor, type MonitorSetting, marginMonitor } from './margin-monitor.ts';
import type { PoolContent } from './monitored-pools.ts';
import {
  manyPools,
  monitorOf,
  opened,
  type SampleStep,
  STEEP,
  samplePools,
  sampleSettings,
  sampleSteps,
  streamOf,
  updateOf,
} from './sample-streams.ts';

const FLAT = tiersFrom({ floorNotional: [0], capNotional: [Infinity], maintenanceRatio: [0.01], maxLeverage: [50] });
const SETTING: MonitorSetting = {
  tiers: [FLAT, FLAT],
  marks: [100, 50],
  time: 0,
  maxMarkAgeMs: 10_000,
  warningFactor: 3,
  callFactor: 2,
  liquidates: 'BELOW_MAINTENANCE',
};
const LONG = { market: 0, signedQuantity: 10, entryPrice: 100 };
const watching = (...contents: readonly PoolContent[]) => {
  const monitor = monitorOf(SETTING);
  for (const content of contents) opened(monitor.open(content));
  return monitor;
};
const mark = (price: number, sequence: number, market = 0) => ({
  sequence,
  time: 1000 * sequence,
  marks: [{ market, price, time: 1000 * sequence }],
});
const kinds = (monitor: MarginMonitor, price: number, sequence: number) =>
  monitor.update(mark(price, sequence)).events.map(({ pool, kind }) => `${pool} ${kind}`);

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
      },
    ]);
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

test('events come with the riskiest bank first', () => {
  const monitor = watching(
    { cashAmount: 45, positions: [LONG] },
    { cashAmount: 41, positions: [LONG] },
    { cashAmount: 90, positions: [{ ...LONG, signedQuantity: 20 }] },
  );
  expect(kinds(monitor, 95.9, 1)).toEqual(['1 LIQUIDATE', '2 LIQUIDATE', '0 LIQUIDATE']);
});

describe('a mark that is not good', () => {
  test.each([
    ['of nothing', { price: 0 }, 'NOT_POSITIVE'],
    ['below nothing', { price: -3 }, 'NOT_POSITIVE'],
    ['that is no number', { price: Number.NaN }, 'NOT_FINITE'],
    ['without end', { price: Infinity }, 'NOT_FINITE'],
    ['between crossed quotes', { price: 50, bidPrice: 51, askPrice: 49 }, 'CROSSED'],
    ['observed long ago', { price: 50, time: -20_000 }, 'STALE'],
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

  test('that does not come at all is flagged once, until one comes', () => {
    const monitor = watching();
    const quiet = (sequence: number, time: number) =>
      monitor.update({ sequence, time, marks: [] }).flags.map(({ market }) => market);
    expect(quiet(1, 10_000)).toEqual([]);
    expect(quiet(2, 10_001)).toEqual([0, 1]);
    expect(quiet(3, 10_002)).toEqual([]);
    monitor.update({ sequence: 4, time: 10_003, marks: [{ market: 0, price: 100, time: 10_003 }] });
    expect(quiet(5, 30_000)).toEqual([0]);
  });
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

/** Plays steps into monitors side by side; answers what each of them said, as bytes. */
function play(monitors: readonly MarginMonitor[], steps: readonly SampleStep[], start: readonly number[]) {
  let marks = [...start];
  const said = monitors.map(() => '');
  const looks = monitors.map(() => 0);
  for (const [place, step] of steps.entries()) {
    const update = updateOf(step, place + 1, marks);
    for (const [row, monitor] of monitors.entries()) {
      const { looks: looked, ...answer } = monitor.update(update);
      said[row] += `${JSON.stringify(answer)}\n`;
      looks[row] = (looks[row] ?? 0) + looked;
      for (const content of step.opened) opened(monitor.open(content));
      for (const { place: pool, content } of step.changed) monitor.change(pool, content);
      for (const { place: pool, content } of step.ended) monitor.endLiquidation(pool, content);
    }
    marks = marks.map((price, market) => price * (1 + (step.moves[market] ?? 0)));
  }
  return { said, looks };
}

const fill = (monitors: readonly MarginMonitor[], pools: readonly PoolContent[]) => {
  for (const monitor of monitors) for (const content of pools) opened(monitor.open(content));
};

describe('over streams of marks, bad marks, funding and pools that open, change and close', () => {
  test('the index finds exactly the events of looking at everybody, none missed and none made up', () => {
    let events = 0;
    fc.assert(
      fc.property(
        sampleSettings,
        fc.array(samplePools, { minLength: 1, maxLength: 40 }),
        fc.array(sampleSteps, { minLength: 1, maxLength: 40 }),
        (setting, pools, steps) => {
          const monitors = [monitorOf(setting), monitorOf({ ...setting, looksAtAll: true })];
          fill(monitors, pools);
          const { said } = play(monitors, steps, setting.marks);
          expect(said[0]).toBe(said[1]);
          events += (said[0]?.split('"kind"').length ?? 1) - 1;
        },
      ),
      { seed: 20, numRuns: 200 },
    );
    // The streams are worth comparing.
    expect(events).toBeGreaterThan(500);
  });

  test('it does so among many pools, of which it looks at few, where requirements move nearly as much as prices', () => {
    const setting: MonitorSetting = {
      ...SETTING,
      tiers: [STEEP, STEEP, STEEP],
      marks: [100, 100, 100],
      maxMarkAgeMs: 1e9,
      warningFactor: 1.2,
      callFactor: 1.1,
    };
    for (const seed of [1, 2, 3, 4]) {
      const stream = streamOf(seed);
      const pools = manyPools(3000, stream);
      // Moves that come back make pools recover while nobody near them is looked at.
      const steps = Array.from({ length: 120 }, (_, step): SampleStep => {
        const size = step % 12 === 0 ? 0.1 : 0.004;
        const moves = [0, 1, 2].map(() => size * (2 * stream.uniform() - 1));
        const [opening] = manyPools(1, stream);
        return {
          moves: step % 12 === 1 ? [-0.05, 0.05, -0.04] : step % 12 === 2 ? [0.05, -0.05, 0.04] : moves,
          bad: null,
          funding: step % 50 === 49 ? stream.uniform() : null,
          opened: opening && step % 5 === 0 ? [opening] : [],
          changed: opening ? [{ place: Math.floor(3000 * stream.uniform()), content: opening }] : [],
          ended: [{ place: Math.floor(3000 * stream.uniform()), content: opening ?? null }],
        };
      });
      const monitors = [monitorOf(setting), monitorOf({ ...setting, looksAtAll: true })];
      fill(monitors, pools);
      const { said, looks } = play(monitors, steps, setting.marks);
      expect(said[0]).toBe(said[1]);
      expect((said[0]?.split('"kind"').length ?? 1) - 1).toBeGreaterThan(300);
      expect(looks[0]).toBeLessThan(0.5 * (looks[1] ?? 0));
    }
  });

  test('the same stream gives the same bytes', () => {
    fc.assert(
      fc.property(
        sampleSettings,
        fc.array(samplePools, { maxLength: 20 }),
        fc.array(sampleSteps, { maxLength: 20 }),
        (setting, pools, steps) => {
          const [once, again] = [0, 1].map(() => {
            const monitors = [monitorOf(setting)];
            fill(monitors, pools);
            return play(monitors, steps, setting.marks);
          });
          expect(again).toEqual(once);
        },
      ),
      { seed: 21, numRuns: 50 },
    );
  });

  test('the state of a bank is what its equity and requirement say, worked out anew from its positions', () => {
    fc.assert(
      fc.property(sampleSettings, samplePools, sampleSteps, (setting, content, step) => {
        const monitor = monitorOf(setting);
        const pool = opened(monitor.open(content));
        monitor.update({ ...updateOf(step, 1, setting.marks), fundingPaid: [] });
        let [equity, maintenance] = [content.cashAmount, 0];
        for (const { market, signedQuantity, entryPrice } of content.positions) {
          const price = (setting.marks[market] ?? 0) * (1 + (step.moves[market] ?? 0));
          equity += signedQuantity * (price - entryPrice);
          const { floorNotional, maintenanceRatio } = setting.tiers[market] ?? FLAT;
          for (const [row, floor] of [...floorNotional].entries()) {
            const end = floorNotional[row + 1] ?? Infinity;
            const within = Math.max(0, Math.min(Math.abs(signedQuantity) * price, end) - floor);
            maintenance += (maintenanceRatio[row] ?? 0) * within;
          }
        }
        const expected =
          equity < 0
            ? maintenance > 0
              ? 'BANKRUPT'
              : 'BAD_DEBT'
            : isLiquidatable(equity, maintenance, setting.liquidates)
              ? 'LIQUIDATING'
              : equity < setting.callFactor * maintenance
                ? 'CALL'
                : equity < setting.warningFactor * maintenance
                  ? 'WARNING'
                  : 'HEALTHY';
        expect(monitor.stateOf(pool)).toBe(expected);
      }),
      { seed: 22, numRuns: 500 },
    );
  });
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
