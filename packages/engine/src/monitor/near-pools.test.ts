import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isReachExceeded, nearPools, withPools } from './near-pools.ts';
import { largestMove } from './price-reference.ts';
import { safeRadius } from './safe-radius.ts';
import { judgeOver, movePrices, stateAfterLook } from './sample-judge.ts';
import { evenly, manyPools, SETTING, STEEP, samplePools, sampleSettings, streamOf } from './sample-streams.ts';

const NEAR_AND_FAR = {
  ...SETTING,
  tiers: [STEEP, STEEP, STEEP],
  marks: [100, 100, 100],
  warningFactor: 1.2,
  callFactor: 1.1,
};
const EVEN = Float64Array.of(1, 1, 1);
const shares = fc.array(evenly(-1, 1), { minLength: 3, maxLength: 3 });

test('who is left out stays in its state until prices have gone as far as the near ones reach', () => {
  const judge = judgeOver(NEAR_AND_FAR, manyPools(2000, streamOf(5)));
  const near = nearPools(judge, 200, EVEN);
  expect(near.pools.length).toBeLessThanOrEqual(200);
  expect(near.pools.length).toBeGreaterThan(100);
  const before = judge.pools.states.slice();
  const stream = streamOf(6);
  const changed = { near: 0, far: 0 };
  let steps = 0;
  for (; steps < 400; steps++) {
    const shares = [0, 1, 2].map(() => 0.01 * (2 * stream.uniform() - 1));
    movePrices(judge, shares, shares);
    if (isReachExceeded(near, largestMove(near.reference, judge.prices))) break;
    for (let pool = 0; pool < judge.pools.count; pool++) {
      if (judge.pools.size[pool] === 1 || stateAfterLook(judge, pool) === before[pool]) continue;
      changed[near.isNear[pool] === 1 ? 'near' : 'far']++;
    }
  }
  expect(steps).toBeGreaterThan(5);
  expect(changed.near).toBeGreaterThan(10);
  expect(changed.far).toBe(0);
});

test.each([1, 2, 3, 4, 5, 6])(
  'the reach is exceeded by a move as far as the nearest who is left out, among pools of seed %d',
  (seed) => {
    const judge = judgeOver(NEAR_AND_FAR, manyPools(2000, streamOf(seed)));
    const near = nearPools(judge, 200, EVEN);
    const isIn = (pool: number) => near.isNear[pool] === 1;
    const several = Array.from(judge.pools.size.keys()).filter((pool) => (judge.pools.size[pool] ?? 0) > 1);
    const radius = (pool: number) => safeRadius(judge, pool, EVEN);
    const nearest = Math.min(...several.filter((pool) => !isIn(pool)).map(radius));
    const farthest = Math.max(...several.filter(isIn).map(radius));
    expect(isReachExceeded(near, nearest)).toBe(true);
    expect(isReachExceeded(near, farthest)).toBe(false);
  },
);

test('a bank that has changed is left out only where no way through the reach gets it into another state', () => {
  let [leftOut, takenIn] = [0, 0];
  fc.assert(
    fc.property(
      sampleSettings,
      samplePools,
      shares,
      shares,
      fc.nat({ max: 100 }),
      (setting, content, here, there, seed) => {
        const judge = judgeOver(setting, [...manyPools(40, streamOf(seed)), content]);
        const pool = judge.pools.count - 1;
        const near = nearPools(judge, 4, EVEN);
        const reach = 0.999 * (near.reach / 4096) ** 2;
        const away = (ways: readonly number[]) => ways.map((way) => reach * way);
        movePrices(judge, away(here), away(here));
        const before = stateAfterLook(judge, pool);
        // As if it had come to be what it is only now.
        const others = { ...near, pools: near.pools.filter((other) => other !== pool), isNear: near.isNear.slice() };
        others.isNear[pool] = 0;
        if (withPools(others, judge, [pool]).isNear[pool] === 1) {
          takenIn++;
          return;
        }
        leftOut++;
        // Back to the reference, and from there to anywhere within the reach.
        const marks = away(there).map(
          (share, market) => ((setting.marks[market] ?? 0) * (1 + share)) / (judge.prices.marks[market] ?? 1) - 1,
        );
        movePrices(judge, marks, marks);
        expect(stateAfterLook(judge, pool)).toBe(before);
      },
    ),
    { seed: 24, numRuns: 3000 },
  );
  expect(leftOut).toBeGreaterThan(200);
  expect(takenIn).toBeGreaterThan(200);
});
