import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { greatestReference, leastReference, owedInRank } from './clearing.reference.ts';
import type { ClearingRules } from './clearing-problem.ts';
import { clearingVectors, greatestClearing } from './clearing-vectors.ts';
import { crowded, type DenseSystem, sampleRules, sampleSystems, systemOf } from './sample-systems.ts';

const vectors = (system: DenseSystem, rules: ClearingRules) => clearingVectors(systemOf(system), rules);

describe('clearing of random systems', () => {
  test('scales with the currency, to the last digit for powers of two', () => {
    fc.assert(
      fc.property(sampleSystems, sampleRules, fc.constantFrom(2 ** -20, 2 ** 30), (system, rules, factor) => {
        const scaled: DenseSystem = {
          liabilities: system.liabilities.map((row) => row.map((amount) => amount * factor)),
          externalAssets: system.externalAssets.map((amount) => amount * factor),
          externalLiabilities: system.externalLiabilities.map((amount) => amount * factor),
        };
        const [own, other] = [vectors(system, rules), vectors(scaled, rules)];
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
        const found = vectors(system, rules);
        const merged = greatestClearing(systemOf(system), rules);
        expectWithin(system, rules, [
          [found.greatest.payments, greatestReference(system, rules)],
          [merged.payments, greatestReference(system, rules)],
          [greatestClearing(systemOf(crowded(system)), rules).payments, greatestReference(system, rules)],
          [vectors(crowded(system), rules).greatest.payments, greatestReference(system, rules)],
          [found.least.payments, leastReference(system, rules)],
        ]);
        expect([...merged.defaults]).toEqual([...found.greatest.defaults]);
        const inRounds = found.defaultRounds.flatMap((rows) => [...rows]);
        expect(inRounds.sort((left, right) => left - right)).toEqual([...found.greatest.defaults]);
        expect(found.greatest.convergence.converged && found.least.convergence.converged).toBe(true);
        if (!found.leastEqualsGreatest) twoVectors++;
      }),
      { numRuns: 800, seed: 7 },
    );
    expect(twoVectors).toBeGreaterThan(50);
  });
});

/** Payments equal to 1e-9 of what a bank owes. */
function expectWithin(
  system: DenseSystem,
  rules: ClearingRules,
  pairs: readonly (readonly [Float64Array, readonly number[]])[],
): void {
  const owed = owedInRank(system, rules);
  for (const [found, reference] of pairs)
    reference.forEach((payment, i) => {
      expect(Math.abs(payment - (found[i] ?? Number.NaN)), `bank ${i}`).toBeLessThanOrEqual(1e-9 * (owed[i] ?? 0));
    });
}
