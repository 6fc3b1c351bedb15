import { expect, test } from 'vitest';
import { deleveragingConservation } from './deleveraging-conservation.ts';

test('fills of two hundred million to the cent are what was liquidated, and a tenth less is not', () => {
  const conserved = (fills: readonly number[]) => deleveragingConservation(204_671_086.94, fills, 0.01);
  expect(conserved([174_173_120.88, 30_497_966.06])).toMatchObject({ isConserved: true });
  const missing = conserved([174_173_120.88, 30_497_965.96]);
  expect(missing).toMatchObject({ isConserved: false });
  expect('problem' in missing ? Number.NaN : missing.differenceQuantity).toBeCloseTo(0.1, 6);
});

test('quantities below zero are refused by their row', () => {
  expect(deleveragingConservation(1, [1, -1], 0)).toMatchObject({ problem: { path: ['deleveragedQuantity', '1'] } });
  expect(deleveragingConservation(-1, [1], 0)).toMatchObject({ problem: { path: ['liquidatedQuantity'] } });
  expect(deleveragingConservation(1, [1], Number.NaN)).toMatchObject({ problem: { path: ['toleranceQuantity'] } });
});
