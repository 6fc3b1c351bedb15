import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearDebtRankReference } from '../contagion/debt-rank/debt-rank.reference.ts';
import { rowsOfMatrix } from '../numeric/rows-of-matrix.ts';
import { cascadeReference } from '../search/reverse-stress.reference.ts';
import { exactLosses } from './exact-losses.ts';
import { expectedLoss, valueAtRisk } from './loss-distribution.ts';
import { cascadeLosses, debtRankLosses, directLosses } from './loss-models.ts';

const system = (claims: readonly (readonly number[])[], capital: readonly number[]) => ({
  claims: rowsOfMatrix(claims),
  capital: Float64Array.from(capital),
});

/** Bank 1 (capital 10) has lent 5 to bank 0 (capital 4), bank 2 (capital 3) has lent it 4. */
const lenders = system(
  [
    [0, 0, 0],
    [5, 0, 0],
    [4, 0, 0],
  ],
  [4, 10, 3],
);

describe('the exact distribution of losses', () => {
  test('when one bank may fail has two losses: none, and its capital with what its lenders lose', () => {
    const chances = Float64Array.of(0.1, 0, 0);
    const alone = exactLosses(lenders, chances, directLosses);
    expect([...alone.losses.lossAmount]).toEqual([0, 4]);
    expect([...alone.failureProbability]).toEqual([0.1, 0, 0]);
    expect(alone).toMatchObject({ expectedFailures: 0.1, expectedFirstFailures: 0.1, contagionProbability: 0 });
    // Bank 1 loses 5 of 10; bank 2 loses 4, of which it has 3.
    for (const model of [cascadeLosses, debtRankLosses]) {
      const found = exactLosses(lenders, chances, model);
      expect([...found.losses.lossAmount]).toEqual([0, 12]);
      expect([...found.losses.probability]).toEqual([0.9, 0.1]);
      expect([...found.failureProbability]).toEqual([0.1, 0, 0.1]);
      expect(found).toMatchObject({
        scenarios: 8,
        expectedFailures: 0.2,
        expectedFirstFailures: 0.1,
        contagionProbability: 0.1,
        totalProbability: 1,
      });
    }
  });

  test('counts contagion only where it brings down somebody who had not failed at first', () => {
    const found = exactLosses(lenders, Float64Array.of(0.5, 0, 0.5), cascadeLosses);
    expect([...found.failureProbability]).toEqual([0.5, 0, 0.75]);
    // 0.5 + 0.75, of which 0.5 + 0.5 fail at first.
    expect([found.expectedFailures, found.expectedFirstFailures]).toEqual([1.25, 1]);
    expect(found.contagionProbability).toBe(0.25);
  });

  test('has failures under DebtRank where a bank that is only weakened brings down who lent to it', () => {
    // Bank 1 (capital 10) loses 5 on bank 0, half of its capital: bank 2 (capital 2) writes off half of the 4 it lent it.
    const weakened = system(
      [
        [0, 0, 0],
        [5, 0, 0],
        [0, 4, 0],
      ],
      [4, 10, 2],
    );
    const chances = Float64Array.of(0.25, 0, 0);
    expect([...exactLosses(weakened, chances, debtRankLosses).failureProbability]).toEqual([0.25, 0, 0.25]);
    expect([...exactLosses(weakened, chances, cascadeLosses).failureProbability]).toEqual([0.25, 0, 0]);
  });

  test('does not call it contagion that a bank had failed before anybody else did', () => {
    const insolvent = system(
      [
        [0, 0],
        [0, 0],
      ],
      [-1, 4],
    );
    for (const model of [directLosses, cascadeLosses, debtRankLosses])
      expect(exactLosses(insolvent, Float64Array.of(0, 0.25), model)).toMatchObject({
        failureProbability: Float64Array.of(1, 0.25),
        expectedFailures: 1.25,
        expectedFirstFailures: 1.25,
        contagionProbability: 0,
      });
  });

  test('leaves out whoever had no capital to lose, and whoever states none', () => {
    const poor = system(
      [
        [0, 0, 0],
        [5, 0, 0],
        [4, 0, 0],
      ],
      [4, -1, Number.NaN],
    );
    for (const model of [directLosses, cascadeLosses, debtRankLosses]) {
      const { losses, failureProbability } = exactLosses(poor, Float64Array.of(1, 1, 1), model);
      expect([...losses.lossAmount].at(-1)).toBe(4);
      expect([...failureProbability]).toEqual([1, 1, 0]);
    }
  });

  test('agrees with going through all sets by the slow models', () => {
    const amount = (most: number) => fc.integer({ min: 0, max: most }).map((tenths) => tenths / 10);
    const banks = fc.integer({ min: 1, max: 4 }).chain((count) =>
      fc.record({
        claims: fc.array(fc.array(amount(20), { minLength: count, maxLength: count }), {
          minLength: count,
          maxLength: count,
        }),
        capital: fc.array(
          amount(30).map((own) => own + 0.1),
          { minLength: count, maxLength: count },
        ),
        chances: fc.array(fc.constantFrom(0, 0.25, 0.5, 0.75), { minLength: count, maxLength: count }),
      }),
    );
    fc.assert(
      fc.property(banks, ({ claims: drawn, capital, chances }) => {
        const claims = drawn.map((row, i) => row.map((value, j) => (i === j ? 0 : value)));
        const exactly = (model: typeof directLosses) =>
          exactLosses(system(claims, capital), Float64Array.from(chances), model);
        const byCascade = exactly(cascadeLosses);
        let [cascade, debtRank, failures] = [0, 0, 0];
        for (let set = 0; set < 2 ** capital.length; set++) {
          const fails = capital.map((_, i) => (set >> i) % 2 === 1);
          const probability = chances.reduce((product, chance, i) => product * (fails[i] ? chance : 1 - chance), 1);
          const failed = cascadeReference(
            claims,
            capital.map((own, i) => (fails[i] ? -1 : own)),
          );
          const ratios = linearDebtRankReference(claims, capital, fails.map(Number));
          capital.forEach((own, i) => {
            const lost = (claims[i] ?? []).reduce((sum, claim, j) => sum + (failed[j] ? claim : 0), 0);
            cascade += probability * (fails[i] ? own : Math.min(own, lost));
            debtRank += probability * own * (ratios[i] ?? 0);
            failures += failed[i] ? probability : 0;
          });
        }
        expect(expectedLoss(byCascade.losses)).toBeCloseTo(cascade, 9);
        expect(byCascade.expectedFailures).toBeCloseTo(failures, 9);
        expect(expectedLoss(exactly(debtRankLosses).losses)).toBeCloseTo(debtRank, 9);
        expect(valueAtRisk(byCascade.losses, 0.9)).toBeGreaterThanOrEqual(
          valueAtRisk(exactly(directLosses).losses, 0.9),
        );
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  test('is not attempted for thousands of banks, nor with chances that are none', () => {
    const count = 21;
    const many = system(
      Array.from({ length: count }, () => new Array<number>(count).fill(0)),
      new Array<number>(count).fill(1),
    );
    expect(() => exactLosses(many, new Float64Array(count), cascadeLosses)).toThrow(
      '21 institutions make 2^21 scenarios',
    );
    expect(() => exactLosses(lenders, Float64Array.of(0.1, 1.2, 0), cascadeLosses)).toThrow('institution 1 is 1.2');
    expect(() => exactLosses(lenders, Float64Array.of(0.1), cascadeLosses)).toThrow('1 probabilities for 3');
  });
});
