import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearDebtRankReference } from '../contagion/debt-rank/debt-rank.reference.ts';
import { rowsOfMatrix } from '../numeric/rows-of-matrix.ts';
import { clearingResponse } from './clearing-response.ts';
import { BEYOND_INFIMUM, type LeastNormShock, shareOfCapitalWeights } from './least-norm-shock.ts';
import { leastShockFailing, leastShockLosing } from './least-shock-clearing.ts';
import { leastShockFailingCapital, leastShockLosingCapital } from './least-shock-debt-rank.ts';
import { clearingReference } from './reverse-stress.reference.ts';
import { smallestSeverityLosing } from './reverse-stress.ts';
import { networkOf, type SampleObligations, sampleObligations } from './sample-obligations.ts';

/** Bank 0 owns 12 and owes 10 to bank 1, which owns 5 besides and owes 14 outside: net worth 2 and 1. */
const pair: SampleObligations = {
  claims: [
    [0, 0],
    [10, 0],
  ],
  assets: [12, 5],
  owed: [0, 14],
};
const ones = (count: number) => new Float64Array(count).fill(1);

/** Bank 1 (capital 10) has lent 5 to bank 0 (capital 4). */
const lent = {
  claims: rowsOfMatrix([
    [0, 0],
    [5, 0],
  ]),
  capital: Float64Array.of(4, 10),
};

function expectShock(found: LeastNormShock | null, expected: readonly number[]): void {
  expect([...(found?.shockAmount ?? [])]).toEqual(expected.map((loss) => expect.closeTo(loss, 9)));
  expect(found?.norm).toBeCloseTo(Math.hypot(...expected), 9);
  expect(found?.certainty).toBe('MINIMUM');
}

describe('the smallest fall of external assets of any shape', () => {
  test('that makes one bank default takes the net worth of the poorer', () => {
    expectShock(leastShockFailing(networkOf(pair), ones(2), 1), [0, 1]);
  });

  test('that makes both default takes the net worth of both: less from the borrower leaves it solvent', () => {
    expectShock(leastShockFailing(networkOf(pair), ones(2), 2), [2, 1]);
    expect(leastShockFailing(networkOf(pair), ones(2), 3)).toBeNull();
  });

  test('that leaves 3 unpaid falls twice as hard on the borrower, since its creditor fails with it', () => {
    // In default of both, 2 (s0 - 2) + (s1 - 1) is unpaid: the nearest point of 2 s0 + s1 >= 8. Alone, either takes more.
    expectShock(leastShockLosing(networkOf(pair), ones(2), 3), [3.2, 1.6]);
  });

  test('cannot take more than a bank has: 5 from the second, and the rest from the first', () => {
    // The nearest point of 2 s0 + s1 >= 27 is (10.8, 5.4), but bank 1 has 5.
    expectShock(leastShockLosing(networkOf(pair), ones(2), 22), [11, 5]);
    expect(leastShockLosing(networkOf(pair), ones(2), 25)).toBeNull();
  });

  test('is none where the loss is there already', () => {
    expectShock(leastShockLosing(networkOf({ ...pair, assets: [9, 5] }), ones(2), 1), [0, 0]);
    expectShock(leastShockFailing(networkOf({ ...pair, assets: [9, 5] }), ones(2), 1), [0, 0]);
  });

  test.each([1, 2])(
    'that makes %i default is an infimum: just beyond it they do, just short of it fewer do',
    (failures) => {
      const shock = leastShockFailing(networkOf(pair), ones(2), failures)?.shockAmount ?? [];
      const failedAt = (factor: number) => {
        const left = pair.assets.map((own, i) => own - factor * (shock[i] ?? 0));
        return clearingReference(pair.claims, left, pair.owed).failed.filter(Boolean).length;
      };
      expect(failedAt(BEYOND_INFIMUM)).toBe(failures);
      expect(failedAt(1 / BEYOND_INFIMUM)).toBeLessThan(failures);
    },
  );

  test('passes by a bank that can lose all it owns and still have exactly enough', () => {
    // The first owes what it is owed, 100, and owns 2: without these it has exactly enough. The second owns 150 and owes 100,
    // so that it fails beyond a loss of 50; with nothing to spare, so does the first.
    const matched: SampleObligations = {
      claims: [
        [0, 100],
        [0, 0],
      ],
      assets: [2, 150],
      owed: [100, 0],
    };
    expectShock(leastShockFailing(networkOf(matched), ones(2), 1), [0, 50]);
    expectShock(leastShockFailing(networkOf(matched), ones(2), 2), [2, 50]);
  });

  test('reaches what it is meant to, and nothing drawn at random that reaches it is smaller than its lower bound', () => {
    const direction = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 5 }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(sampleObligations, fc.integer({ min: 1, max: 5 }), direction, (sample, wanted, directions) => {
        const { claims, assets, owed } = sample;
        const after = (shock: readonly number[]) =>
          clearingReference(
            claims,
            assets.map((own, i) => Math.max(0, own - (shock[i] ?? 0))),
            owed,
          );
        const failures = (shock: readonly number[]) => after(shock).failed.filter(Boolean).length;
        const weights = ones(assets.length);
        const cases = [
          [
            leastShockFailing(networkOf(sample), weights, wanted),
            (shock: readonly number[]) => failures(shock) >= wanted,
          ],
          [
            leastShockLosing(networkOf(sample), weights, wanted),
            (shock: readonly number[]) => after(shock).shortfall >= wanted * (1 - 1e-9),
          ],
        ] as const;
        for (const [found, reached] of cases) {
          expect(reached(assets)).toBe(found !== null);
          if (!found) continue;
          expect(found.certainty).toBe('MINIMUM');
          // An infimum: a little more of it does it, half of it does not, nor does anything shorter.
          expect(reached([...found.shockAmount].map((loss) => loss * (1 + 1e-7) + 1e-7))).toBe(true);
          for (const drawn of directions) {
            const length = Math.hypot(...drawn.slice(0, assets.length));
            if (length === 0) continue;
            const shorter = drawn.slice(0, assets.length).map((part) => (part / length) * found.normLowerBound * 0.999);
            if (found.norm > 1e-9) expect(reached(shorter)).toBe(false);
          }
        }
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  test('stays above its lower bound where there are too many banks to look at every set of them', () => {
    // Twenty banks in a ring, each owing 2 to the next and 9 outside, with net worth 1 to 3.
    const count = 20;
    const ring: SampleObligations = {
      claims: Array.from({ length: count }, (_, i) =>
        Array.from({ length: count }, (_, j) => (j === (i + 1) % count ? 2 : 0)),
      ),
      assets: Array.from({ length: count }, (_, i) => 10 + (i % 3)),
      owed: new Array<number>(count).fill(9),
    };
    const network = networkOf(ring);
    for (const found of [leastShockLosing(network, ones(count), 10), leastShockFailing(network, ones(count), 4)]) {
      if (!found) throw new Error('there is such a shock');
      expect(found.normLowerBound).toBeGreaterThan(0);
      expect(found.normLowerBound).toBeLessThanOrEqual(found.norm);
      const left = ring.assets.map((own, i) => own - (found.shockAmount[i] ?? 0) * (1 + 1e-9) - 1e-9);
      const { failed, shortfall } = clearingReference(ring.claims, left, ring.owed);
      expect(shortfall >= 10 || failed.filter(Boolean).length >= 4).toBe(true);
    }
    expect(leastShockLosing(network, ones(count), 10)?.certainty).toBe('LOCAL');
    // No less of the shock found reaches the target, and it is no larger than the same fall of everybody.
    for (const loss of [5, 10, 20, 40, 80, 120]) {
      const found = leastShockLosing(network, ones(count), loss);
      const shock = found?.shockAmount ?? new Float64Array();
      expect(
        smallestSeverityLosing(
          clearingResponse(
            network,
            shock.map((part) => part * 1.001),
          ),
          loss,
        ),
      ).toBeCloseTo(1 / 1.001, 6);
      const uniform = smallestSeverityLosing(clearingResponse(network, network.externalAssets), loss) ?? Infinity;
      expect(found?.norm).toBeLessThanOrEqual(uniform * Math.hypot(...ring.assets) * (1 + 1e-9));
    }
    // One failure is certain at any size: the poorest bank, alone.
    expect(leastShockFailing(network, ones(count), 1)).toMatchObject({ norm: 1, certainty: 'MINIMUM' });
  });

  test('refuses weights that measure nothing', () => {
    expect(() => leastShockLosing(networkOf(pair), Float64Array.of(1, 0), 1)).toThrow('weight of institution 1');
    expect(() => leastShockLosing(networkOf(pair), ones(3), 1)).toThrow('3 weights for 2');
  });
});

describe('the smallest loss of capital of any shape under linear DebtRank', () => {
  test('falls on the borrower as much more as its distress costs others: 2.25 a + b = 6.5', () => {
    const t = 6.5 / (2.25 ** 2 + 1);
    expectShock(leastShockLosingCapital(lent, ones(2), 6.5), [2.25 * t, t]);
  });

  test('stops where the borrower has nothing left: 4 there, which costs 9, and 3 more at the lender', () => {
    expectShock(leastShockLosingCapital(lent, ones(2), 12), [4, 3]);
    expect(leastShockLosingCapital(lent, ones(2), 14.1)).toBeNull();
  });

  test('in shares of capital, prefers the larger bank', () => {
    // Minimise (a / 4)^2 + (b / 10)^2 with 2.25 a + b >= 6.5: a = 16 * 2.25 t, b = 100 t.
    const t = 6.5 / (16 * 2.25 ** 2 + 100);
    const found = leastShockLosingCapital(lent, shareOfCapitalWeights(lent.capital), 6.5);
    expect([...(found?.shockAmount ?? [])]).toEqual([expect.closeTo(36 * t, 10), expect.closeTo(100 * t, 10)]);
    expect(found?.norm).toBeCloseTo(Math.hypot(9 * t, 10 * t), 12);
  });

  test('that takes all capital from both is all of the borrower’s and half of the lender’s', () => {
    expectShock(leastShockFailingCapital(lent, ones(2), 1), [4, 0]);
    expectShock(leastShockFailingCapital(lent, ones(2), 2), [4, 5]);
    expect(leastShockFailingCapital(lent, ones(2), 3)).toBeNull();
  });

  test('that takes all capital from everybody is what claims do not take, certain among many institutions, too', () => {
    // Twenty in a ring, each with a claim of half its capital of 2 on the next: the other half is what each must lose.
    const count = 20;
    const ring = {
      claims: rowsOfMatrix(
        Array.from({ length: count }, (_, i) =>
          Array.from({ length: count }, (_, j) => (j === (i + 1) % count ? 1 : 0)),
        ),
      ),
      capital: new Float64Array(count).fill(2),
    };
    for (const found of [
      leastShockFailingCapital(ring, ones(count), count),
      leastShockLosingCapital(ring, ones(count), 2 * count),
    ])
      expectShock(found, new Array<number>(count).fill(1));
  });

  test('counts who had failed before, and needs nothing where small shocks grow without end', () => {
    const before = { claims: lent.claims, capital: Float64Array.of(-1, 10) };
    expectShock(leastShockFailingCapital(before, ones(2), 1), [0, 0]);
    const ring = {
      claims: rowsOfMatrix([
        [0, 3],
        [3, 0],
      ]),
      capital: Float64Array.of(2, 2),
    };
    expectShock(leastShockLosingCapital(ring, ones(2), 4), [0, 0]);
  });

  test('is a certified minimum on random systems: it reaches the loss, and no direction reaches it sooner', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(sampleObligations, amounts, fc.array(amounts, { maxLength: 12 }), (sample, tenths, directions) => {
        const count = sample.assets.length;
        const capital = tenths.slice(0, count).map((own) => own / 10);
        const total = capital.reduce((sum, own) => sum + own, 0);
        const network = { claims: rowsOfMatrix(sample.claims), capital: Float64Array.from(capital) };
        const lost = (shock: readonly number[]) =>
          linearDebtRankReference(
            sample.claims,
            capital,
            capital.map((own, i) => Math.min(1, (shock[i] ?? 0) / own)),
          ).reduce((sum, ratio, i) => sum + ratio * (capital[i] ?? 0), 0);
        const found = leastShockLosingCapital(network, ones(count), total * 0.6);
        expect(found?.certainty).toBe('MINIMUM');
        if (!found) return;
        expect(lost([...found.shockAmount].map((loss) => loss * (1 + 1e-7) + 1e-7))).toBeGreaterThanOrEqual(
          total * 0.6,
        );
        for (const drawn of directions) {
          const parts = drawn.slice(0, count);
          const shorter = parts.map((part) => (part / Math.hypot(...parts)) * found.norm * 0.999);
          if (found.norm > 1e-9) expect(lost(shorter)).toBeLessThan(total * 0.6);
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  test('is found by name and currency alike', () => {
    const network = {
      claims: rowsOfMatrix([
        [0, 2, 0],
        [3, 0, 1],
        [0, 4, 0],
      ]),
      capital: Float64Array.of(5, 6, 7),
    };
    const turned = {
      claims: rowsOfMatrix([
        [0, 0, 4],
        [0, 0, 2],
        [1, 3, 0],
      ]),
      capital: Float64Array.of(7, 5, 6),
    };
    const [first, second] = [network, turned].map((each) => leastShockLosingCapital(each, ones(3), 9));
    expect(second?.norm).toBeCloseTo(first?.norm ?? Number.NaN, 10);
    expect([1, 2, 0].map((row) => second?.shockAmount[row])).toEqual(
      [...(first?.shockAmount ?? [])].map((loss) => expect.closeTo(loss, 9)),
    );
    const small = {
      claims: { ...network.claims, weights: network.claims.weights.map((amount) => amount * 1e-9) },
      capital: network.capital.map((own) => own * 1e-9),
    };
    expect((leastShockLosingCapital(small, ones(3), 9e-9)?.norm ?? 0) * 1e9).toBeCloseTo(first?.norm ?? Number.NaN, 9);
  });
});
