import { describe, expect, test } from 'vitest';
import type { ClearingRules } from './clearing-problem.ts';
import { clearingVectors } from './clearing-vectors.ts';
import { among, type DenseSystem, systemOf } from './sample-systems.ts';

const PLAIN: ClearingRules = { alpha: 1, beta: 1, externalRank: 'PARI_PASSU' };
const SENIOR: ClearingRules = { ...PLAIN, externalRank: 'SENIOR' };

const clear = (system: DenseSystem, rules: Partial<ClearingRules> = {}) =>
  clearingVectors(systemOf(system), { ...PLAIN, ...rules });

/** The first twelve digits. */
const digits = (amounts: Iterable<number>) => Array.from(amounts, (amount) => amount.toPrecision(12));

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
    expect([...greatest.payments]).toEqual([10, 9]);
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
    expect(digits(greatest.payments)).toEqual(digits([2, 2.1, 2, 2.1, 2, 2.1]));
    const odd = 0.6 / (7 / 16);
    expect(digits(least.payments)).toEqual(digits([0.75 * odd, odd, 0.75 * odd, odd, 0.75 * odd, odd]));
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
