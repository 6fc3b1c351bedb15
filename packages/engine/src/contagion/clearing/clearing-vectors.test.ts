import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DenseRules,
  type DenseSystem,
  greatestReference,
  leastReference,
  owedInRank,
} from './clearing.reference.ts';
import type { ClearingRules } from './clearing-problem.ts';
import { clearingVectors, greatestClearing } from './clearing-vectors.ts';
import { among, sampleRules, sampleSystems, systemOf } from './sample-systems.ts';

const PLAIN: ClearingRules = { alpha: 1, beta: 1, externalRank: 'PARI_PASSU' };
const SENIOR: ClearingRules = { ...PLAIN, externalRank: 'SENIOR' };

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
    const { greatest, least } = clear(
      among(
        [
          [0, 1e14, 0],
          [0, 0, 1e14],
          [0, 0, 0],
        ],
        [3e-9, 0, 0],
      ),
    );
    expectClose(greatest.payments, [3e-9, 3e-9, 0], 1e-15);
    expectClose(least.payments, [3e-9, 3e-9, 0], 1e-15);
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

  test('scales with the currency, to the last digit for powers of two', () => {
    fc.assert(
      fc.property(sampleSystems, sampleRules, fc.constantFrom(2 ** -20, 2 ** 30), (system, rules, factor) => {
        const scaled: DenseSystem = {
          liabilities: system.liabilities.map((row) => row.map((amount) => amount * factor)),
          externalAssets: system.externalAssets.map((amount) => amount * factor),
          externalLiabilities: system.externalLiabilities.map((amount) => amount * factor),
        };
        const [own, other] = [clear(system, rules), clear(scaled, rules)];
        expect([...other.greatest.payments]).toEqual([...own.greatest.payments].map((payment) => payment * factor));
        expect([...other.least.payments]).toEqual([...own.least.payments].map((payment) => payment * factor));
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  test('agrees with plain iteration from above and from below on random systems, costs of default or not', () => {
    let twoVectors = 0;
    fc.assert(
      fc.property(sampleSystems, sampleRules, (system, rules) => {
        const found = clear(system, rules);
        const merged = greatestClearing(systemOf(system), rules);
        expectWithin(system, rules, [
          [found.greatest.payments, greatestReference(system, rules)],
          [merged.payments, greatestReference(system, rules)],
          [found.least.payments, leastReference(system, rules)],
        ]);
        expect([...merged.defaults]).toEqual([...found.greatest.defaults]);
        expect(new Set(found.defaultRounds.flatMap((rows) => [...rows]))).toEqual(new Set(found.greatest.defaults));
        expect(found.greatest.convergence.converged && found.least.convergence.converged).toBe(true);
        if (!found.leastEqualsGreatest) twoVectors++;
      }),
      { numRuns: 800, seed: 7 },
    );
    expect(twoVectors).toBeGreaterThan(50);
  });

  test('refuses a share of assets above 1 or that is no number', () => {
    expect(() => clear(among([[0]], [1]), { alpha: 1.1 })).toThrow('alpha is 1.1');
    expect(() => clear(among([[0]], [1]), { beta: Number.NaN })).toThrow('beta is NaN');
  });
});

/** Payments equal to 1e-9 of what a bank owes. */
function expectWithin(
  system: DenseSystem,
  rules: DenseRules,
  pairs: readonly (readonly [Float64Array, readonly number[]])[],
): void {
  const owed = owedInRank(system, rules);
  for (const [found, reference] of pairs)
    reference.forEach((payment, i) => {
      expect(Math.abs(payment - (found[i] ?? Number.NaN)), `bank ${i}`).toBeLessThanOrEqual(1e-9 * (owed[i] ?? 0));
    });
}

describe('senior creditors outside', () => {
  test('are paid before institutions: a bank with 6 that owes 4 to each side pays 4 and 2, not 3 and 3', () => {
    const system: DenseSystem = {
      liabilities: [
        [0, 4],
        [0, 0],
      ],
      externalAssets: [6, 0],
      externalLiabilities: [4, 0],
    };
    const pariPassu = clear(system).greatest;
    expect([...pariPassu.payments, ...pariPassu.externalPayments, ...pariPassu.recovery]).toEqual([
      6,
      0,
      3,
      0,
      0.75,
      Number.NaN,
    ]);
    const senior = clear(system, SENIOR).greatest;
    expect([...senior.payments, ...senior.externalPayments, ...senior.recovery]).toEqual([2, 0, 4, 0, 0.5, Number.NaN]);
    expect([senior.totalPayments, senior.totalShortfall]).toEqual([6, 2]);
  });

  test('get what is left of an estate that default has halved, and institutions nothing', () => {
    const { greatest } = clear(
      {
        liabilities: [
          [0, 4],
          [0, 0],
        ],
        externalAssets: [6, 0],
        externalLiabilities: [4, 0],
      },
      { ...SENIOR, alpha: 0.5 },
    );
    expect([...greatest.payments]).toEqual([0, 0]);
    expect([...greatest.externalPayments]).toEqual([3, 0]);
    expect(greatest.totalShortfall).toBe(5);
  });

  test('drain two banks that only owe each other, however slowly a round would', () => {
    // Without money of their own: each round takes a billionth from the ten they pass on, until nothing is left.
    const { greatest } = clear(
      {
        liabilities: [
          [0, 10],
          [10, 0],
        ],
        externalAssets: [0, 0],
        externalLiabilities: [1e-9, 1e-9],
      },
      SENIOR,
    );
    expect([...greatest.payments]).toEqual([0, 0]);
    expect([...greatest.defaults]).toEqual([0, 1]);
    expect(greatest.convergence.converged).toBe(true);
  });

  test('leave a range of solutions where a closed pair has as much outside as it owes there', () => {
    // Bank 0 has 1, bank 1 owes 1 outside, each owes the other 10: p0 = min(10, 1 + p1), p1 = p0 - 1.
    const { greatest, least } = clear(
      {
        liabilities: [
          [0, 10],
          [10, 0],
        ],
        externalAssets: [1, 0],
        externalLiabilities: [0, 1],
      },
      SENIOR,
    );
    expectClose(greatest.payments, [10, 9]);
    expect([...least.payments]).toEqual([1, 0]);
  });
});

describe('costs of default', () => {
  test('example 3.3 of Rogers and Veraart: from below payments creep up to a point that is no clearing vector', () => {
    // Each has 1 and pays half of what it has: from zero payments approach (1, 1), where bank 0 has 1 + 1 = 2, exactly
    // what it owes. So it pays 2, then bank 1 has 3 and pays 2.2: the one clearing vector there is.
    const { greatest, least } = clear(
      among(
        [
          [0, 2],
          [2.2, 0],
        ],
        [1, 1],
      ),
      { alpha: 0.5, beta: 0.5 },
    );
    expect([...greatest.payments]).toEqual([2, 2.2]);
    expect([...least.payments]).toEqual([2, 2.2]);
  });

  test('the ring of section 5.1 of Rogers and Veraart has two clearing vectors at costs of a quarter', () => {
    // Debts 2, 3, 2, 3, 2, 3 round the ring, 0.8 with every other bank, alpha = beta = 3/4. If even banks pay 2, odd ones
    // pay 3/4 (0.8 + 2) = 2.1, and even ones have enough. If not, odd pay 3/4 (0.8 + even), even 3/4 odd: 0.6 / (7/16).
    const ring = [2, 3, 2, 3, 2, 3].map((amount, i) => [0, 1, 2, 3, 4, 5].map((j) => (j === (i + 1) % 6 ? amount : 0)));
    const { greatest, least } = clear(among(ring, [0, 0.8, 0, 0.8, 0, 0.8]), { alpha: 0.75, beta: 0.75 });
    expectClose(greatest.payments, [2, 2.1, 2, 2.1, 2, 2.1]);
    const odd = 0.6 / (7 / 16);
    expectClose(least.payments, [0.75 * odd, odd, 0.75 * odd, odd, 0.75 * odd, odd]);
  });

  test('fall on what others pay a bank too', () => {
    // Bank 0 pays 10 of 10. Bank 1 has 2 and 10, owes 20: it pays 0.5 x 2 + 0.25 x 10.
    const { greatest } = clear(
      among(
        [
          [0, 10, 0],
          [0, 0, 20],
          [0, 0, 0],
        ],
        [10, 2, 0],
      ),
      { alpha: 0.5, beta: 0.25 },
    );
    expect([...greatest.payments]).toEqual([10, 3.5, 0]);
  });
});
