import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Amount, askAbout, type Named, PROBLEM, startWithChain } from './ask-about.ts';
import type { RunningApi } from './running-api.ts';

// The chain of tests/database/chain.ts, worked out on paper, and europe-2019.

let api: RunningApi;
beforeAll(async () => {
  api = await startWithChain();
});
afterAll(() => api.close());

interface Least {
  readonly digest: string;
  readonly norm: { readonly value: number | null; readonly reason: string | null };
  readonly normLowerBound: number | null;
  readonly certainty: string | null;
  readonly partCount: number;
  readonly parts: readonly (Named & {
    readonly loss: Amount;
    readonly lossOverCapital: { readonly value: number; readonly quality: string };
    readonly normShare: number;
  })[];
  readonly reachedFactor: number | null;
  readonly reached: {
    readonly severity: number;
    readonly failedCount: number;
    readonly failed: readonly Named[];
  } | null;
  readonly unshocked: { readonly failedCount: number };
  readonly uniform: { readonly severity: number; readonly norm: number } | null;
}

const least = async (slug: string, given: string) =>
  (
    await askAbout<Least>(
      api,
      slug,
      `leastShock(${given}) { ${PROBLEM} ... on LeastShock { digest norm { value reason } normLowerBound certainty partCount
        parts(first: 500) { institution { key } loss { amount } lossOverCapital { value quality } normShare }
        reachedFactor reached { severity failedCount failed { institution { key } } } unshocked { failedCount }
        uniform { severity norm } } }`,
    )
  ).found;

const lossesOf = ({ parts }: Least) => parts.map(({ institution, loss }) => [institution.key, Number(loss.amount)]);

describe('the least shock to the chain', () => {
  // Net worth is 2, 3 and 5. What A does not pay falls on B by 6/8, what B does not pay on C by 4/7. With a, b and c lost,
  // all three default where a >= 2, b - 3 + 3/4 (a - 2) >= 0 and c - 5 + 4/7 (b - 3 + 3/4 (a - 2)) >= 0. With B left exactly
  // enough, c = 5 and b = 3 - 3/4 (a - 2): a - 3/4 b = 0 is the least of a^2 + b^2, at a = 2.16 and b = 2.88. To take z more
  // from B would spare C 4/7 z: 2 b z against 2 c 4/7 z, and 2.88 is more than 5 * 4/7.
  test('until all three default takes more from A than A has, to save at B', async () => {
    const found = await least('chain', 'model: EISENBERG_NOE, target: { failures: 3 }');
    expect(lossesOf(found)).toEqual([
      ['c', expect.closeTo(5, 9)],
      ['b', expect.closeTo(2.88, 9)],
      ['a', expect.closeTo(2.16, 9)],
    ]);
    expect(found.norm.value).toBeCloseTo(Math.sqrt(37.96), 9);
    expect(found.certainty).toBe('MINIMUM');
    expect(found.parts.map(({ normShare }) => normShare)).toEqual(
      [25, 8.2944, 4.6656].map((square) => expect.closeTo(square / 37.96, 9)),
    );
    expect(found.parts[1]?.lossOverCapital.value).toBeCloseTo(0.96, 9);
    expect(found.reachedFactor).toBeCloseTo(1, 9);
    expect(found.reached?.severity).toBeCloseTo(1, 5);
    expect([found.unshocked.failedCount, found.reached?.failedCount]).toEqual([0, 3]);
    // A uniform fall needs 53/88 of 10, 4 and 6.
    expect(found.uniform?.severity).toBeCloseTo(53 / 88, 12);
    expect(found.uniform?.norm).toBeCloseTo((53 / 88) * Math.sqrt(152), 10);
  });

  test('until somebody fails under DebtRank is shared by A and B, and brings down B', async () => {
    // h_B = b/3 + 2 a/2 = 1: the nearest point of a + b/3 = 1 is 0.9 (1, 1/3). A alone would need 2; C more than B.
    const found = await least('chain', 'model: DEBT_RANK, target: { failures: 1 }');
    expect(lossesOf(found)).toEqual([
      ['a', expect.closeTo(0.9, 9)],
      ['b', expect.closeTo(0.3, 9)],
    ]);
    expect(found.norm.value).toBeCloseTo(Math.sqrt(0.9), 10);
    expect(found.normLowerBound).toBeCloseTo(Math.sqrt(0.9), 7);
    expect(found.certainty).toBe('MINIMUM');
    expect(found.reached?.failed.map(({ institution }) => institution.key)).toEqual(['b']);
    // A uniform fall needs 3/34 of 10, 4 and 6, none of them all capital.
    expect(found.uniform?.norm).toBeCloseTo((3 / 34) * Math.sqrt(152), 10);
  });

  test('in shares of capital weighs a loss of A more', async () => {
    // u = a/2, v = b/3: the nearest point of 2 u + v = 1 is (0.4, 0.2).
    const found = await least('chain', 'model: DEBT_RANK, target: { failures: 1 }, measure: SHARE_OF_CAPITAL');
    expect(found.parts.map(({ lossOverCapital }) => lossOverCapital.value)).toEqual([
      expect.closeTo(0.4, 9),
      expect.closeTo(0.2, 9),
    ]);
    expect(found.norm.value).toBeCloseTo(Math.sqrt(0.2), 10);
    expect(found.digest).not.toBe((await least('chain', 'model: DEBT_RANK, target: { failures: 1 }')).digest);
  });

  test('says so where there is none', async () => {
    const found = await least('chain', 'model: EISENBERG_NOE, target: { failures: 4 }');
    expect(found.norm).toEqual({ value: null, reason: 'NOT_REACHED' });
    expect([found.normLowerBound, found.certainty, found.reached, found.uniform, found.partCount]).toEqual([
      null,
      null,
      null,
      null,
      0,
    ]);
  });

  test.each([
    ['target: { failures: 0 }', 'BAD_PARAMETER', 'target.failures'],
    ['target: { lossRatio: -0.1 }', 'BAD_PARAMETER', 'target.lossRatio'],
  ])('is refused for %s', async (given, code, path) => {
    const found = await least('chain', `model: DEBT_RANK, ${given}`);
    expect([found.code, found.path?.join('.')]).toEqual([code, path]);
  });
});

describe('the least shock to europe-2019', () => {
  test('that makes one bank default is certain, hits that bank alone, and is smaller than a uniform one', async () => {
    const found = await least('europe-2019', 'model: EISENBERG_NOE, target: { failures: 1 }');
    expect(found.certainty).toBe('MINIMUM');
    expect(found.partCount).toBe(1);
    // Nobody else has failed before, so what it loses is all its capital.
    expect(found.parts[0]?.lossOverCapital.value).toBeCloseTo(1, 9);
    // Its capital is reported, but the shock is searched over exposures that are estimated.
    expect(found.parts[0]?.lossOverCapital.quality).toBe('ESTIMATED');
    expect(found.reached?.failed.map(({ institution }) => institution.key)).toContain(found.parts[0]?.institution.key);
    expect(found.norm.value).toBeLessThan(found.uniform?.norm ?? 0);
  });

  test('that makes three default is a local minimum with a bound below it', async () => {
    const found = await least('europe-2019', 'model: EISENBERG_NOE, target: { failures: 3 }');
    expect(found.certainty).toBe('LOCAL');
    expect(found.normLowerBound).toBeGreaterThan(0);
    expect(found.normLowerBound).toBeLessThan(found.norm.value ?? 0);
    expect(found.reachedFactor).toBeCloseTo(1, 8);
    expect(found.reached?.failedCount).toBeGreaterThanOrEqual(3);
    const shares = found.parts.map(({ normShare }) => normShare);
    expect(shares).toEqual(shares.toSorted((left, right) => right - left));
    expect(found.norm.value).toBeLessThan(found.uniform?.norm ?? 0);
  });

  test('that makes two default in shares of capital leaves each of them just short of all it has', async () => {
    const found = await least(
      'europe-2019',
      'model: EISENBERG_NOE, target: { failures: 2 }, measure: SHARE_OF_CAPITAL',
    );
    expect(found.certainty).toBe('LOCAL');
    // Two banks that lose all their capital have a norm of sqrt(2); whatever one passes on to the other spares a little.
    expect(found.norm.value).toBeLessThan(Math.SQRT2);
    expect(found.norm.value).toBeGreaterThan(1);
    expect(found.normLowerBound).toBeCloseTo(1, 9);
    expect(found.reachedFactor).toBeCloseTo(1, 8);
    expect(found.reached?.failedCount).toBeGreaterThanOrEqual(2);
  });

  test.each([0.01, 0.02, 0.3])(
    'that leaves %d of all debts unpaid takes no more than it must, and no more than a uniform one',
    async (lossRatio) => {
      const found = await least('europe-2019', `model: EISENBERG_NOE, target: { lossRatio: ${lossRatio} }`);
      expect(found.reachedFactor).toBeCloseTo(1, 6);
      expect(found.normLowerBound).toBeLessThanOrEqual(found.norm.value ?? 0);
      expect(found.norm.value).toBeLessThanOrEqual(found.uniform?.norm ?? 0);
    },
  );

  test('that takes all capital from everybody under DebtRank is certain, in either measure', async () => {
    for (const measure of ['AMOUNT', 'SHARE_OF_CAPITAL']) {
      const found = await least('europe-2019', `model: DEBT_RANK, target: { lossRatio: 1 }, measure: ${measure}`);
      expect(found.certainty).toBe('MINIMUM');
      expect(found.norm.value).toBeLessThanOrEqual(found.uniform?.norm ?? 0);
      for (const { lossOverCapital } of found.parts) expect(lossOverCapital.value).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  test('is found without a look into the database but for the snapshot and the answer’s own row', async () => {
    await askAbout(api, 'europe-2019', 'digest');
    const question = 'leastShock(model: DEBT_RANK, target: { lossRatio: 0.05 }) { ... on LeastShock { certainty } }';
    const { found, statements } = await askAbout<{ certainty: string }>(api, 'europe-2019', question);
    expect(found.certainty).toBe('MINIMUM');
    expect(statements).toHaveLength(3);
  });
});
