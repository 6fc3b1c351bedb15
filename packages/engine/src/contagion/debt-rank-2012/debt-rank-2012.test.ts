import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weightedDebtRank } from '../../index.ts';
import { distressNetwork } from '../distress-network.ts';
import { type SampleNetwork, sampleNetworks, snapshotFromSample } from '../sample-networks.ts';
import { debtRank2012Reference } from './debt-rank-2012.reference.ts';
import { solveDebtRank2012, type WeightCap } from './debt-rank-2012.ts';

const run = (network: SampleNetwork, shock: readonly number[], weightCap: WeightCap = 'CAPPED', maxRounds = 25) =>
  solveDebtRank2012(distressNetwork(snapshotFromSample(network)), shock, { weightCap, maxRounds });

const ring: SampleNetwork = {
  // Bank 0 has lent 4 to bank 1, bank 1 has lent 5 to bank 2, bank 2 has lent 2 to bank 0; equity 10, 20, 8.
  claims: [
    [0, 4, 0],
    [0, 0, 5],
    [2, 0, 0],
  ],
  equity: [10, 20, 8],
};

describe('DebtRank of 2012', () => {
  test('goes once around a ring and not a second time', () => {
    // Bank 2 is half gone: bank 1 loses 0.25 * 0.5 = 0.125, bank 0 loses 0.4 * 0.125 = 0.05, and bank 2 once more
    // 0.25 * 0.05 = 0.0125. Bank 2 has transmitted already, so it ends there; the linear model would go on.
    const found = run(ring, [0, 0, 0.5]);
    expect(found.lossRatioByRound.map((ratios) => [...ratios])).toEqual([
      [0, 0, 0.5],
      [0, 0.125, 0.5],
      [0.05, 0.125, 0.5],
      [0.05, 0.125, 0.5125],
    ]);
    expect([...found.lossRatio]).toEqual([0.05, 0.125, 0.5125]);
    expect(found.rounds).toBe(3);
    expect([...found.distressedInRound]).toEqual([2, 1, 0]);
  });

  test('weighs the distress that contagion added by whatever weights are asked for', () => {
    const found = run(ring, [0, 0, 0.5]);
    // Weights 100, 200, 300: (100 * 0.05 + 200 * 0.125 + 300 * 0.0125) / 600 = 33.75 / 600; by capital: 3.1 / 38.
    expect(weightedDebtRank(found, [100, 200, 300])).toBeCloseTo(33.75 / 600, 15);
    expect(weightedDebtRank(found, [10, 20, 8])).toBeCloseTo((0.5 + 2.5 + 0.1) / 38, 15);
  });

  test('caps what one debtor can cost at the capital of its creditor, or does not, as asked', () => {
    // Bank 0 (equity 5) has lent 10 to bank 1, which is a quarter gone: 0.25 if capped at its capital, else 0.5.
    const overexposed = {
      claims: [
        [0, 10],
        [0, 0],
      ],
      equity: [5, 4],
    };
    expect([...run(overexposed, [0, 0.25], 'CAPPED').lossRatio]).toEqual([0.25, 0.25]);
    expect([...run(overexposed, [0, 0.25], 'UNCAPPED').lossRatio]).toEqual([0.5, 0.25]);
  });

  test('reaches nobody through a bank that failed before the shock, or one whose capital nobody states', () => {
    const claims = [
      [0, 5, 0],
      [0, 0, 5],
      [0, 0, 0],
    ];
    for (const dead of [0, -2, null]) {
      const found = run({ claims, equity: [10, dead, 10] }, [0, 1, 1]);
      expect([...found.lossRatio]).toEqual([0, 0, 1]);
      expect([...found.distressedInRound]).toEqual([-1, -1, 0]);
    }
  });

  test('can take less from a creditor after a larger shock: a bank that was hurt early has spoken already', () => {
    // Bank 0 has lent all its capital to bank 1, bank 1 all its capital to bank 2, which fails. Bank 1 then passes on
    // everything; but if it had lost a tenth at the start, it passes that on, and no more.
    const claims = [
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 0],
    ];
    const line = { claims, equity: [1, 1, 1] };
    expect([...run(line, [0, 0, 1]).lossRatio]).toEqual([1, 1, 1]);
    expect([...run(line, [0, 0.1, 1]).lossRatio]).toEqual([0.1, 1, 1]);
  });

  test('has no round without a shock, and one where a failure reaches nobody', () => {
    expect(run({ claims: [], equity: [] }, []).rounds).toBe(0);
    expect(run(ring, [0, 0, 0])).toMatchObject({ rounds: 0, lossRatioByRound: [new Float64Array(3)] });
    expect(run({ claims: [[0]], equity: [3] }, [1]).rounds).toBe(1);
  });

  test('shows as many rounds as asked for, and the end of a longer chain as one more', () => {
    const count = 40;
    const claims = Array.from({ length: count }, (_, i) =>
      Array.from({ length: count }, (_, j) => (j === i - 1 ? 1 : 0)),
    );
    const chain = { claims, equity: claims.map(() => 1) };
    const found = run(chain, [1, ...new Array<number>(count - 1).fill(0)], 'CAPPED', 5);
    expect(found.rounds).toBe(count);
    expect(found.lossRatioByRound.map((ratios) => ratios.filter((ratio) => ratio === 1).length)).toEqual([
      1, 2, 3, 4, 5, 6, 40,
    ]);
    expect(found.lossRatioByRound.at(-1)).toEqual(found.lossRatio);
    expect(found.distressedInRound[count - 1]).toBe(count - 1);
  });

  test.each([1, 1e-9, 1e14])('agrees with the automaton of the paper on random networks, amounts times %d', (scale) => {
    fc.assert(
      fc.property(
        sampleNetworks,
        fc.constantFrom<WeightCap>('CAPPED', 'UNCAPPED'),
        ({ claims, equity, shock }, cap) => {
          const network = {
            claims: claims.map((row) => row.map((claim) => claim * scale)),
            equity: equity.map((own) => Math.max(0.01, own ?? 0.01) * scale),
          };
          const reference = debtRank2012Reference(network.claims, network.equity, { shock, capped: cap === 'CAPPED' });
          const found = run(network, shock, cap);
          expect(found.rounds).toBe(reference.rounds);
          expect([...found.distressedInRound]).toEqual(reference.distressedInRound);
          found.lossRatio.forEach((ratio, i) => {
            expect(Math.abs(ratio - (reference.h[i] ?? Number.NaN))).toBeLessThanOrEqual(1e-9);
          });
        },
      ),
      { numRuns: 300, seed: 2012 },
    );
  });
});
