import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceSheetsOf, shockedSheets } from './balance-sheets-of.ts';
import { distressNetwork } from './distress-network.ts';
import { sampleNetworks, snapshotFromSample } from './sample-networks.ts';

const sheetsOf = (network: Parameters<typeof snapshotFromSample>[0]) => {
  const snapshot = snapshotFromSample(network);
  const { capital } = distressNetwork(snapshot);
  return { capital, ...balanceSheetsOf(snapshot, capital) };
};

test('a bank that owes 3, has lent 10 and has capital of 2 owes at least 5 outside, and need not have anything there', () => {
  const { externalAssets, externalLiabilities } = sheetsOf({
    claims: [
      [0, 10],
      [3, 0],
    ],
    equity: [2, 5],
  });
  expect([externalAssets[0], externalLiabilities[0]]).toEqual([0, 5]);
  // The other one has lent 3 and owes 10: with capital of 5 it has 12 outside and owes nobody there.
  expect([externalAssets[1], externalLiabilities[1]]).toEqual([12, 0]);
});

test('every balance sheet adds up to the capital stated and nothing in it is negative, shocked or not', () => {
  fc.assert(
    fc.property(sampleNetworks, (network) => {
      const { capital, ...sheets } = sheetsOf(network);
      const { claims, externalAssets, externalLiabilities } = sheets;
      const shocked = shockedSheets(sheets, capital, Float64Array.from(network.shock));
      const [owned, owed] = [new Float64Array(capital.length), new Float64Array(capital.length)];
      for (let row = 0; row < capital.length; row++)
        for (let position = claims.starts[row] ?? 0; position < (claims.starts[row + 1] ?? 0); position++) {
          owned[row] = (owned[row] ?? 0) + (claims.weights[position] ?? 0);
          const debtor = claims.columns[position] ?? 0;
          owed[debtor] = (owed[debtor] ?? 0) + (claims.weights[position] ?? 0);
        }
      capital.forEach((own, row) => {
        const [assets, debts] = [externalAssets[row] ?? Number.NaN, externalLiabilities[row] ?? Number.NaN];
        expect(Number.isNaN(assets)).toBe(Number.isNaN(own));
        if (Number.isNaN(own)) return;
        expect(assets + (owned[row] ?? 0) - (owed[row] ?? 0) - debts).toBeCloseTo(own, 9);
        expect(Math.min(assets, debts)).toBeGreaterThanOrEqual(0);
        const loss = (network.shock[row] ?? 0) * Math.max(0, own);
        const [left, owes] = [shocked.externalAssets[row] ?? 0, shocked.externalLiabilities[row] ?? 0];
        expect(left - owes).toBeCloseTo(assets - debts - loss, 9);
        expect(Math.min(left, owes)).toBeGreaterThanOrEqual(0);
      });
    }),
    { numRuns: 200, seed: 7 },
  );
});
