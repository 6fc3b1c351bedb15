import { type ExposureRecord, type NetworkSnapshot, snapshotOf } from '@faultline/network';
import { afterAll, describe, expect, test } from 'vitest';
import { answeredAnew } from './answers/prepared-question.ts';
import { type LeastShockRequest, leastShock } from './least-shock.ts';
import { questionNetwork, SHAPED } from './question-network.ts';
import type { StressTarget } from './reverse-stress.ts';
import { sha256 } from './run-identity.ts';
import { leastShockOf } from './searching/find-least-shock.ts';
import { openThreadPool } from './threads/thread-pool.ts';

const stated = { quality: 'ILLUSTRATIVE', source: 'made-up' } as const;

interface Bank {
  readonly key: string;
  readonly capital: number;
  readonly totalAssets: number;
}
type Loan = readonly [creditor: string, debtor: string, amount: number];

function systemOf(banks: readonly Bank[], loans: readonly Loan[]): NetworkSnapshot {
  const amountOf = (institution: string, measure: 'EQUITY' | 'TOTAL_ASSETS', amount: number) =>
    ({ institution, scope: 'SOLO', asOf: '2020-01-01', measure, amount, currency: 'EUR', ...stated }) as const;
  const loanOf = ([creditor, debtor, amount]: Loan): ExposureRecord => ({
    creditor,
    debtor,
    instrument: 'LOAN',
    seniority: 'UNSPECIFIED',
    maturityBucket: 'UNSPECIFIED',
    amount,
    currency: 'EUR',
    collateralAmount: null,
    ...stated,
  });
  return snapshotOf(
    {
      dataset: {
        slug: 'made-up',
        title: 'Made up',
        description: '',
        asOf: '2020-01-01',
        currency: 'EUR',
        scale: 0,
        assumptions: [],
        sensitivity: null,
      },
      sources: [{ key: 'made-up' }],
      institutions: banks.map(({ key }) => ({ key, name: `Bank ${key}`, kind: 'BANK', country: null })),
      balanceSheets: banks.flatMap(({ key, capital, totalAssets }) => [
        amountOf(key, 'EQUITY', capital),
        amountOf(key, 'TOTAL_ASSETS', totalAssets),
      ]),
      exposures: loans.map(loanOf),
    },
    sha256,
  );
}

// A owns 12 outside, owes B 10 and has capital 2; B has that claim and 5 outside, owes 14 outside and has capital 1.
const PAIR = systemOf(
  [
    { key: 'a', capital: 2, totalAssets: 12 },
    { key: 'b', capital: 1, totalAssets: 15 },
  ],
  [['b', 'a', 10]],
);

const pool = openThreadPool({ threads: 2, kernels: null });
afterAll(() => pool.close());

async function found(snapshot: NetworkSnapshot, request: LeastShockRequest) {
  const answer = await answeredAnew(leastShock(snapshot, request, { pool }));
  if ('code' in answer) throw new Error(answer.message);
  return answer;
}

const CLEARING = { model: 'EISENBERG_NOE', measure: 'AMOUNT' } as const;

describe('the smallest shock to two banks', () => {
  test('that leaves 3 of 24 unpaid takes 3.2 from the borrower and 1.6 from its creditor', async () => {
    // Both in default, A's first 2 and B's first 1 of losses cost nobody; beyond, a unit lost by A is unpaid twice, to
    // B and by B: 2 (a - 2) + (b - 1) = 3. The point of 2 a + b = 8 nearest to nothing is 8/5 (2, 1) = (3.2, 1.6), of norm
    // 8 / sqrt(5) = 3.578. With B alone in default b = 4; with A alone a = 5, and then B falls too.
    const { least, parts, reachedFactor, reached, unshocked } = await found(PAIR, {
      ...CLEARING,
      target: { lossRatio: 1 / 8 },
    });
    expect(least?.norm).toBeCloseTo(8 / Math.sqrt(5), 9);
    expect(least?.normLowerBound).toBeCloseTo(8 / Math.sqrt(5), 9);
    expect(least?.certainty).toBe('MINIMUM');
    expect(parts.map(({ row, lossAmount }) => [row, lossAmount])).toEqual([
      [0, expect.closeTo(3.2, 9)],
      [1, expect.closeTo(1.6, 9)],
    ]);
    expect(parts.map(({ normShare }) => normShare)).toEqual([expect.closeTo(0.8, 9), expect.closeTo(0.2, 9)]);
    expect(reachedFactor).toBeCloseTo(1, 9);
    expect(reached?.failed).toEqual([0, 1]);
    expect(reached?.lossAmount).toBeCloseTo(3, 5);
    expect(unshocked).toMatchObject({ failed: [], lossAmount: 0 });
  });

  test('is smaller than the same share lost by both', async () => {
    // A share x of 12 and 5 costs 2 (12 x - 2) + 5 x - 1 = 3 at x = 8 / 29: a norm of 13 * 8 / 29 = 3.586.
    const { uniform } = await found(PAIR, { ...CLEARING, target: { lossRatio: 1 / 8 } });
    expect(uniform?.severity).toBeCloseTo(8 / 29, 9);
    expect(uniform?.norm).toBeCloseTo((13 * 8) / 29, 9);
  });

  test('in shares of capital falls harder on the larger bank', async () => {
    // One default: 1 of B's 1 is a norm of 1, and so is 2 of A's 2, so 1 is the least.
    const one = await found(PAIR, { ...CLEARING, measure: 'SHARE_OF_CAPITAL', target: { failures: 1 } });
    expect(one.least?.norm).toBeCloseTo(1, 9);
    // A loss of 3: the least (a / 2)^2 + b^2 on 2 a + b = 8 is at a = 8 t, b = t with 17 t = 8.
    const three = await found(PAIR, { ...CLEARING, measure: 'SHARE_OF_CAPITAL', target: { lossRatio: 1 / 8 } });
    expect(three.parts.map(({ lossAmount }) => lossAmount)).toEqual([
      expect.closeTo(64 / 17, 9),
      expect.closeTo(8 / 17, 9),
    ]);
    expect(three.least?.norm).toBeCloseTo(Math.hypot(32 / 17, 8 / 17), 9);
    expect(three.digest).not.toBe((await found(PAIR, { ...CLEARING, target: { lossRatio: 1 / 8 } })).digest);
  });

  test('is none where everything lost does not suffice, and nothing where the target is met without', async () => {
    const none = await found(PAIR, { ...CLEARING, target: { failures: 3 } });
    expect([none.least, none.parts, none.reached, none.reachedFactor, none.uniform]).toEqual([
      null,
      [],
      null,
      null,
      null,
    ]);
    const nothing = await found(PAIR, { ...CLEARING, target: { lossRatio: 0 } });
    expect(nothing.least).toMatchObject({ norm: 0, certainty: 'MINIMUM' });
    expect([nothing.parts, nothing.reachedFactor, nothing.uniform?.norm]).toEqual([[], 0, 0]);
  });
});

const TARGETS: readonly StressTarget[] = [{ failures: 1 }, { failures: 4 }, { lossRatio: 0.02 }];

test('what a thread finds is what the engine finds, to the last digit', async () => {
  const banks = Array.from({ length: 15 }, (_, i) => ({
    key: `b${10 + i}`,
    capital: 1 + (i % 4),
    totalAssets: 20 + i,
  }));
  const loans = banks.flatMap(({ key }, i): Loan[] =>
    [1, 4].map((step) => [key, banks[(i + step) % banks.length]?.key ?? '', (1 + ((i * step) % 3)) / 5]),
  );
  const snapshot = systemOf(banks, loans);
  const network = questionNetwork(snapshot, SHAPED);
  if ('problem' in network) throw new Error(network.problem.message);
  const weights = new Float64Array(banks.length).fill(1);
  const losable = { EISENBERG_NOE: network.totalObligations, DEBT_RANK: network.totalCapital };
  const certainties = new Set<string | undefined>();
  for (const model of ['EISENBERG_NOE', 'DEBT_RANK'] as const)
    for (const target of TARGETS) {
      const amount = 'failures' in target ? target : { lossAmount: target.lossRatio * losable[model] };
      const { least, reachedFactor, parts, uniform } = await found(snapshot, { model, measure: 'AMOUNT', target });
      expect(least).toEqual(leastShockOf({ model, network, weights, target: amount }));
      // The search along one shape, another method, reaches the target with this shock.
      expect(reachedFactor).toBeCloseTo(1, 8);
      expect(parts.reduce((sum, { normShare }) => sum + normShare, 0)).toBeCloseTo(1, 9);
      expect(least?.normLowerBound).toBeLessThanOrEqual(uniform?.norm ?? 0);
      certainties.add(least?.certainty);
    }
  expect(certainties).toEqual(new Set(['LOCAL', 'MINIMUM']));
});

test.each([1e-300, 1e-160, 1e154, 1e300])('has the same digits where amounts are %d times as large', async (scale) => {
  const scaledPair = systemOf(
    [
      { key: 'a', capital: 2 * scale, totalAssets: 12 * scale },
      { key: 'b', capital: scale, totalAssets: 15 * scale },
    ],
    [['b', 'a', 10 * scale]],
  );
  for (const model of ['EISENBERG_NOE', 'DEBT_RANK'] as const) {
    const usual = await found(PAIR, { model, measure: 'AMOUNT', target: { lossRatio: 1 / 8 } });
    const { least, parts, reachedFactor } = await found(scaledPair, {
      model,
      measure: 'AMOUNT',
      target: { lossRatio: 1 / 8 },
    });
    expect((least?.norm ?? 0) / scale).toBeCloseTo(usual.least?.norm ?? Number.NaN, 9);
    expect(least?.certainty).toBe('MINIMUM');
    expect(parts.map(({ lossAmount }) => lossAmount / scale)).toEqual(
      usual.parts.map(({ lossAmount }) => expect.closeTo(lossAmount, 9)),
    );
    expect(reachedFactor).toBeCloseTo(1, 8);
    const shares = { model, measure: 'SHARE_OF_CAPITAL', target: { failures: 1 } } as const;
    expect((await found(scaledPair, shares)).least?.norm).toBeCloseTo((await found(PAIR, shares)).least?.norm ?? 0, 9);
  }
});

test('any shock, however small, ruins two banks that have lent each other more than their capital', async () => {
  // Under linear DebtRank a loss ratio h of one is 3 h of the other: it grows until nothing is left.
  const lenders = ['a', 'b'].map((key) => ({ key, capital: 1, totalAssets: 10 }));
  const ring = systemOf(lenders, [
    ['a', 'b', 3],
    ['b', 'a', 3],
  ]);
  const answer = await found(ring, { model: 'DEBT_RANK', measure: 'AMOUNT', target: { failures: 2 } });
  expect(answer.least).toMatchObject({ norm: 0, certainty: 'MINIMUM' });
  expect([answer.parts, answer.reachedFactor, answer.reached]).toEqual([[], null, null]);
});

describe('a search for the smallest shock is refused', () => {
  const asked = { ...CLEARING, target: { failures: 1 } } as const;

  test('for targets that are none', async () => {
    for (const [target, field] of [
      [{ failures: 0 }, 'failures'],
      [{ lossRatio: 1.5 }, 'lossRatio'],
      [{ lossRatio: 1e-300 }, 'lossRatio'],
    ] as const)
      expect(await answeredAnew(leastShock(PAIR, { ...CLEARING, target }, { pool }))).toMatchObject({
        code: 'BAD_PARAMETER',
        path: ['target', field],
      });
  });

  test('where more banks state their capital than are searched', async () => {
    const crowd = Array.from({ length: SHAPED.institutions + 1 }, (_, i) => ({
      key: `b${i}`,
      capital: 1,
      totalAssets: 10,
    }));
    expect(await answeredAnew(leastShock(systemOf(crowd, []), asked, { pool }))).toMatchObject({
      code: 'SNAPSHOT_TOO_LARGE',
      path: ['snapshot'],
    });
  });

  test('in shares of capital where clearing can take from a bank without', async () => {
    const insolvent = systemOf(
      [
        { key: 'a', capital: 2, totalAssets: 12 },
        { key: 'b', capital: -1, totalAssets: 15 },
      ],
      [['b', 'a', 10]],
    );
    const inShares = { ...asked, measure: 'SHARE_OF_CAPITAL' } as const;
    expect(await answeredAnew(leastShock(insolvent, inShares, { pool }))).toMatchObject({
      code: 'NO_CAPITAL',
      message: 'Bank b has no capital that a loss could be a share of: measure the shock as an AMOUNT.',
      path: ['measure'],
    });
    expect(await found(insolvent, { ...inShares, model: 'DEBT_RANK' })).toMatchObject({ least: { norm: 0 } });
  });

  test('in shares of a capital that is nothing beside the largest amount', async () => {
    const apart = systemOf(
      [
        { key: 'a', capital: 1e-200, totalAssets: 12 },
        { key: 'b', capital: 1, totalAssets: 15 },
      ],
      [['b', 'a', 10]],
    );
    const inShares = { ...asked, measure: 'SHARE_OF_CAPITAL' } as const;
    expect(await answeredAnew(leastShock(apart, inShares, { pool }))).toMatchObject({
      code: 'NUMERIC_OVERFLOW',
      path: ['measure'],
    });
  });

  test('by nobody who has left: the caller’s own reason is thrown', async () => {
    const gone = new AbortController();
    const answer = answeredAnew(leastShock(PAIR, asked, { pool }), gone.signal);
    gone.abort(new Error('the caller left'));
    await expect(answer).rejects.toThrow('the caller left');
  });
});
