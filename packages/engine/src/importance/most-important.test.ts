import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distressNetwork } from '../contagion/distress-network.ts';
import { sampleNetworks, snapshotFromSample } from '../contagion/sample-networks.ts';
import { snapshotOfShape } from '../contagion/sample-shapes.ts';
import { openPlainLanes } from '../numeric/plain-lanes.ts';
import { randomStream } from '../numeric/random-stream.ts';
import { sampleRows } from '../numeric/sample-rows.ts';
import { importanceBounds } from './importance-bounds.ts';
import { type MostImportant, mostImportant } from './most-important.ts';
import { rankedSystem } from './ranked-system.ts';
import { systemicImportance } from './systemic-importance.ts';

type Snapshot = ReturnType<typeof snapshotFromSample>;

/** The head of the full ranking: highest score first, equals in canonical order. */
function headOf(snapshot: Snapshot, most: number) {
  return [...systemicImportance(snapshot).entries()]
    .filter(([, score]) => !Number.isNaN(score))
    .sort(([left, first], [right, second]) => second - first || left - right)
    .slice(0, most);
}

function listed({ rows, scores }: MostImportant) {
  return Array.from(rows, (row, place) => [row, scores[place]]);
}

/** As many failures solved as it takes. */
function proven(snapshot: Snapshot, most: number): MostImportant {
  const found = mostImportant(snapshot, { most });
  if (!found) throw new Error('nothing was to stop it');
  return found;
}

/** Banks with equity 10 each and leverage of this spectral radius. */
function snapshotOfRadius(radius: number, seed: number): Snapshot {
  const { count, starts, columns, weights } = sampleRows({ count: 200, claimsPerBank: 12, radius, seed });
  const claims = Array.from({ length: count }, (_, creditor) =>
    Array.from(columns.subarray(starts[creditor], starts[creditor + 1]), (debtor, place) => ({
      creditor,
      debtor,
      amount: 10 * (weights[(starts[creditor] ?? 0) + place] ?? 0),
    })),
  );
  return snapshotOfShape(count, claims.flat());
}

describe('the most important institutions', () => {
  test('are the head of the full ranking to the last digit, on random networks', () => {
    fc.assert(
      fc.property(sampleNetworks, fc.integer({ min: 0, max: 9 }), ({ claims, equity }, most) => {
        const snapshot = snapshotFromSample({ claims, equity });
        expect(listed(proven(snapshot, most))).toEqual(headOf(snapshot, most));
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  test.each([0.3, 0.85, 0.97, 0.999, 1.001, 1.3, 5])(
    'are the head of the full ranking at spectral radius %d',
    (radius) => {
      for (const seed of [1, 2]) {
        const snapshot = snapshotOfRadius(radius, seed);
        const head = proven(snapshot, 10);
        const { runs, bounded } = head;
        expect(listed(head)).toEqual(headOf(snapshot, 10));
        expect(bounded).toBe(radius < 1);
        if (!bounded) expect(runs).toBe(200);
      }
    },
  );

  test('are found by solving the failure of few others, where losses do not grow without end', () => {
    for (const seed of [1, 2, 3]) expect(proven(snapshotOfRadius(0.85, seed), 10).runs).toBeLessThanOrEqual(40);
  });

  test('are never exceeded by a bank that was passed over: two who matter the same are taken in canonical order', () => {
    // Twenty debtors owe the same to the same creditor.
    const claims = Array.from({ length: 20 }, (_, debtor) => ({ creditor: 20, debtor, amount: 1 }));
    const snapshot = snapshotOfShape(21, claims);
    expect([...proven(snapshot, 3).rows]).toEqual([0, 1, 2]);
  });

  test.each([0.85, 1.3])(
    'are not named with fewer failures solved than prove them, at spectral radius %d',
    (radius) => {
      const snapshot = snapshotOfRadius(radius, 1);
      const { runs, ...head } = proven(snapshot, 10);
      expect(mostImportant(snapshot, { most: 10, mostRuns: runs })).toEqual({ runs, ...head });
      expect(mostImportant(snapshot, { most: 10, mostRuns: runs - 1 })).toBeNull();
    },
  );

  // More banks than are solved at once, so that the bound decides who is not: one that is too low would pass somebody over.
  const drawnSystems = fc.record({
    count: fc.constant(30),
    seed: fc.nat({ max: 1e6 }),
    leverage: fc.constantFrom(0.1, 0.3, 0.6),
  });
  test('are never passed over for a bound that is too low, in systems of thirty unequal banks', () => {
    let solved = 0;
    fc.assert(
      fc.property(drawnSystems, fc.constantFrom(1, 3, 8), ({ count, seed, leverage }, most) => {
        const stream = randomStream(seed, 0);
        const equity = Array.from({ length: count }, () => 1 + 9 * stream.uniform());
        const claims = equity.map((own, creditor) =>
          equity.map((_, debtor) =>
            creditor === debtor || stream.uniform() > 0.3 ? 0 : ((own * leverage) / 9) * 2 * stream.uniform(),
          ),
        );
        const snapshot = snapshotFromSample({ claims, equity });
        const head = proven(snapshot, most);
        expect(listed(head)).toEqual(headOf(snapshot, most));
        const bounds = importanceBounds(rankedSystem(distressNetwork(snapshot), openPlainLanes), openPlainLanes);
        for (const [row, score] of systemicImportance(snapshot).entries())
          expect(bounds?.[row]).toBeGreaterThanOrEqual(score - 1e-12);
        solved += head.runs;
      }),
      { numRuns: 100, seed: 7 },
    );
    expect(solved).toBeLessThan(100 * 24);
  });
});
