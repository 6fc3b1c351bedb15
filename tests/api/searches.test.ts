import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Amount, askAbout, type Named, PROBLEM, startWithChain } from './ask-about.ts';
import type { RunningApi } from './running-api.ts';

// The chain of tests/database/chain.ts, worked out on paper, and europe-2019.

let api: RunningApi;
beforeAll(async () => {
  api = await startWithChain();
});
afterAll(() => api.close());

const ask = async <Found>(slug: string, question: string) => (await askAbout<Found>(api, slug, question)).found;

interface Stress {
  readonly digest: string;
  readonly engineVersion: string;
  readonly severity: { readonly value: number | null; readonly reason: string | null };
  readonly reached: {
    readonly failedCount: number;
    readonly loss: Amount;
    readonly lossRatio: { readonly value: number };
    readonly failed: readonly (Named & {
      readonly fall: Amount;
      readonly fallOverCapital: { readonly value: number; readonly quality: string };
      readonly failedBefore: boolean;
    })[];
  } | null;
  readonly worst: { readonly failedCount: number };
  readonly unshocked: { readonly failedCount: number };
}

const stress = (slug: string, given: string) =>
  ask<Stress>(
    slug,
    `reverseStress(${given}) { ${PROBLEM} ... on ReverseStress { digest engineVersion severity { value reason }
      reached { failedCount loss { amount } lossRatio { value }
        failed(first: 500) { institution { key } fall { amount } fallOverCapital { value quality } failedBefore } }
      worst { failedCount } unshocked { failedCount } } }`,
  );

describe('a reverse stress test of the chain', () => {
  // Clearing: A owes 8 and has 10 (1 - x); then B has 11.5 (1 - x) for 7, then C 88/7 (1 - x) for 5. Cascade: the failure
  // of A costs B 6 and that of B costs C 4, of 1.2 less than its capital. DebtRank: h_A = 5 x, h_B = 4/3 x + 2 h_A,
  // h_C = 6/5 x + 4/5 h_B.
  test.each([
    ['EISENBERG_NOE', 1, 1 / 5],
    ['EISENBERG_NOE', 2, 9 / 23],
    ['EISENBERG_NOE', 3, 53 / 88],
    ['DEFAULT_CASCADE', 1, 1 / 5],
    ['DEFAULT_CASCADE', 3, 1 / 5],
    ['DEBT_RANK', 1, 3 / 34],
    ['DEBT_RANK', 2, 1 / 6],
    ['DEBT_RANK', 3, 1 / 5],
  ])('under %s, %i fail once external assets fall by %f', async (model, failures, severity) => {
    const found = await stress('chain', `model: ${model}, target: { failures: ${failures} }`);
    expect(found.severity.value).toBeCloseTo(severity, 12);
    expect(found.reached?.failedCount).toBeGreaterThanOrEqual(failures);
    expect([found.unshocked.failedCount, found.worst.failedCount]).toEqual([0, 3]);
  });

  test('names B as the first to fail under DebtRank, though its own fall is less than its capital', async () => {
    const { reached } = await stress('chain', 'model: DEBT_RANK, target: { failures: 1 }');
    expect(reached?.failed.map(({ institution }) => institution.key)).toEqual(['b']);
    expect(Number(reached?.failed[0]?.fall.amount)).toBeCloseTo(12 / 34, 12);
    expect(reached?.failed[0]?.fallOverCapital.value).toBeCloseTo(12 / 34 / 3, 12);
    expect(reached?.failed[0]?.failedBefore).toBe(false);
    // A loses 30/34, B all its 3, C 4 + 18/34.
    expect(Number(reached?.loss.amount)).toBeCloseTo(7 + 48 / 34, 11);
    expect(reached?.lossRatio.value).toBeCloseTo(0.7 + 4.8 / 34, 12);
  });

  test('finds a twentieth of obligations unpaid at a fall of 0.3, and the same half as soon for half of A', async () => {
    const all = await stress('chain', 'model: EISENBERG_NOE, target: { lossRatio: 0.05 }');
    expect(all.severity.value).toBeCloseTo(0.3, 11);
    expect(Number(all.reached?.loss.amount)).toBeCloseTo(1, 10);
    const half = await stress(
      'chain',
      'model: EISENBERG_NOE, target: { lossRatio: 0.05 }, shape: { institutions: [{ institution: "a", fallRatio: 0.5 }] }',
    );
    expect(half.severity.value).toBeCloseTo(0.6, 11);
    expect(half.digest).not.toBe(all.digest);
  });

  test('says so where no such shock reaches the target', async () => {
    const shape = 'shape: { institutions: [{ institution: "c", fallRatio: 1 }] }';
    const found = await stress('chain', `model: EISENBERG_NOE, target: { failures: 2 }, ${shape}`);
    expect(found.severity).toEqual({ value: null, reason: 'NOT_REACHED' });
    expect(found.reached).toBeNull();
    expect(found.worst.failedCount).toBe(1);
  });

  test.each([
    ['target: { failures: 0 }', 'BAD_PARAMETER', 'target.failures'],
    ['target: { lossRatio: 1.5 }', 'BAD_PARAMETER', 'target.lossRatio'],
    [
      'target: { failures: 1 }, shape: { institutions: [{ institution: "z", fallRatio: 1 }] }',
      'NOT_FOUND',
      'shape.institutions.0.institution',
    ],
    [
      'target: { failures: 1 }, shape: { institutions: [{ institution: "a", fallRatio: 2 }] }',
      'BAD_SHOCK',
      'shape.institutions.0.fallRatio',
    ],
    ['target: { failures: 1 }, shape: { everybody: -0.1 }', 'BAD_SHOCK', 'shape.everybody'],
  ])('refuses %s', async (given, code, path) => {
    const found = await stress('chain', `model: DEBT_RANK, ${given}`);
    expect([found.code, found.path?.join('.')]).toEqual([code, path]);
  });
});

interface Outcome {
  readonly totalPayments: Amount;
  readonly shortfall: Amount;
  readonly defaultCount: number;
  readonly injections: {
    readonly total: Amount;
    readonly list: readonly (Named & { readonly amount: Amount; readonly defaults: boolean })[];
  };
}
interface BailOut {
  readonly obligations: Amount;
  readonly without: Outcome;
  readonly optimal: Outcome;
  readonly greedy: Outcome;
  readonly totalPaymentsAtMost: Amount;
  readonly noDefault: Outcome['injections'];
}

const bailOut = (slug: string, given: string) =>
  askAbout<BailOut>(
    api,
    slug,
    `bailOut(${given}) { ${PROBLEM} ... on BailOut { obligations { amount } totalPaymentsAtMost { amount }
      without { ...outcome } optimal { ...outcome } greedy { ...outcome }
      noDefault { total { amount } list(first: 500) { institution { key } amount { amount } defaults } } } }`
      // A fragment spread needs a document of its own; written out instead.
      .replaceAll(
        '...outcome',
        'totalPayments { amount } shortfall { amount } defaultCount injections { total { amount } list(first: 500) { institution { key } amount { amount } defaults } }',
      ),
  );

describe('a bail-out of the chain, of whose external assets half are lost', () => {
  // A has 5 for 8, of which B gets 3.75; B has 5.75 for 7, C 3 + 23/7 for 5. Cash for A counts 1.75 until B is cured.
  test('gives A all, cures B with 5/3 of it, and needs 3 for nobody to default', async () => {
    const { found } = await bailOut('chain', 'budget: "2", shock: { everybody: 0.5 }');
    expect(Number(found.obligations.amount)).toBe(20);
    expect(Number(found.without.totalPayments.amount)).toBeCloseTo(15.75, 12);
    expect(Number(found.without.shortfall.amount)).toBeCloseTo(4.25, 12);
    expect(found.without.defaultCount).toBe(2);
    for (const { totalPayments, injections } of [found.optimal, found.greedy]) {
      expect(Number(totalPayments.amount)).toBeCloseTo(19, 9);
      expect(Number(injections.total.amount)).toBeCloseTo(2, 9);
    }
    expect(found.optimal.defaultCount).toBe(1);
    expect(found.optimal.injections.list[0]?.institution.key).toBe('a');
    expect(found.optimal.injections.list[0]?.defaults).toBe(true);
    expect(Number(found.totalPaymentsAtMost.amount)).toBeCloseTo(19, 9);
    expect(found.noDefault.list.map(({ institution, amount }) => [institution.key, Number(amount.amount)])).toEqual([
      ['a', 3],
    ]);
    const enough = await bailOut('chain', 'budget: "3", shock: { everybody: 0.5 }');
    expect(Number(enough.found.optimal.totalPayments.amount)).toBe(20);
    expect(enough.found.optimal.defaultCount).toBe(0);
  });

  test.each(['0.1', '0.000001', '0.00000000001', '0.00000000000001'])(
    'is at best no worse than the greedy one, with a budget of %s, too',
    async (budget) => {
      const { found } = await bailOut('chain', `budget: "${budget}", shock: { everybody: 0.5 }`);
      expect(Number(found.optimal.totalPayments.amount)).toBeGreaterThanOrEqual(
        Number(found.greedy.totalPayments.amount),
      );
      expect(Number(found.optimal.totalPayments.amount)).toBeGreaterThan(Number(found.without.totalPayments.amount));
    },
  );

  test('hits only those shocked', async () => {
    const { found } = await bailOut(
      'chain',
      'budget: "0", shock: { institutions: [{ institution: "c", fallRatio: 1 }] }',
    );
    expect(found.optimal).toEqual(found.without);
    // C has its 4 from B for 5.
    expect(Number(found.without.totalPayments.amount)).toBe(19);
  });

  test.each([
    ['budget: "-1", shock: { everybody: 0.5 }', 'BAD_PARAMETER', 'budget'],
    ['budget: "1", shock: { everybody: 1.01 }', 'BAD_SHOCK', 'shock.everybody'],
    [
      'budget: "1", shock: { institutions: [{ institution: "a", fallRatio: 1 }, { institution: "a", fallRatio: 1 }] }',
      'BAD_SHOCK',
      'shock.institutions.1.institution',
    ],
  ])('is refused for %s', async (given, code, path) => {
    const { found } = await bailOut('chain', given);
    expect([found.code, found.path?.join('.')]).toEqual([code, path]);
  });
});

describe('europe-2019', () => {
  test('answers each question from memory: one statement finds the snapshot, two look for the answer and keep it', async () => {
    await askAbout(api, 'europe-2019', 'digest');
    for (const question of [
      'reverseStress(model: EISENBERG_NOE, target: { failures: 3 }) { ... on ReverseStress { digest } }',
      'bailOut(budget: "1000", shock: { everybody: 0.08 }) { ... on BailOut { digest } }',
      'lossDistribution(model: DIRECT, failureProbability: { everybody: 0.01 }, scenarios: 100, seed: 1) { ... on LossDistribution { digest } }',
    ]) {
      const { found, statements } = await askAbout<{ digest: string }>(api, 'europe-2019', question);
      expect(found.digest).toMatch(/^[0-9a-f]{64}$/);
      expect(statements).toHaveLength(3);
      expect((await askAbout(api, 'europe-2019', question)).statements).toHaveLength(2);
    }
  });

  test('has a bank that fails first because its own fall uses up its capital', async () => {
    const found = await stress('europe-2019', 'model: DEFAULT_CASCADE, target: { failures: 1 }');
    const first = found.reached?.failed.find(({ fallOverCapital }) => Math.abs(fallOverCapital.value - 1) < 1e-9);
    expect(first?.fallOverCapital.quality).toBe('ESTIMATED');
    const more = await stress('europe-2019', 'model: DEFAULT_CASCADE, target: { failures: 60 }');
    expect(more.severity.value).toBeGreaterThan(found.severity.value ?? 1);
    expect(more.reached?.failedCount).toBeGreaterThanOrEqual(60);
  });

  test('is helped most by the optimum, which the prices of the programme prove', async () => {
    const { found } = await bailOut('europe-2019', 'budget: "20000", shock: { everybody: 0.08 }');
    const paid = ({ totalPayments }: Outcome) => Number(totalPayments.amount);
    expect(paid(found.optimal)).toBeGreaterThan(paid(found.without) + 20_000 * 0.999);
    expect(paid(found.optimal)).toBeGreaterThanOrEqual(paid(found.greedy) * (1 - 1e-12));
    expect(Number(found.totalPaymentsAtMost.amount) / paid(found.optimal) - 1).toBeLessThan(1e-9);
    expect(Number(found.optimal.injections.total.amount)).toBeLessThanOrEqual(20_000);
    const amounts = found.optimal.injections.list.map(({ amount }) => Number(amount.amount));
    expect(amounts).toEqual(amounts.toSorted((left, right) => right - left));
    expect(amounts.length).toBeGreaterThan(0);
    const all = Number(found.noDefault.total.amount);
    const enough = await bailOut('europe-2019', `budget: "${Math.ceil(all)}", shock: { everybody: 0.08 }`);
    expect(enough.found.optimal.defaultCount).toBe(0);
    expect(enough.found.without.defaultCount).toBeGreaterThan(0);
  });
});
