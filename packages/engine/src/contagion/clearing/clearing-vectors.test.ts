import { describe, expect, test } from 'vitest';
import type { ClearingRules } from './clearing-problem.ts';
import { clearingVectors } from './clearing-vectors.ts';
import { among, crowded, type DenseSystem, systemOf } from './sample-systems.ts';

const PLAIN: ClearingRules = { alpha: 1, beta: 1, externalRank: 'PARI_PASSU' };

const clear = (system: DenseSystem, rules: Partial<ClearingRules> = {}) =>
  clearingVectors(systemOf(system), { ...PLAIN, ...rules });

function expectClose(found: ArrayLike<number>, expected: readonly number[], relative = 1e-12): void {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs((found[i] ?? Number.NaN) - value), `bank ${i}`).toBeLessThanOrEqual(relative * Math.abs(value));
  });
}

describe('clearing', () => {
  test('lets a bank that has 4 and owes 10 pay 4, and its creditor share out what that leaves it', () => {
    // Bank 0 has 4 and owes bank 1 10. Bank 1 has 1 and receives 4; it owes 5 to bank 2 and 5 outside: 2.5 each.
    const { greatest, defaultRounds, leastEqualsGreatest } = clear({
      liabilities: [
        [0, 10, 0],
        [0, 0, 5],
        [0, 0, 0],
      ],
      externalAssets: [4, 1, 0],
      externalLiabilities: [0, 5, 0],
    });
    expect([...greatest.payments]).toEqual([4, 5, 0]);
    expect([...greatest.externalPayments]).toEqual([0, 2.5, 0]);
    expect([...greatest.interbankReceived]).toEqual([0, 4, 2.5]);
    expect([...greatest.equity]).toEqual([0, 0, 2.5]);
    expect([...greatest.netWorth]).toEqual([-6, -5, 2.5]);
    expect([...greatest.recovery]).toEqual([0.4, 0.5, Number.NaN]);
    expect([greatest.totalPayments, greatest.totalShortfall]).toEqual([9, 11]);
    expect(defaultRounds.map((rows) => [...rows])).toEqual([[0], [1]]);
    expect(leastEqualsGreatest).toBe(true);
  });

  test('tells who fails at once from who fails because others did', () => {
    // In a ring of debts 5, 7, 6 without money bank 1 is 2 short at once, and bank 2 once bank 1 pays only 5.
    const { greatest, defaultRounds, least, leastEqualsGreatest } = clear(
      among(
        [
          [0, 5, 0],
          [0, 0, 7],
          [6, 0, 0],
        ],
        [0, 0, 0],
      ),
    );
    expect(defaultRounds.map((rows) => [...rows])).toEqual([[1], [2]]);
    // Five can go round without a cent from outside; so can nothing at all.
    expect([...greatest.payments]).toEqual([5, 5, 5]);
    expect([...least.payments]).toEqual([0, 0, 0]);
    expect(leastEqualsGreatest).toBe(false);
    expect(greatest.convergence).toMatchObject({ solution: 'GREATEST', converged: true, rounds: 2 });
    expect(least.convergence).toMatchObject({ solution: 'LEAST', converged: true });
  });

  test('calls a bank that has exactly enough solvent, in any unit and whatever the last digit says', () => {
    // 0.1 + 0.2 owed, 0.3 to pay it with: 5.6e-17 are missing.
    for (const unit of [1e-9, 1, 1e14]) {
      const { greatest } = clear(
        among(
          [
            [0, 0.1 * unit, 0.2 * unit],
            [0, 0, 0],
            [0, 0, 0],
          ],
          [0.3 * unit, 0, 0],
        ),
      );
      expect([...greatest.defaults]).toEqual([]);
      const short = clear(
        among(
          [
            [0, unit],
            [0, 0],
          ],
          [unit * (1 - 1e-10), 0],
        ),
      );
      expect([...short.greatest.defaults]).toEqual([0]);
    }
  });

  test('keeps what a bank owes itself as given', () => {
    // Bank 0 owes itself 5 of 10 and has 2: of every euro it pays half comes back, so it pays 2 + p / 2 = 4.
    const { greatest } = clear(
      among(
        [
          [5, 5],
          [0, 0],
        ],
        [2, 0],
      ),
    );
    expectClose(greatest.payments, [4, 0]);
    expectClose(greatest.interbankReceived, [2, 2]);
  });

  test('clears an empty system, and a bank alone', () => {
    expect(clear(among([], []))).toMatchObject({ defaultRounds: [], leastEqualsGreatest: true });
    const alone = clear({ liabilities: [[0]], externalAssets: [3], externalLiabilities: [4] });
    expect([...alone.greatest.payments]).toEqual([3]);
    expect(alone.greatest.totalShortfall).toBe(1);
  });

  test('loses no digit where a thousand-millionth of a cent flows through debts of a hundred trillion', () => {
    const chain = among(
      [
        [0, 1e14, 0],
        [0, 0, 1e14],
        [0, 0, 0],
      ],
      [3e-9, 0, 0],
    );
    for (const system of [chain, crowded(chain)]) {
      const { greatest, least } = clear(system);
      expectClose(greatest.payments.slice(0, 3), [3e-9, 3e-9, 0], 1e-15);
      expectClose(least.payments.slice(0, 3), [3e-9, 3e-9, 0], 1e-15);
    }
  });

  test('finds what two banks pay that lose a tenth of a billionth of what goes round', () => {
    // Each owes the other 1; bank 0 owes 1e-10 outside, bank 1 has half of that: p0 = p1, p1 = 5e-11 + p0 / (1 + 1e-10).
    const { greatest } = clear({
      liabilities: [
        [0, 1],
        [1, 0],
      ],
      externalAssets: [0, 5e-11],
      externalLiabilities: [1e-10, 0],
    });
    expectClose(greatest.payments, [0.5 * (1 + 1e-10), 0.5 * (1 + 1e-10)], 1e-14);
    expect([...greatest.defaults]).toEqual([0, 1]);
  });

  test('finds what a shortfall of a hundred-trillionth comes to where it goes round a hundred million times', () => {
    // As before with 1e-8 outside, and bank 0 and bank 2 owe each other 5e-14; bank 2, which has 1.5e-14, fails last, when
    // bank 0 is found to pay half: that costs bank 0 1e-14 a turn. With T = 1 + 1e-8 + 5e-14 owed by bank 0:
    // p0 = 5e-9 + 1.5e-14 + p0 (1 + 5e-14) / T, so p0 = T (0.5 + 1.5e-6).
    const pair: DenseSystem = {
      liabilities: [
        [0, 1, 5e-14],
        [1, 0, 0],
        [5e-14, 0, 0],
      ],
      externalAssets: [0, 5e-9, 1.5e-14],
      externalLiabilities: [1e-8, 0, 0],
    };
    const { greatest, defaultRounds } = clear(crowded(pair));
    const share = 0.5 + 1.5e-6;
    expectClose(
      greatest.payments.slice(0, 3),
      [(1 + 1e-8 + 5e-14) * share, 5e-9 + share, 1.5e-14 + 5e-14 * share],
      1e-12,
    );
    expect(defaultRounds.map((rows) => [...rows])).toEqual([[0], [1], [2]]);
  });

  test('from below fills a closed cycle of debts if only a ten-trillionth comes in, by itself or from outside it', () => {
    const cycle = [
      [0, 1, 0],
      [1, 0, 0],
      [1, 0, 0],
    ];
    for (const money of [
      [1e-13, 0, 0],
      [0, 0, 1e-13],
    ])
      expect([...clear(among(cycle, money)).least.payments].slice(0, 2)).toEqual([1, 1]);
    expect([...clear(among(cycle, [0, 0, 0])).least.payments]).toEqual([0, 0, 0]);
  });

  test('refuses a share of assets above 1 or that is no number', () => {
    expect(() => clear(among([[0]], [1]), { alpha: 1.1 })).toThrow('alpha is 1.1');
    expect(() => clear(among([[0]], [1]), { beta: Number.NaN })).toThrow('beta is NaN');
  });
});
