import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MonitorSetting } from './margin-monitor.ts';
import { POOL_STATES, type PoolContent } from './monitored-pools.ts';
import { safeRadius } from './safe-radius.ts';
import { judgeOver, movePrices, stateAfterLook } from './sample-judge.ts';
import { evenly, FLAT, SETTING, STEEP, samplePools, sampleSettings } from './sample-streams.ts';

const shares = fc.array(fc.oneof(evenly(-1, 1), fc.constantFrom(-1, 1)), { minLength: 3, maxLength: 3 });
const strides = fc.array(evenly(1 / 16, 1), { minLength: 3, maxLength: 3 });
/** Equity, as a multiple of maintenance margin: any state is likely. */
const times = fc.oneof(evenly(0, 1.5), evenly(0, 5));
const BANKRUPT = POOL_STATES.indexOf('BANKRUPT');

/** The content with so much cash that its equity is so many times its maintenance margin. */
function withTimes(setting: MonitorSetting, content: PoolContent, times: number): PoolContent {
  const { equity, maintenance } = judgeOver(setting, [content]).amounts;
  return { ...content, cashAmount: content.cashAmount + times * maintenance - equity };
}

describe('within its safe radius', () => {
  test('a bank stays in its state, whatever marks and funding do, whatever each market takes for a stride', () => {
    const moved = new Map<number, number>();
    const cases = fc.record({
      setting: sampleSettings,
      content: samplePools,
      strides,
      markWays: shares,
      valueWays: shares,
      times,
    });
    fc.assert(
      fc.property(cases, ({ setting, content, strides, markWays, valueWays, times }) => {
        for (const policy of [
          setting,
          { ...setting, tiers: [STEEP, FLAT, STEEP], warningFactor: 1.3, callFactor: 1.1 },
        ]) {
          const judge = judgeOver(policy, [withTimes(policy, content, times)]);
          const before = judge.pools.states[0] ?? 0;
          const radius = safeRadius(judge, 0, Float64Array.from(strides));
          if (before >= BANKRUPT || !(radius > 0)) continue;
          const away = (ways: readonly number[]) =>
            ways.map((way, market) => 0.9999 * Math.min(radius, 1) * way * (strides[market] ?? 0));
          movePrices(judge, away(markWays), away(valueWays));
          expect(stateAfterLook(judge, 0)).toBe(before);
          moved.set(before, (moved.get(before) ?? 0) + 1);
        }
      }),
      { seed: 23, numRuns: 3000 },
    );
    for (const state of ['HEALTHY', 'WARNING', 'CALL', 'LIQUIDATING'] as const)
      expect(moved.get(POOL_STATES.indexOf(state)) ?? 0, state).toBeGreaterThan(100);
  });
});

describe('just beyond its safe radius', () => {
  const short = (cashAmount: number) => ({
    cashAmount,
    positions: [
      { market: 0, signedQuantity: -10, entryPrice: 100 },
      { market: 1, signedQuantity: -20, entryPrice: 50 },
    ],
  });

  // Short 2,000 where one per cent is required: warned below 60, called below 40, liquidated below 20.
  test.each([
    ['a healthy bank is warned', 101.2, 'HEALTHY', 1, 'WARNING'],
    ['a bank that was warned is called', 50, 'WARNING', 1, 'CALL'],
    ['a bank that was warned is healthy again', 55, 'WARNING', -1, 'HEALTHY'],
    ['a bank that was called is liquidated', 30, 'CALL', 1, 'LIQUIDATING'],
    ['a bank that was called is called no more', 35, 'CALL', -1, 'WARNING'],
    ['a bank that is being liquidated is bankrupt', 15, 'LIQUIDATING', 1, 'BANKRUPT'],
  ] as const)('%s, when all marks move one way', (_, cash, before, way, after) => {
    const judge = judgeOver(SETTING, [short(cash)]);
    expect(POOL_STATES[judge.pools.states[0] ?? 0]).toBe(before);
    const radius = safeRadius(judge, 0, Float64Array.of(1, 1));
    // Radii take the steepest factor for all states: at most 3 % more than a state's own.
    const beyond = [1.035 * radius * way, 1.035 * radius * way];
    movePrices(judge, beyond, beyond);
    expect(POOL_STATES[stateAfterLook(judge, 0)]).toBe(after);
  });

  test('a market of small strides takes more of them', () => {
    const judge = judgeOver(SETTING, [short(101.2)]);
    const even = safeRadius(judge, 0, Float64Array.of(1, 1));
    expect(safeRadius(judge, 0, Float64Array.of(1, 0.5))).toBeCloseTo(even / 0.75, 9);
  });
});
