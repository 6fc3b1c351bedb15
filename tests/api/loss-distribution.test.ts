import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Amount, askAbout, PROBLEM, startWithChain } from './ask-about.ts';
import type { RunningApi } from './running-api.ts';

// The chain of tests/database/chain.ts, worked out on paper, and europe-2019.

let api: RunningApi;
beforeAll(async () => {
  api = await startWithChain();
});
afterAll(() => api.close());

const ask = async <Found>(slug: string, question: string) => (await askAbout<Found>(api, slug, question)).found;

interface Estimate {
  readonly loss: Amount;
  readonly lower: Amount;
  readonly upper: Amount | null;
  readonly quality: string;
}
interface Estimates {
  readonly scenarios: number;
  readonly valueAtRisk: Estimate;
  readonly expectedShortfall: Estimate;
}
interface Distribution {
  readonly digest: string;
  readonly seed: number;
  readonly scenarios: number;
  readonly mean: Estimate;
  readonly exactMean: Amount | null;
  readonly whyNotExact: string | null;
  readonly exactFailures: {
    readonly sets: number;
    readonly expectedFailures: number;
    readonly expectedFirstFailures: number;
    readonly contagionProbability: number;
    readonly quality: string;
    readonly institutions: readonly {
      readonly institution: { readonly key: string };
      readonly firstFailureProbability: number;
      readonly failureProbability: number;
    }[];
  } | null;
  readonly confidences: readonly {
    readonly confidence: number;
    readonly estimates: Estimates;
    readonly convergence: readonly Estimates[];
    readonly exact: { readonly valueAtRisk: Amount; readonly expectedShortfall: Amount } | null;
  }[];
  readonly histogram: {
    readonly lossFree: number;
    readonly bars: readonly { readonly from: Amount; readonly to: Amount; readonly scenarios: number }[];
  };
}

const ESTIMATE = '{ loss { amount } lower { amount } upper { amount } quality }';
const ESTIMATES = `{ scenarios valueAtRisk ${ESTIMATE} expectedShortfall ${ESTIMATE} }`;
const distribution = (slug: string, given: string) =>
  ask<Distribution>(
    slug,
    `lossDistribution(${given}) { ${PROBLEM} ... on LossDistribution { digest seed scenarios mean ${ESTIMATE}
      exactMean { amount } whyNotExact exactFailures { sets expectedFailures expectedFirstFailures contagionProbability quality
        institutions { institution { key } firstFailureProbability failureProbability } } histogram(bars: 10) { lossFree bars { from { amount } to { amount } scenarios } }
      confidences { confidence estimates ${ESTIMATES} convergence ${ESTIMATES}
        exact { valueAtRisk { amount } expectedShortfall { amount } } } } }`,
  );
const CHANCES =
  'failureProbability: { institutions: [{ institution: "a", probability: 0.1 }, { institution: "b", probability: 0.2 }, { institution: "c", probability: 0.3 }] }';
const covers = ({ lower, upper }: Estimate, truth: number) =>
  Number(lower.amount) <= truth && truth <= Number(upper?.amount ?? Number.POSITIVE_INFINITY);

describe('the loss distribution of the chain when A, B and C fail with 0.1, 0.2 and 0.3', () => {
  // Alone they lose 2, 3 and 5. With contagion the failure of A brings down B, and that of B costs C 4.
  test.each([
    ['DIRECT', 2.3, 8, 8.24],
    ['DEFAULT_CASCADE', 3.324, 9, 9.6],
  ])('under %s has the mean %f, and a value at risk of %f at 95 %%', async (model, mean, atRisk, shortfall) => {
    const found = await distribution(
      'chain',
      `model: ${model}, ${CHANCES}, scenarios: 20000, seed: 3, confidences: [0.95]`,
    );
    expect(Number(found.exactMean?.amount)).toBeCloseTo(mean, 12);
    const [level] = found.confidences;
    expect(Number(level?.exact?.valueAtRisk.amount)).toBe(atRisk);
    expect(Number(level?.exact?.expectedShortfall.amount)).toBeCloseTo(shortfall, 11);
    expect(covers(found.mean, mean)).toBe(true);
    expect(level && covers(level.estimates.valueAtRisk, atRisk)).toBe(true);
    expect(level && covers(level.estimates.expectedShortfall, shortfall)).toBe(true);
    expect(level?.convergence.map(({ scenarios }) => scenarios)).toEqual([1_250, 2_500, 5_000, 10_000, 20_000]);
    const counted = found.histogram.bars.reduce((sum, { scenarios }) => sum + scenarios, found.histogram.lossFree);
    expect(counted).toBe(20_000);
    expect(Number(found.histogram.bars.at(-1)?.to.amount)).toBe(10);
  });

  // B fails unless neither it nor A does: 1 - 0.8 * 0.9 = 0.28. C has 5 and bears the loss of 4 on B; what A costs stops
  // at B. Only where A fails and B would not have is it contagion that brings somebody down: 0.1 * 0.8.
  test.each([
    ['DIRECT', 0.2, 0.6, 0],
    ['DEFAULT_CASCADE', 0.28, 0.68, 0.08],
    ['DEBT_RANK', 0.28, 0.68, 0.08],
  ])(
    'under %s has B fail with %f, %f failures on average, and contagion with %f',
    async (model, ofB, failures, contagion) => {
      const { exactFailures, whyNotExact } = await distribution(
        'chain',
        `model: ${model}, ${CHANCES}, scenarios: 100, seed: 1`,
      );
      expect(exactFailures?.institutions.map(({ institution }) => institution.key)).toEqual(['a', 'b', 'c']);
      expect(exactFailures?.institutions.map((row) => row.firstFailureProbability)).toEqual([0.1, 0.2, 0.3]);
      exactFailures?.institutions.forEach(({ failureProbability }, place) => {
        expect(failureProbability).toBeCloseTo([0.1, ofB, 0.3][place] ?? Number.NaN, 14);
      });
      expect(exactFailures?.expectedFailures).toBeCloseTo(failures, 14);
      expect(exactFailures?.expectedFirstFailures).toBeCloseTo(0.6, 14);
      expect(exactFailures?.contagionProbability).toBeCloseTo(contagion, 14);
      expect([exactFailures?.sets, exactFailures?.quality]).toEqual([8, 'ILLUSTRATIVE']);
      expect(whyNotExact).toBeNull();
    },
  );

  test('has correlations that count: two banks correlated fully fail together or not at all', async () => {
    const found = await distribution(
      'chain',
      `model: DIRECT, scenarios: 4000, seed: 1, confidences: [0.9], failureProbability: { institutions: [
        { institution: "a", probability: 0.2 }, { institution: "b", probability: 0.2 }] },
        dependence: { matrix: { institutions: ["b", "a"], correlation: [[1, 1], [1, 1]] } }`,
    );
    const hit = found.histogram.bars.filter(({ scenarios }) => scenarios > 0);
    expect(hit.map(({ to }) => Number(to.amount))).toEqual([5]);
    expect(covers(found.mean, 1)).toBe(true);
    expect([found.exactMean, found.exactFailures]).toEqual([null, null]);
    expect(found.whyNotExact).toContain('do not depend on each other: ask with a loading of 0');
  });
});

describe('B13: a seed', () => {
  const of = (seed: string) =>
    distribution('chain', `model: DEBT_RANK, ${CHANCES}, scenarios: 200, dependence: { loading: 0.4 }${seed}`);

  test('that is missing is chosen, answered, and gives the same again', async () => {
    const [first, second] = [await of(''), await of('')];
    expect(Number.isSafeInteger(first.seed)).toBe(true);
    expect(second.seed).not.toBe(first.seed);
    expect(await of(`, seed: ${first.seed}`)).toEqual(first);
  });

  test.each(['-1', '18446744073709551616'])('of %s is refused', async (seed) => {
    const found = await of(`, seed: ${seed}`);
    expect([found.code, found.path]).toEqual(['BAD_PARAMETER', ['seed']]);
  });

  test('"abc" is no number', async () => {
    const { status, errors } = await api.ask(
      `{ snapshot(slug: "chain") { ... on Snapshot { lossDistribution(model: DIRECT, ${CHANCES}, seed: "abc") { __typename } } } }`,
    );
    expect([status, errors[0]?.message.includes('Seed')]).toEqual([400, true]);
  });
});

describe('B12: chances that are none', () => {
  test.each([
    ['failureProbability: { everybody: 1.2 }', 'failureProbability.everybody'],
    ['failureProbability: { everybody: -0.1 }', 'failureProbability.everybody'],
    [
      'failureProbability: { institutions: [{ institution: "a", probability: 2 }] }',
      'failureProbability.institutions.0.probability',
    ],
    [`${CHANCES}, dependence: { loading: 1.1 }`, 'dependence.loading'],
    [`${CHANCES}, confidences: [0.9, 1]`, 'confidences.1'],
    [`${CHANCES}, confidences: []`, 'confidences'],
    [`${CHANCES}, coverage: 0`, 'coverage'],
    [`${CHANCES}, scenarios: 1`, 'scenarios'],
    [
      `${CHANCES}, dependence: { matrix: { institutions: ["a", "b"], correlation: [[1]] } }`,
      'dependence.matrix.correlation',
    ],
    [
      `${CHANCES}, dependence: { matrix: { institutions: ["a", "b"], correlation: [[1, 0.5], [0.4, 1]] } }`,
      'dependence.matrix.correlation',
    ],
  ])('are refused: %s', async (given, path) => {
    const found = await distribution('chain', `model: DIRECT, ${given}`);
    expect([found.code, found.path?.join('.')]).toEqual(['BAD_PARAMETER', path]);
  });

  test.each([
    ['[[1, 0.5], [0.4, 1]]', 'The correlation of Bank c and Bank a is given twice, as 0.5 and as 0.4.'],
    ['[[1, 2], [2, 1]]', 'The correlation of Bank c and Bank a is 2; a number from -1 to 1 is expected.'],
    ['[[1, 0], [0, 0.5]]', 'The correlation of Bank a with itself is 0.5; 1 is expected.'],
    ['[[1, 0], [0]]', 'The correlation matrix has 1 entries for Bank a; 2 are expected.'],
  ])('the matrix %s is refused by the names of those it is of', async (correlation, message) => {
    const given = `model: DIRECT, ${CHANCES}, scenarios: 100, dependence: { matrix: { institutions: ["c", "a"], correlation: ${correlation} } }`;
    expect(await distribution('chain', given)).toMatchObject({ code: 'BAD_PARAMETER', message });
  });

  test('correlations that do not fit together are refused with their smallest eigenvalue, which is -0.8', async () => {
    const found = await distribution(
      'chain',
      `model: DIRECT, ${CHANCES}, dependence: { matrix: { institutions: ["a", "b", "c"],
        correlation: [[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]] } }`,
    );
    expect(found.code).toBe('BAD_PARAMETER');
    const eigenvalue = /smallest eigenvalue is (-?[\d.]+)/.exec(found.message ?? '')?.[1];
    // The matrix is 1 + 0.9 S, and S has the eigenvalues 1, 1 and -2.
    expect(Number(eigenvalue?.replace(/\.$/, ''))).toBeCloseTo(-0.8, 12);
  });
});

describe('europe-2019', () => {
  test('has too many banks for every set of first failures: it says up to how many that is done, and what to do', async () => {
    const found = await distribution(
      'europe-2019',
      'model: DIRECT, failureProbability: { everybody: 0.02 }, scenarios: 100, seed: 1, confidences: [0.9]',
    );
    expect([found.exactMean, found.exactFailures]).toEqual([null, null]);
    expect(found.confidences.map(({ exact }) => exact)).toEqual([null]);
    // Common equity tier 1 is stated of 121 banks in datasets/europe-2019/balance_sheets.csv.
    expect(found.whyNotExact).toContain('at most 12 institutions that state their capital; here 121 do. ');
    expect(found.whyNotExact).toContain('Rely on the intervals of what is sampled, which more scenarios make narrower');
  });

  test('loses more by contagion than without, and more when failures hang together', async () => {
    const of = (model: string, loading: number) =>
      distribution(
        'europe-2019',
        `model: ${model}, failureProbability: { everybody: 0.02 }, dependence: { loading: ${loading} }, scenarios: 1000, seed: 5, confidences: [0.99]`,
      );
    const [direct, cascade, together] = [
      await of('DIRECT', 0),
      await of('DEFAULT_CASCADE', 0),
      await of('DIRECT', 0.7),
    ];
    const atRisk = ({ confidences }: Distribution) => Number(confidences[0]?.estimates.valueAtRisk.loss.amount);
    expect(Number(cascade.mean.loss.amount)).toBeGreaterThan(Number(direct.mean.loss.amount));
    expect(atRisk(together)).toBeGreaterThan(1.5 * atRisk(direct));
    // 0.02 of all capital, whatever the correlation.
    for (const { mean } of [direct, together]) expect(covers(mean, 0.02 * 1_469_051.633333)).toBe(true);
    expect([direct.mean.quality, cascade.mean.quality]).toEqual(['REPORTED', 'ESTIMATED']);
  });

  test('is sampled a hundred thousand times while one waits, and as it is with fewer', async () => {
    const of = (scenarios: number) =>
      distribution(
        'europe-2019',
        `model: DEBT_RANK, failureProbability: { everybody: 0.01 }, scenarios: ${scenarios}, seed: 1, confidences: [0.99]`,
      );
    const [many, few] = [await of(100_000), await of(6_250)];
    expect(many.scenarios).toBe(100_000);
    // The first sixteenth of them are the same scenarios.
    expect(many.confidences[0]?.convergence[0]).toEqual(few.confidences[0]?.estimates);
  });
});
