import { describe, expect, test } from 'vitest';
import { randomStream } from '../../numeric/random-stream.ts';
import { type FundPathInput, fundMarketPath } from './fund-market-path.ts';
import { USUAL_SURVIVAL } from './fund-survival.ts';

/** Logarithm of noise cash per share an autoregression with rho = 0.99 and sigma = 0.035, as Thurner, Farmer and Geanakoplos. */
function noise(steps: number, seed: number): Float64Array {
  const stream = randomStream(seed, 0);
  let log = 0;
  return Float64Array.from({ length: steps }, () => {
    log = 0.99 * log + 0.035 * stream.normal();
    return 1000 * Math.exp(log);
  });
}

const path = (leverageLimit: number, changed: Partial<FundPathInput> = {}) => {
  const found = fundMarketPath({
    market: { valuePrice: 1, supply: 1000, leverageLimit },
    aggressiveness: [5, 10, 20, 40],
    initialWealthAmount: 2,
    noiseCashByStep: noise(400, 21),
    ...changed,
  });
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

describe('funds that buy below value', () => {
  test('hold nothing while the price is above it, and keep what they began with', () => {
    const dear = path(5, { noiseCashByStep: [1100, 1200, 1050] });
    expect(Array.from(dear.prices)).toEqual([1.1, 1.2, 1.05]);
    expect(dear.finalFunds.every(({ shares, cashAmount }) => shares === 0 && cashAmount === 2)).toBe(true);
  });

  test('carry no wealth from step to step but gains on what they held', () => {
    // Bought at the first price with all it is worth and nothing owed: a limit of 1.
    const found = path(1, { aggressiveness: [1000], noiseCashByStep: [900, 950] });
    const [first, second] = found.prices;
    const wealth = (2 * (second ?? 0)) / (first ?? 1);
    const [fund] = found.finalFunds;
    expect((fund?.shares ?? 0) * (second ?? 0) + (fund?.cashAmount ?? 0)).toBeCloseTo(wealth, 10);
  });

  test('are there or not by the same path, one by one: the same noise gives the same prices', () => {
    expect(path(10).prices).toEqual(path(10).prices);
  });

  test('close at a tenth of their wealth, stay out a hundred steps and begin again with what they began with', () => {
    const { closures, prices } = path(20, {
      survival: USUAL_SURVIVAL,
      noiseCashByStep: noise(4000, 3),
      initialWealthAmount: 20,
    });
    expect(closures.length).toBeGreaterThan(0);
    expect(prices.every((price) => price > 0 && Number.isFinite(price))).toBe(true);
    for (const [place, { fund, step }] of closures.entries())
      for (const later of closures.slice(place + 1))
        if (later.fund === fund) expect(later.step - step).toBeGreaterThan(100);
  });
});

test('a survival rule with half a step of exile is refused', () => {
  const refused = fundMarketPath({
    market: { valuePrice: 1, supply: 1000, leverageLimit: 5 },
    aggressiveness: [5],
    initialWealthAmount: 2,
    noiseCashByStep: [1000],
    survival: { ...USUAL_SURVIVAL, reentrySteps: 1.5 },
  });
  expect(refused).toMatchObject({ problem: { path: ['reentrySteps'] } });
});
