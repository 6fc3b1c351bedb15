import { expect, test } from 'vitest';
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
  expect(originsOf(outcome, 2)).toEqual([
    { row: 0, amount: expect.closeTo(2.5, 12) },
    { row: 1, amount: expect.closeTo(1.5, 12) },
  ]);
  expect(originsOf(outcome, 0)).toEqual([{ row: 0, amount: 5 }]);
});
