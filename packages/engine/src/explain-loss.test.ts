import { expect, test } from 'vitest';
import { rogersVeraartClearing } from './contagion/clearing/clearing.model.ts';
import { snapshotFromSample } from './contagion/sample-networks.ts';
import { CONTAGION_MODELS, causesOf, originsOf, SHOCK } from './index.ts';

// Worked on paper. A owes B 4 and C 2, B owes C 6; equity A 10, B 8, C 24; linear DebtRank, half of A's capital and a
// quarter of B's are lost at once. h_A = 1/2, h_B = 1/4 + (4/8)(1/2) = 1/2, h_C = (2/24)(1/2) + (6/24)(1/2) = 1/6.
// B loses 4: 2 by the shock and 2 through A. C loses 4: 1 through A and 3 through B, half of which began with A.
const snapshot = snapshotFromSample({
  claims: [
    [0, 0, 0],
    [4, 0, 0],
    [2, 6, 0],
  ],
  equity: [10, 8, 24],
});

test('what C lost came through A and B, and began with A for more than half', () => {
  const outcome = CONTAGION_MODELS[0]?.run({
    snapshot,
    shockRatio: Float64Array.of(0.5, 0.25, 0),
    parameters: { maxRounds: 25 },
  });
  if (!outcome) throw new Error('the registry is empty');
  expect(causesOf(outcome, 1)).toEqual([
    { from: SHOCK, channel: 'SHOCK', amount: 2 },
    { from: 0, channel: 'COUNTERPARTY', amount: 2 },
  ]);
  expect(causesOf(outcome, 2).map(({ from }) => from)).toEqual([1, 0]);
  expect(causesOf(outcome, 2).map(({ amount }) => amount)).toEqual([expect.closeTo(3, 12), expect.closeTo(1, 12)]);
  expect(originsOf(outcome, 2).parts).toEqual([
    { row: 0, amount: expect.closeTo(2.5, 12) },
    { row: 1, amount: expect.closeTo(1.5, 12) },
  ]);
  expect(originsOf(outcome, 0)).toEqual({ parts: [{ row: 0, amount: 5 }], selfFulfillingAmount: 0 });
});

// A owes B 5 and C 5, B owes A 5; equity A 1, B 1, C 10, so beside claims A has 6 and B 1. Who defaults pays half of what it
// has. In the least clearing vector A pays p = 6/2 + q/2 and B q = 1/2 + (p/2)/2: p = 26/7, q = 10/7. Nothing happened to
// either. C loses a fifth of its capital at once, 2, and of its claim of 5 what A does not pay, 5 - 13/7 = 22/7.
test('what C lost at once began with it, and what two who do not pay because they are not paid cost it is stated beside', () => {
  const outcome = rogersVeraartClearing.run({
    snapshot: snapshotFromSample({
      claims: [
        [0, 5, 0],
        [5, 0, 0],
        [5, 0, 0],
      ],
      equity: [1, 1, 10],
    }),
    shockRatio: Float64Array.of(0, 0, 0.2),
    parameters: { alpha: 0.5, beta: 0.5, externalRank: 'PARI_PASSU', clearingVector: 'LEAST', maxRounds: 25 },
  });
  expect(outcome.lossAmount[2]).toBeCloseTo(36 / 7, 12);
  const { parts, selfFulfillingAmount } = originsOf(outcome, 2);
  expect(parts).toEqual([{ row: 2, amount: expect.closeTo(2, 12) }]);
  expect(selfFulfillingAmount).toBeCloseTo(22 / 7, 12);
  expect(originsOf(outcome, 0)).toEqual({ parts: [], selfFulfillingAmount: 1 });
});
