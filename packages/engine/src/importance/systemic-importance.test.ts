import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearDebtRankReference } from '../contagion/debt-rank/debt-rank.reference.ts';
import { sampleNetworks, snapshotFromSample } from '../contagion/sample-networks.ts';
import { systemicImportance } from './systemic-importance.ts';

describe('systemic importance', () => {
  test('is the share of all capital that the others lose when a bank fails', () => {
    // Bank 0 has lent 4 to bank 1, which has lent 5 to bank 2; equity 10, 20, 8: 38 in all.
    const snapshot = snapshotFromSample({
      claims: [
        [0, 4, 0],
        [0, 0, 5],
        [0, 0, 0],
      ],
      equity: [10, 20, 8],
    });
    const [first, second, third] = systemicImportance(snapshot);
    expect(first).toBe(0);
    expect(second).toBeCloseTo(4 / 38, 15);
    expect(third).toBeCloseTo((5 + 0.25 * 4) / 38, 15);
  });

  test('is no number for a bank that has no capital to lose', () => {
    const scores = systemicImportance(
      snapshotFromSample({
        claims: [
          [0, 1],
          [1, 0],
        ],
        equity: [-1, null],
      }),
    );
    expect([...scores].map(Number.isNaN)).toEqual([true, true]);
  });

  test('agrees with the closed form on random networks, above spectral radius 1 too', () => {
    fc.assert(
      fc.property(sampleNetworks, ({ claims, equity }) => {
        const own = equity.map((amount) => Math.max(0.01, amount ?? 0.01));
        const system = own.reduce((sum, amount) => sum + amount, 0);
        systemicImportance(snapshotFromSample({ claims, equity: own })).forEach((score, failing) => {
          const ratios = linearDebtRankReference(
            claims,
            own,
            own.map((_, bank) => Number(bank === failing)),
          );
          const lost = ratios.reduce((sum, ratio, bank) => sum + (bank === failing ? 0 : ratio * (own[bank] ?? 0)), 0);
          expect(Math.abs(score - lost / system)).toBeLessThanOrEqual(1e-9);
        });
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
