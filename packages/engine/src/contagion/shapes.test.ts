import { describe, expect, test } from 'vitest';
import { CONTAGION_MODELS } from './models.ts';
import { snapshotOfShape } from './sample-shapes.ts';

// Shapes that break algorithms that walk a network: everybody around one bank, and everybody with everybody.

const run = (name: string, snapshot: ReturnType<typeof snapshotOfShape>, failing: number) => {
  const model = CONTAGION_MODELS.find((candidate) => candidate.name === name);
  if (!model) throw new Error(`no model ${name}`);
  const shockRatio = new Float64Array(snapshot.institutions.count);
  shockRatio[failing] = 1;
  const parameters = Object.fromEntries(model.parameters.map((spec) => [spec.name, spec.default]));
  return model.run({ snapshot, shockRatio, parameters });
};

describe('C06: contagion', () => {
  test('around one bank that a hundred thousand have lent to takes from each what it lent', () => {
    const count = 100_001;
    const star = snapshotOfShape(
      count,
      Array.from({ length: count - 1 }, (_, spoke) => ({ creditor: spoke + 1, debtor: 0, amount: 2 })),
    );
    const outcome = run('debtRankLinear', star, 0);
    expect(outcome.convergence.converged).toBe(true);
    expect(outcome.lossRatio[1]).toBeCloseTo(0.2, 12);
    expect(outcome.lossRatio[count - 1]).toBeCloseTo(0.2, 12);
    expect(outcome.debtRank).toBeCloseTo((0.2 * (count - 1)) / count, 9);
  });

  test('among two thousand banks that have all lent to each other ends, and treats equals equally', () => {
    const count = 2_000;
    const claims: { creditor: number; debtor: number; amount: number }[] = [];
    for (let creditor = 0; creditor < count; creditor++)
      for (let debtor = 0; debtor < count; debtor++)
        if (creditor !== debtor) claims.push({ creditor, debtor, amount: 0.002 });
    const outcome = run('debtRankLinear', snapshotOfShape(count, claims), 0);
    expect(outcome.convergence.converged).toBe(true);
    // h = w (1 + (n - 2) h) with w = 0.002 / 10: each of the others loses w / (1 - (n - 2) w).
    const weight = 0.0002;
    const expected = weight / (1 - (count - 2) * weight);
    expect(outcome.lossRatio[1]).toBeCloseTo(expected, 9);
    expect(outcome.lossRatio[count - 1]).toBeCloseTo(expected, 9);
  });
});
