import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marginProcyclicality } from './margin-procyclicality.ts';

const of = (maintenanceAmount: readonly number[], times = 1.1) => {
  const found = marginProcyclicality({ initialAmount: maintenanceAmount.map((m) => m * times), maintenanceAmount });
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};

test('a margin of 80, 50, 60, 100 and 40 doubled from its second to its fourth row, and its peak is 2.5 times its trough', () => {
  expect(of([80, 50, 60, 100, 40])).toMatchObject({
    peakToTroughRatio: 2.5,
    largestRiseRatio: 1,
    riseFromRow: 1,
    riseToRow: 3,
  });
});

test('of two rises of the same size the first is told', () => {
  expect(of([50, 100, 50, 100])).toMatchObject({ riseFromRow: 0, riseToRow: 1 });
  expect(of([50, 50, 100, 100])).toMatchObject({ riseFromRow: 0, riseToRow: 2 });
});

test('a margin that only ever fell has its smallest fall as its largest rise', () => {
  expect(of([100, 90, 45])).toMatchObject({ largestRiseRatio: 90 / 100 - 1, riseFromRow: 0, riseToRow: 1 });
});

test('one pass finds the largest rise that all pairs have, and the first of them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 12 }), (margins) => {
      let best = { largestRiseRatio: Number.NEGATIVE_INFINITY, riseFromRow: 0, riseToRow: 0 };
      margins.forEach((earlier, riseFromRow) => {
        margins.forEach((later, riseToRow) => {
          const largestRiseRatio = later / earlier - 1;
          if (riseToRow > riseFromRow && largestRiseRatio > best.largestRiseRatio)
            best = { largestRiseRatio, riseFromRow, riseToRow };
        });
      });
      expect(of(margins)).toMatchObject(best);
    }),
    { seed: 24, numRuns: 1000 },
  );
});

test('the range of initial over maintenance margin is told', () => {
  const found = marginProcyclicality({ initialAmount: [11, 30, 26], maintenanceAmount: [10, 20, 20] });
  expect(found).toMatchObject({ leastInitialOverMaintenance: 1.1, mostInitialOverMaintenance: 1.5 });
});

test('one row is no history, and a margin of nothing is refused by its row', () => {
  expect(marginProcyclicality({ initialAmount: [1], maintenanceAmount: [1] })).toMatchObject({
    problem: { code: 'INSUFFICIENT_HISTORY' },
  });
  expect(marginProcyclicality({ initialAmount: [1, 1], maintenanceAmount: [1, 0] })).toMatchObject({
    problem: { code: 'BAD_PARAMETER', path: ['maintenanceAmount', '1'] },
  });
  expect(marginProcyclicality({ initialAmount: [1, -1], maintenanceAmount: [1, 1] })).toMatchObject({
    problem: { path: ['initialAmount', '1'] },
  });
  expect(marginProcyclicality({ initialAmount: [1], maintenanceAmount: [1, 1] })).toMatchObject({
    problem: { path: ['initialAmount'] },
  });
  expect(marginProcyclicality({ initialAmount: [1, 1], maintenanceAmount: [5e-324, 1e10] })).toMatchObject({
    problem: { code: 'NUMERIC_OVERFLOW' },
  });
});
