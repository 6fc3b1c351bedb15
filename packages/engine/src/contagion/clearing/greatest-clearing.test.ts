import { describe, expect, test } from 'vitest';
import { clearingMap, greatestReference, owedInRank } from './clearing.reference.ts';
import type { ClearingRules } from './clearing-problem.ts';
import { clearingVectors, greatestClearing } from './clearing-vectors.ts';
import { type DenseSystem, systemOf } from './sample-systems.ts';

// Systems too large for elimination, so that pushes, sweeps and the iterative solver all have their turn.

const PARI_PASSU: ClearingRules = { alpha: 1, beta: 1, externalRank: 'PARI_PASSU' };

/** A stream of numbers in [0, 1): the linear congruential generator of Lewis, Goodman and Miller (1969). */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** `count` banks that owe eight others each; `cover` is what they have outside over what they owe outside. */
function randomSystem(count: number, { cover, outsideDebt }: { cover: number; outsideDebt: number }): DenseSystem {
  const next = stream(count);
  const liabilities = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (const [debtor, row] of liabilities.entries())
    for (let debt = 0; debt < 8; debt++) {
      const creditor = Math.floor(next() * count);
      if (creditor !== debtor) row[creditor] = Math.ceil(next() * 100);
    }
  const externalLiabilities = liabilities.map(() => outsideDebt * next());
  return {
    liabilities,
    externalLiabilities,
    externalAssets: externalLiabilities.map((owed) => owed * cover * 2 * next()),
  };
}

describe('a large system', () => {
  test.each([
    ['of whom few fail', 400, { cover: 2, outsideDebt: 1000 }, PARI_PASSU],
    ['of whom most fail', 400, { cover: 0.8, outsideDebt: 100 }, PARI_PASSU],
    ['of whom all fail, and who pay each other nearly all', 300, { cover: 0.2, outsideDebt: 20 }, PARI_PASSU],
    ['with costs of default', 400, { cover: 1.5, outsideDebt: 300 }, { ...PARI_PASSU, alpha: 0.8, beta: 0.7 }],
    ['with senior creditors outside', 400, { cover: 0.9, outsideDebt: 200 }, { ...PARI_PASSU, externalRank: 'SENIOR' }],
  ] as const)('of banks %s pays what plain iteration finds', (_, count, shape, rules) => {
    const dense = randomSystem(count, shape);
    const expected = greatestReference(dense, rules);
    const owed = owedInRank(dense, rules);
    const found = greatestClearing(systemOf(dense), rules);
    const inRounds = clearingVectors(systemOf(dense), rules);
    expected.forEach((payment, i) => {
      for (const payments of [found.payments, inRounds.greatest.payments])
        expect(Math.abs(payment - (payments[i] ?? Number.NaN))).toBeLessThanOrEqual(1e-9 * (owed[i] ?? 0));
    });
    expect(found.convergence.converged).toBe(true);
    expect([...found.defaults]).toEqual([...inRounds.greatest.defaults]);
    expect(found.defaults.length).toBeGreaterThan(0);
    const short = new Set(found.defaults);
    clearingMap(dense, rules, [...found.payments]).forEach((payment, i) => {
      if (!short.has(i)) expect(payment).toBe(owed[i]);
    });
  });

  test('of a thousand banks in a ring that lose a hundred-thousandth of what goes round pays out what came in', () => {
    // Everybody fails, so what reaches creditors outside is what the banks had outside; plain sweeps would take millions.
    const count = 1_000;
    const rows = Array.from({ length: count }, (_, i) => i);
    const ring = {
      liabilities: rows.map((i) => rows.map((j) => (j === (i + 1) % count ? 1 : 0))),
      externalAssets: rows.map((i) => (i % 2) * 1e-5),
      externalLiabilities: rows.map(() => 1e-5),
    };
    const { greatest } = clearingVectors(systemOf(ring), PARI_PASSU);
    expect(greatest.defaults).toHaveLength(count);
    expect(greatest.convergence.converged).toBe(true);
    const paidOutside = greatest.externalPayments.reduce((sum, payment) => sum + payment, 0);
    expect(Math.abs(paidOutside / (500 * 1e-5) - 1)).toBeLessThan(1e-9);
  });

  test('passes a failure down a chain of a thousand banks, one in each round', () => {
    const count = 1_000;
    const chain = {
      liabilities: Array.from({ length: count }, (_, i) =>
        Array.from({ length: count }, (_, j) => (j === i + 1 ? 1 : 0)),
      ),
      externalAssets: Array.from({ length: count }, (_, i) => (i === 0 ? 0.5 : 0)),
      externalLiabilities: Array.from({ length: count }, () => 0),
    };
    const { greatest, defaultRounds } = clearingVectors(systemOf(chain), PARI_PASSU);
    expect(defaultRounds.map((rows) => [...rows])).toEqual(Array.from({ length: count - 1 }, (_, i) => [i]));
    expect([...greatest.payments]).toEqual(chain.liabilities.map((_, i) => (i === count - 1 ? 0 : 0.5)));
    expect([...greatestClearing(systemOf(chain), PARI_PASSU).payments]).toEqual([...greatest.payments]);
  });
});
