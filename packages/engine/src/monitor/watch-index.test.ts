import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLiquidatable } from '../margin/account-margins.ts';
import { MARGIN_EVENTS } from './judge-pool.ts';
import type { MarginMonitor, MonitorSetting } from './margin-monitor.ts';
import type { PoolContent } from './monitored-pools.ts';
import {
  FLAT,
  manyPools,
  monitorOf,
  opened,
  type SampleStep,
  SETTING,
  STEEP,
  samplePools,
  sampleSettings,
  sampleSteps,
  streamOf,
  updateOf,
} from './sample-streams.ts';

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
    const eventsOf = { single: 0, several: 0 };
    const kinds = new Set<string>();
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
          for (const [, pool, kind] of said[0]?.matchAll(/"pool":(\d+),"kind":"(\w+)"/g) ?? []) {
            const size = pools[Number(pool)]?.positions.length ?? 0;
            if (size > 0) eventsOf[size === 1 ? 'single' : 'several']++;
            kinds.add(kind ?? '');
          }
        },
      ),
      { seed: 20, numRuns: 600 },
    );
    // The streams are worth comparing.
    expect(eventsOf.single).toBeGreaterThan(200);
    expect(eventsOf.several).toBeGreaterThan(500);
    expect([...kinds].toSorted()).toEqual([...MARGIN_EVENTS].toSorted());
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
    const compare = (seed: number) => {
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
    };
    const seeds = new Set<number>();
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 - 1 }), (seed) => {
        seeds.add(seed);
        compare(seed);
      }),
      { seed: 23, numRuns: 8, endOnFailure: true },
    );
    expect(seeds.size).toBe(8);
  });

  test('a market whose mark is next to nothing hides no move of another', () => {
    // Two hundred cross accounts, long in two markets at 100; the third is held by nobody and falls to the smallest number.
    const monitors = [false, true].map((looksAtAll) => {
      const monitor = monitorOf({
        ...SETTING,
        tiers: [FLAT, FLAT, FLAT],
        marks: [100, 100, 100],
        maxMarkAgeMs: 1e12,
        warningFactor: 1.5,
        callFactor: 1.2,
        looksAtAll,
      });
      for (let pool = 0; pool < 200; pool++)
        opened(
          monitor.open({
            cashAmount: 5 + pool,
            positions: [0, 1].map((market) => ({ market, signedQuantity: 5, entryPrice: 100 })),
          }),
        );
      return monitor;
    });
    const swings = Array.from({ length: 400 }, (_, turn) => [100 + (turn % 2) * 2, 5e-324]);
    const prices = [...swings, [80, 5e-324], [10, 5e-324], [90, 1]];
    for (const [place, [first = 0, third = 0]] of prices.entries()) {
      const time = 1000 * (place + 1);
      const marks = [first, 100, third].map((price, market) => ({ market, price, time }));
      const [found, all] = monitors.map((monitor) => monitor.update({ sequence: place + 1, time, marks }).events);
      expect(found, `update ${place + 1}`).toEqual(all);
    }
    expect(monitors.map((monitor) => monitor.stateOf(199))).toEqual(['BANKRUPT', 'BANKRUPT']);
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
