import { describe, expect, test } from 'vitest';
import type { CascadeInput } from '../markets/perpetual-cascade/perpetual-cascade.ts';
import { FIVE_LONGS, plainRules } from '../markets/perpetual-cascade/sample-book.ts';
import { type CascadeMeasures, compareGuardrails } from './compare-guardrails.ts';
import { type GuardrailSetting, guardedCascade } from './guarded-cascade.ts';

const on = (name: string, parameters: GuardrailSetting['parameters'] = {}): GuardrailSetting => ({ name, parameters });
const market: CascadeInput = {
  book: FIVE_LONGS,
  rules: plainRules(0.02, { insuranceFundAmount: 100 }),
  initialPrice: 100,
  shockRatio: 0,
};
const SHOCKS = [-0.004, -0.006, -0.012, 0.01];
const league = (sets: readonly (readonly GuardrailSetting[])[], given: CascadeInput = market) => {
  const found = compareGuardrails(given, SHOCKS, sets);
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

describe('a league of guardrails for banks at 100 to 2 times leverage', () => {
  const table = league([
    [],
    [on('LEVERAGE_CAP', { maxLeverage: 20 })],
    [on('STAGGERED_LIQUIDATION')],
    [on('INSURANCE_FUND', { addedAmount: 1e6 })],
    [on('RAISED_MAINTENANCE', { addedRatio: 0.007 })],
  ]);
  const [none, cap, staggered, fund, raised] = table.standings;

  test('says of each on the same shocks whether it helps, changes nothing or harms', () => {
    expect(none).toMatchObject({ verdict: 'NEUTRAL', measures: table.baseline });
    expect(cap?.verdict).toBe('HELPS');
    expect(staggered?.verdict).toBe('NEUTRAL');
    expect(fund?.verdict).toBe('HELPS');
    expect(raised?.verdict).toBe('HARMS');
  });

  test('says how far forced orders carry the price beyond the shock, at the worst of the shocks', () => {
    const whole = SHOCKS.map((shockRatio) => {
      const run = guardedCascade({ ...market, shockRatio }, []);
      return 'problem' in run ? Number.NaN : (run.cascade.finalPrice / 100 - 1) / shockRatio;
    });
    expect(table.baseline.largestAmplification).toBeCloseTo(Math.max(...whole), 12);
    // Nobody falls short at a rise of 1 %: the shock is the whole move.
    const quiet = compareGuardrails(market, [0.01], []);
    expect(quiet).toMatchObject({ baseline: { largestAmplification: 1 } });
    expect(compareGuardrails(market, [0], [])).toMatchObject({ baseline: { largestAmplification: null } });
  });

  test('ranks a cap above a fund that costs more and leaves the fall as it is, and equals alike', () => {
    expect(cap?.rank).toBe(1);
    expect(fund?.rank).toBe(2);
    expect(none?.rank).toBe(staggered?.rank);
    expect(raised?.rank).toBe(5);
  });

  test('adds up what single cascades have', () => {
    const finals = SHOCKS.map((shockRatio) => {
      const run = guardedCascade({ ...market, shockRatio }, [on('LEVERAGE_CAP', { maxLeverage: 20 })]);
      return 'problem' in run ? Number.NaN : run.cascade.finalPrice;
    });
    expect(cap?.measures.meanFinalPrice).toBeCloseTo(finals.reduce((sum, price) => sum + price, 0) / 4, 10);
    // 8,000 of the first long, 6,000 of the second and 4,000 of the third, out of 200,000.
    expect(cap?.cost.costRatio).toBeCloseTo(0.09, 12);
  });
});

describe('verdicts and ranks', () => {
  const resilient = { ...market, rules: plainRules(0.02, { resilience: 0.3, insuranceFundAmount: 100 }) };
  const sets = [
    [on('LEVERAGE_CAP', { maxLeverage: 40 })],
    [on('LEVERAGE_CAP', { maxLeverage: 20, metBy: 'ADD_COLLATERAL' })],
    [on('STAGGERED_LIQUIDATION')],
    [on('CIRCUIT_BREAKER', { moveRatio: 0.01, haltRounds: 3 })],
    [on('INSURANCE_FUND', { addedAmount: 1e6 })],
    [on('MARK_SMOOTHING', { newestWeight: 0.2 })],
    ...[0.001, 0.003, 0.005, 0.02].map((addedRatio) => [on('RAISED_MAINTENANCE', { addedRatio })]),
    [on('RAISED_MAINTENANCE', { addedRatio: 0.02 }), on('INSURANCE_FUND', { addedAmount: 1e6 })],
    [on('AUTO_DELEVERAGING')],
  ];
  // Falls alone: the mean of the sizes of the mechanical moves is the size of their mean.
  const falls = [-0.004, -0.006, -0.012];
  const table = compareGuardrails(resilient, falls, sets);
  if ('problem' in table) throw new Error(table.problem.message);
  const figures = ({ meanMechanicalMoveRatio, meanBadDebtAmount, meanLiquidatedNotionalAmount }: CascadeMeasures) => [
    meanBadDebtAmount,
    Math.abs(meanMechanicalMoveRatio),
    meanLiquidatedNotionalAmount,
  ];
  const sign = (value: number, other: number) =>
    Math.abs(value - other) <= 1e-9 * Math.max(Math.abs(value), Math.abs(other)) ? 0 : Math.sign(value - other);

  test('of a guardrail that lowers one figure and raises another nothing is said but that', () => {
    const before = figures(table.baseline);
    const expected = table.standings.map(({ measures }) => {
      const signs = new Set(figures(measures).map((figure, place) => sign(figure, before[place] ?? 0)));
      if (signs.has(-1)) return signs.has(1) ? 'MIXED' : 'HELPS';
      return signs.has(1) ? 'HARMS' : 'NEUTRAL';
    });
    expect(table.standings.map(({ verdict }) => verdict)).toEqual(expected);
    expect(new Set(expected)).toEqual(new Set(['HELPS', 'NEUTRAL', 'HARMS', 'MIXED']));
  });

  test('ranks are by bad debt, then by how far forced orders move the price, then by cost', () => {
    const keys = table.standings.map(({ measures, cost }) => [...figures(measures).slice(0, 2), cost.costRatio]);
    const isBefore = (one: readonly number[], other: readonly number[]) =>
      (one.map((value, place) => sign(value, other[place] ?? 0)).find((order) => order !== 0) ?? 0) < 0;
    expect(table.standings.map(({ rank }) => rank)).toEqual(
      keys.map((key) => 1 + keys.filter((other) => isBefore(other, key)).length),
    );
    // Some without any bad debt differ in how far the price goes, and not as they do in cost.
    const free = keys.filter(([debt]) => debt === 0);
    const by = (place: number) => free.toSorted((left, right) => (left[place] ?? 0) - (right[place] ?? 0));
    expect(by(1)).not.toEqual(by(2));
  });
});

test('a league without shocks, and one with an unknown guardrail, is refused', () => {
  expect(compareGuardrails(market, [], [])).toMatchObject({ problem: { path: ['shockRatios'] } });
  expect(compareGuardrails(market, SHOCKS, [[on('HOPE')]])).toMatchObject({ problem: { code: 'BAD_PARAMETER' } });
});
