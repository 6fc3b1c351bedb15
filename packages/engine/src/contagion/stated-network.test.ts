import { expect, test } from 'vitest';
import { snapshotFromSample } from './sample-networks.ts';
import { statedNetwork } from './stated-network.ts';

test('banks without stated capital are left out, what they owe becomes external and the rest keep their claims', () => {
  const network = statedNetwork(
    snapshotFromSample({
      claims: [
        [0, 4, 6],
        [9, 0, 9],
        [2, 5, 0],
      ],
      equity: [3, null, -1],
    }),
  );
  expect([...network.rows]).toEqual([0, 2]);
  expect([...network.capital]).toEqual([3, -1]);
  expect([...network.claims.starts]).toEqual([0, 1, 2]);
  expect([...network.claims.columns]).toEqual([1, 0]);
  expect([...network.claims.weights]).toEqual([6, 2]);
  // Bank 0 owns 6 and owes 2: it owes 1 more outside, its capital being 3. Bank 2 owns 2 and owes 6: with 3 more outside it is short of 1.
  expect([...network.externalAssets]).toEqual([0, 3]);
  expect([...network.externalObligations]).toEqual([1, 0]);
});

test('where nobody states any capital there is nobody', () => {
  const { rows, claims, capital } = statedNetwork(snapshotFromSample({ claims: [[0]], equity: [null] }));
  expect([rows.length, claims.count, claims.weights.length, capital.length]).toEqual([0, 0, 0, 0]);
});
