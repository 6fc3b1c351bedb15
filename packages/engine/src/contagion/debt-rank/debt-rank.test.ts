import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContagionOutcome, checkParameters, linesOf, OUTCOMES, SHOCK } from '../../index.ts';
import { type SampleNetwork, sampleNetworks, snapshotFromSample } from '../sample-networks.ts';
import { debtRankLinear, debtRankNonlinear } from './debt-rank.model.ts';
import { linearDebtRankReference, nonlinearDebtRankReference } from './debt-rank.reference.ts';

function run(network: SampleNetwork, shock: readonly number[], chosen: Record<string, number> = {}): ContagionOutcome {
  const model = 'alpha' in chosen ? debtRankNonlinear : debtRankLinear;
  const checked = checkParameters(model, chosen);
  if ('problem' in checked) throw new Error(checked.problem.message);
  return model.run({
    snapshot: snapshotFromSample(network),
    shockRatio: Float64Array.from(shock),
    parameters: checked.parameters,
  });
}

const chain: SampleNetwork = {
  // Bank 0 has lent 4 to bank 1, which has lent 5 to bank 2; equity 10, 20, 8.
  claims: [
    [0, 4, 0],
    [0, 0, 5],
    [0, 0, 0],
  ],
  equity: [10, 20, 8],
};

describe('linear DebtRank', () => {
  test('passes a failure down a chain of lenders in proportion to what each has at stake', () => {
    // Bank 2 fails: bank 1 loses 5 of 20 (0.25), then bank 0 loses 0.25 of its claim of 4, which is 1 of 10.
    const outcome = run(chain, [0, 0, 1]);
    expect([...outcome.lossRatio]).toEqual([0.1, 0.25, 1]);
    expect([...outcome.lossAmount]).toEqual([1, 5, 8]);
    expect(outcome.lossRatioByRound.map((ratios) => [...ratios])).toEqual([
      [0, 0, 1],
      [0, 0.25, 1],
      [0.1, 0.25, 1],
    ]);
    expect(outcome.debtRank).toBeCloseTo(6 / 38, 15);
    expect(outcome.shareOfCapital).toBeCloseTo(14 / 38, 15);
    expect([...outcome.outcomeCodes].map((code) => OUTCOMES[code])).toEqual(['STRESSED', 'STRESSED', 'FAILED']);
  });

  test('books who passed how much to whom, and when', () => {
    const { ledger } = run(chain, [0, 0, 1]);
    const lines = linesOf(ledger).map(({ round, from, to, amount }) => [round, from, to, amount]);
    expect(lines).toEqual([
      [0, SHOCK, 2, 8],
      [1, 2, 1, 5],
      [2, 1, 0, 1],
    ]);
  });

  test('splits the loss of a bank that runs out of capital over its debtors in proportion to what they cost it', () => {
    // Bank 0 (equity 6) has lent 9 to bank 1 and 3 to bank 2; both fail: 12 to bear, 6 to lose: 4.5 and 1.5.
    const { ledger } = run(
      {
        claims: [
          [0, 9, 3],
          [0, 0, 0],
          [0, 0, 0],
        ],
        equity: [6, 1, 1],
      },
      [0, 1, 1],
    );
    expect(
      linesOf(ledger)
        .map(({ amount }) => amount)
        .slice(2),
    ).toEqual([4.5, 1.5]);
  });

  test('leaves a bank alone that failed before the shock, and one whose capital nobody states', () => {
    const outcome = run(
      {
        claims: [
          [0, 5, 5],
          [5, 0, 0],
          [5, 0, 0],
        ],
        equity: [10, -2, null],
      },
      [1, 0, 0],
    );
    expect([...outcome.lossAmount]).toEqual([10, 0, 0]);
    expect([...outcome.outcomeCodes].map((code) => OUTCOMES[code])).toEqual(['FAILED', 'ALREADY_FAILED', 'UNTOUCHED']);
    expect(linesOf(outcome.ledger)).toHaveLength(1);
  });

  test('C02: a ring of loans at spectral radius 1 ends in the failure of all, however small the shock', () => {
    const outcome = run(
      {
        claims: [
          [0, 1],
          [1, 0],
        ],
        equity: [1, 1],
      },
      [1e-9, 0],
    );
    expect([...outcome.lossRatio]).toEqual([1, 1]);
    expect(outcome.convergence.spectralRadius).toBeCloseTo(1, 6);
    expect(outcome.convergence.converged).toBe(true);
  });

  test('books what the shown rounds did not reach in one last round', () => {
    // A ring of two with weights 0.9: h = 1 / (1 - 0.81) of the shock in the limit, far from reached after 3 rounds.
    const ring = {
      claims: [
        [0, 9],
        [9, 0],
      ],
      equity: [10, 10],
    };
    const outcome = run(ring, [0.01, 0], { maxRounds: 3 });
    expect(outcome.lossRatioByRound).toHaveLength(5);
    expect(outcome.lossRatio[0]).toBeCloseTo(0.01 / (1 - 0.81), 12);
  });

  test('agrees with the closed form on random networks, above spectral radius 1 too', () => {
    fc.assert(
      fc.property(sampleNetworks, ({ claims, equity, shock }) => {
        const own = equity.map((amount) => Math.max(0.01, amount ?? 0.01));
        const reference = linearDebtRankReference(claims, own, shock);
        run({ claims, equity: own }, shock).lossRatio.forEach((ratio, i) => {
          expect(Math.abs(ratio - (reference[i] ?? Number.NaN))).toBeLessThanOrEqual(1e-9);
        });
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('non-linear DebtRank', () => {
  test('lets a lender shrug off mild distress: half of a debtor’s capital gone costs it exp(-alpha / 2) of half the claim', () => {
    // p(0.5) = 0.5 exp(2 (0.5 - 1)) = 0.5 / e; the claim is half of the lender's capital.
    const outcome = run(
      {
        claims: [
          [0, 5],
          [0, 0],
        ],
        equity: [10, 10],
      },
      [0, 0.5],
      { alpha: 2 },
    );
    expect(outcome.lossRatio[0]).toBeCloseTo(0.25 / Math.E, 15);
  });

  test('is linear DebtRank at alpha 0', () => {
    expect(run(chain, [0, 0, 0.7], { alpha: 0 }).lossRatio).toEqual(run(chain, [0, 0, 0.7]).lossRatio);
  });

  test('agrees with plain iteration on random networks', () => {
    fc.assert(
      fc.property(sampleNetworks, fc.constantFrom(0.5, 1, 4), ({ claims, equity, shock }, alpha) => {
        const own = equity.map((amount) => Math.max(0.01, amount ?? 0.01));
        const reference = nonlinearDebtRankReference(claims, own, { shock, alpha });
        run({ claims, equity: own }, shock, { alpha }).lossRatio.forEach((ratio, i) => {
          expect(Math.abs(ratio - (reference[i] ?? Number.NaN))).toBeLessThanOrEqual(1e-9);
        });
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  test('refuses an alpha that would turn distress into relief, a fraction of a round, and a parameter it does not have', () => {
    const problem = (given: Record<string, number>) => {
      const checked = checkParameters(debtRankNonlinear, given);
      return 'problem' in checked ? checked.problem : null;
    };
    expect(problem({ alpha: -1 })).toMatchObject({
      code: 'BAD_PARAMETER',
      path: ['model', 'debtRankNonlinear', 'alpha'],
    });
    expect(problem({ alpha: Number.NaN })?.message).toContain('choose a value from 0 to 50');
    expect(problem({ maxRounds: 2.5 })?.message).toContain('whole number');
    expect(problem({ beta: 1 })?.message).toContain('has no parameter "beta"');
  });
});
