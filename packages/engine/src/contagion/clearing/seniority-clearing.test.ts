import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clearingVectors } from './clearing-vectors.ts';
import { leastSeniorityPayments } from './least-seniority.ts';
import { amount, sampleSystems, systemOf } from './sample-systems.ts';
import { seniorityReference } from './seniority.reference.ts';
import { type SeniorityClearing, seniorityClearing } from './seniority-clearing.ts';
import { senioritySystemOf } from './seniority-system.ts';

type Matrix = readonly (readonly number[])[];

/** Classes most senior first: classes[c][i][j] is what i owes j in class c. */
function clear(classes: readonly Matrix[], externalAssets: readonly number[]): SeniorityClearing {
  return seniorityClearing(ranked(classes, externalAssets));
}

function ranked(classes: readonly Matrix[], externalAssets: readonly number[]) {
  const built = senioritySystemOf({
    classes: classes.map((matrix) => ({
      debtors: matrix.flatMap((row, debtor) => row.map(() => debtor)),
      creditors: matrix.flatMap((row) => row.map((_, creditor) => creditor)),
      amounts: matrix.flat(),
      externalLiabilities: externalAssets.map(() => 0),
    })),
    externalAssets,
    duplicates: 'REFUSE',
  });
  if ('problem' in built) throw new Error(built.problem.message);
  return built.system;
}

/** Two or three classes among up to six banks. */
const layers = fc
  .tuple(fc.nat(6), fc.integer({ min: 1, max: 3 }), fc.constantFrom(1e-9, 1, 1e14))
  .chain(([count, ranks, unit]) => {
    const square = fc.array(fc.array(amount(unit, 2), { minLength: count, maxLength: count }), {
      minLength: count,
      maxLength: count,
    });
    return fc.record({
      classes: fc.array(square, { minLength: ranks, maxLength: ranks }),
      assets: fc.array(amount(unit, 2), { minLength: count, maxLength: count }),
    });
  });

describe('absolute priority', () => {
  test('pays the senior class in full before the junior one gets a cent', () => {
    // Bank 0 has 7, owes bank 1 5 senior, and 3 and 1 junior: 5, then 2 shared three to one.
    const found = clear(
      [
        [
          [0, 5, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
        [
          [0, 3, 1],
          [0, 0, 0],
          [0, 0, 0],
        ],
      ],
      [7, 0, 0],
    );
    expect(found.payments.map((column) => [...column])).toEqual([
      [5, 0, 0],
      [2, 0, 0],
    ]);
    expect([...found.assetValue]).toEqual([7, 6.5, 0.5]);
    expect([...found.impairedClasses]).toEqual([1, 0, 0]);
    expect([...found.defaults]).toEqual([0]);
  });

  test('moves a bank up a class when a debtor that looked sound turns out not to be', () => {
    // Bank 0 counts on 6 from bank 1, which has 1: its senior debt of 4 is not covered, and its junior debt of 2 gets nothing.
    const found = clear(
      [
        [
          [0, 0, 4],
          [0, 0, 0],
          [0, 0, 0],
        ],
        [
          [0, 2, 0],
          [6, 0, 0],
          [0, 0, 0],
        ],
      ],
      [0, 1, 0],
    );
    expect(found.payments.map((column) => [...column])).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ]);
    expect([...found.impairedClasses]).toEqual([2, 1, 0]);
    expect(found.convergence).toMatchObject({ solution: 'GREATEST', converged: true, rounds: 2 });
  });

  test('counts classes from the most junior up to the most senior one that is not paid in full', () => {
    const three = [
      [
        [0, 1],
        [0, 0],
      ],
      [
        [0, 0],
        [0, 0],
      ],
      [
        [0, 1],
        [0, 0],
      ],
    ];
    expect([...clear(three, [0.5, 0]).impairedClasses]).toEqual([3, 0]);
    expect([...clear(three, [1.5, 0]).impairedClasses]).toEqual([1, 0]);
    expect([...clear(three, [2, 0]).impairedClasses]).toEqual([0, 0]);
  });

  test('with creditors outside as the senior class is clearing with senior external debt', () => {
    fc.assert(
      fc.property(sampleSystems, (dense) => {
        const system = systemOf(dense);
        const { obligations, externalLiabilities, externalAssets } = system;
        const nobody = {
          ...obligations,
          starts: obligations.starts.map(() => 0),
          columns: new Uint32Array(),
          weights: new Float64Array(),
        };
        const found = seniorityClearing({
          classes: [
            { obligations: nobody, externalLiabilities },
            { obligations, externalLiabilities: externalLiabilities.map(() => 0) },
          ],
          externalAssets,
        });
        const { greatest } = clearingVectors(system, { alpha: 1, beta: 1, externalRank: 'SENIOR' });
        const largest = Math.max(0, ...greatest.totalObligations);
        [greatest.externalPayments, greatest.payments].forEach((column, rank) => {
          column.forEach((payment, row) => {
            expect(Math.abs(payment - (found.payments[rank]?.[row] ?? Number.NaN))).toBeLessThanOrEqual(
              1e-12 * largest,
            );
          });
        });
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  test('agrees with plain iteration on random systems of one to three classes', () => {
    let movedUp = 0;
    fc.assert(
      fc.property(layers, ({ classes, assets }) => {
        const found = clear(classes, assets);
        const reference = seniorityReference(classes, assets);
        const largest = Math.max(0, ...classes.flat(2));
        reference.forEach((column, rank) => {
          column.forEach((payment, row) => {
            expect(Math.abs(payment - (found.payments[rank]?.[row] ?? Number.NaN))).toBeLessThanOrEqual(1e-9 * largest);
          });
        });
        expect(found.convergence.converged).toBe(true);
        if (found.convergence.rounds > 1) movedUp++;
      }),
      { numRuns: 500, seed: 7 },
    );
    expect(movedUp).toBeGreaterThan(50);
  });

  test('lists each defaulter once, in the round in which it is found', () => {
    // Bank 0 has nothing and owes 4 to bank 1; bank 1 has 1 and owes 3 to bank 2, which owes nobody.
    const chain = [
      [
        [0, 4, 0],
        [0, 0, 3],
        [0, 0, 0],
      ],
    ];
    const { defaultRounds } = seniorityClearing(ranked(chain, [0, 1, 0]), 'APART');
    expect(defaultRounds.map((rows) => [...rows])).toEqual([[0], [1]]);
  });
});

describe('the least payments under absolute priority', () => {
  test('leave a circle of senior debt unpaid where nobody pays because nobody pays, and the greatest pay it', () => {
    const circle = ranked(
      [
        [
          [0, 2],
          [2, 0],
        ],
        [
          [0, 0],
          [1, 0],
        ],
      ],
      [0, 0],
    );
    expect(leastSeniorityPayments(circle).map((column) => [...column])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(seniorityClearing(circle).payments.map((column) => [...column])).toEqual([
      [2, 2],
      [0, 0],
    ]);
  });

  test('are what iteration from nothing reaches on random systems of one to three classes, and never more than the greatest', () => {
    let apart = 0;
    fc.assert(
      fc.property(layers, ({ classes, assets }) => {
        const system = ranked(classes, assets);
        const found = leastSeniorityPayments(system);
        const greatest = seniorityClearing(system).payments;
        const largest = Math.max(0, ...classes.flat(2));
        let isApart = false;
        seniorityReference(classes, assets, 'NOTHING').forEach((column, rank) => {
          column.forEach((payment, row) => {
            const least = found[rank]?.[row] ?? Number.NaN;
            const most = greatest[rank]?.[row] ?? Number.NaN;
            expect(Math.abs(payment - least)).toBeLessThanOrEqual(1e-9 * largest);
            expect(least).toBeLessThanOrEqual(most + 1e-9 * largest);
            if (most - least > 1e-6 * largest) isApart = true;
          });
        });
        if (isApart) apart++;
      }),
      { numRuns: 500, seed: 7 },
    );
    expect(apart).toBeGreaterThan(5);
  });
});
