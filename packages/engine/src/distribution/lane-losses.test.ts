import { describe, expect, test } from 'vitest';
import { LANES } from '../numeric/lane-kernel.ts';
import { openPlainLanes } from '../numeric/plain-lanes.ts';
import { randomStream } from '../numeric/random-stream.ts';
import { sampleRows } from '../numeric/sample-rows.ts';
import type { CapitalNetwork } from '../search/cascade-response.ts';
import { oneFactorNormals } from './correlated-normals.ts';
import { drawLosses, lossSystem } from './lane-losses.ts';
import { debtRankLosses } from './loss-models.ts';
import { failureShocks, fallShocks, type RandomShock } from './random-shocks.ts';
import { sampleLosses } from './sample-losses.reference.ts';

const BANKS = 150;
const SEED = 9;

/** Bank i has capital i + 1; every fiftieth has none left, and the one after it states none. */
function banksOf(radius: number): CapitalNetwork {
  const leverage = sampleRows({ count: BANKS, claimsPerBank: 8, radius, seed: 4 });
  const capital = Float64Array.from({ length: BANKS }, (_, row) => {
    if (row % 50 === 20) return -1;
    return row % 50 === 21 ? Number.NaN : row + 1;
  });
  const weights = leverage.weights.slice();
  for (let creditor = 0; creditor < BANKS; creditor++)
    for (let at = leverage.starts[creditor] ?? 0; at < (leverage.starts[creditor + 1] ?? 0); at++)
      weights[at] = (weights[at] ?? 0) * (creditor + 1);
  return { claims: { ...leverage, weights }, capital };
}

function lossesInLanes(network: CapitalNetwork, shocks: RandomShock, scenarios: readonly number[]): number[] {
  const system = lossSystem(network, openPlainLanes);
  const losses = new Map<number, number>();
  let next = 0;
  drawLosses(system, openPlainLanes(system.leverage, LANES), {
    take: () => scenarios[next++] ?? null,
    shockOf: (scenario) => shocks(randomStream(SEED, scenario)),
    onLoss(scenario, lossAmount) {
      expect(losses.has(scenario)).toBe(false);
      losses.set(scenario, lossAmount);
    },
  });
  return scenarios.map((scenario) => losses.get(scenario) ?? Number.NaN);
}

const normals = oneFactorNormals(new Float64Array(BANKS).fill(0.4));
const failures = failureShocks(normals, new Float64Array(BANKS).fill(0.02));
const falls = fallShocks(normals, new Float64Array(BANKS).fill(0.1));
const first200 = [...Array(200).keys()];

describe('losses of scenarios solved side by side', () => {
  test.each([0.3, 0.9, 0.99, 1.001, 1.3, 5])(
    'are those of scenarios solved one after the other by the slow solver, at spectral radius %d',
    (radius) => {
      const network = banksOf(radius);
      const model = debtRankLosses(network);
      const allCapital = lossSystem(network, openPlainLanes).capital.reduce((sum, own) => sum + own, 0);
      for (const shocks of [failures, falls]) {
        const range = { seed: SEED, firstScenario: 0, scenarios: 200 };
        const { lossAmount } = sampleLosses((stream) => model(shocks(stream)).lossAmount, range);
        lossesInLanes(network, shocks, first200).forEach((loss, scenario) => {
          const slow = lossAmount[scenario] ?? Number.NaN;
          expect(Math.abs(loss - slow), `scenario ${scenario}`).toBeLessThanOrEqual(1e-10 * allCapital);
        });
        expect(lossAmount.some((loss) => loss > 0)).toBe(true);
      }
    },
  );

  test.each([0.9, 1.3])(
    'do not depend on the scenarios beside them nor on their order, in any digit, at spectral radius %d',
    (radius) => {
      const network = banksOf(radius);
      const all = lossesInLanes(network, falls, first200);
      expect(lossesInLanes(network, falls, first200.toReversed()).toReversed()).toEqual(all);
      for (const scenario of [0, 77, 199]) expect(lossesInLanes(network, falls, [scenario])).toEqual([all[scenario]]);
    },
  );

  test('are nothing where nobody fails at first', () => {
    const never = failureShocks(normals, new Float64Array(BANKS));
    expect(lossesInLanes(banksOf(0.9), never, first200)).toEqual(new Array(200).fill(0));
  });
});
