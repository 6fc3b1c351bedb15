import { type Judge, judgePool, openJudge } from './judge-pool.ts';
import type { MonitorSetting } from './margin-monitor.ts';
import { addPool, fillPool, type PoolContent } from './monitored-pools.ts';

// A judge over pools, for tests of the indices by themselves. Imported by tests only.

/** These pools, each in the state its amounts put it in. */
export function judgeOver(setting: MonitorSetting, contents: readonly PoolContent[]): Judge {
  const marks = Float64Array.from(setting.marks);
  const judge = openJudge(setting, setting.tiers, marks);
  for (const content of contents) {
    const pool = addPool(judge.pools);
    fillPool(judge.pools, pool, { content, fundingPaid: judge.prices.fundingPaid });
    judgePool(judge, pool, 0);
  }
  return judge;
}

/** Puts every mark, and every value, a share of the mark away from where it was; the shares have the markets' order. */
export function movePrices(judge: Judge, markShares: readonly number[], valueShares: readonly number[]): void {
  const { marks, values } = judge.prices;
  for (let market = 0; market < marks.length; market++) {
    const mark = marks[market] ?? 0;
    values[market] = (values[market] ?? 0) + mark * (valueShares[market] ?? 0);
    marks[market] = mark * (1 + (markShares[market] ?? 0));
  }
}

/** The state a pool is in after a look. */
export function stateAfterLook(judge: Judge, pool: number): number {
  judgePool(judge, pool, 1);
  return judge.pools.states[pool] ?? -1;
}
