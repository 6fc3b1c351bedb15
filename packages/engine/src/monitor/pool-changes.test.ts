import { expect, test } from 'vitest';
import { MOST_PLACES } from '../numeric/placed-numbers.ts';
import { usualLargestMarks } from './largest-marks.ts';
import { poolChanges } from './pool-changes.ts';
import { judgeOver } from './sample-judge.ts';
import { SETTING } from './sample-streams.ts';
import { watchEverybody } from './watch-index.ts';

const CONTENT = { cashAmount: 10, positions: [{ market: 0, signedQuantity: 1, entryPrice: 100 }] };

test('a pool more than thresholds can name is refused, and nothing is opened', () => {
  const judge = judgeOver(SETTING, []);
  const changes = poolChanges(judge, watchEverybody(judge.pools), usualLargestMarks(SETTING.tiers.length));
  expect(changes.open(CONTENT)).toBe(0);
  judge.pools.count = MOST_PLACES;
  expect(changes.open(CONTENT)).toMatchObject({ problem: { code: 'BAD_PARAMETER', path: ['pool'] } });
  expect(judge.pools.count).toBe(MOST_PLACES);
});

test('a pool that is closed is closed for good, and one that is given back is watched again', () => {
  const judge = judgeOver(SETTING, [
    { cashAmount: 0.1, positions: CONTENT.positions },
    { cashAmount: 0.1, positions: CONTENT.positions },
  ]);
  const touched: number[] = [];
  const index = { ...watchEverybody(judge.pools), touch: (pool: number) => void touched.push(pool) };
  const changes = poolChanges(judge, index, usualLargestMarks(SETTING.tiers.length));
  expect(changes.stateOf(0)).toBe('LIQUIDATING');
  expect(changes.endLiquidation(0, null)).toBeNull();
  expect(changes.stateOf(0)).toBe('CLOSED');
  expect(changes.endLiquidation(0, CONTENT)).toMatchObject({ problem: { code: 'BAD_PARAMETER' } });
  expect(changes.endLiquidation(1, CONTENT)).toBeNull();
  expect(changes.stateOf(1)).toBe('HEALTHY');
  expect(touched).toEqual([1]);
});
