import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openPlainLanes } from '../../numeric/plain-lanes.ts';
import { LINEAR, solveDebtRank } from '../debt-rank/debt-rank.ts';
import { distressNetwork } from '../distress-network.ts';
import { snapshotFromSample } from '../sample-networks.ts';
import * as reference from './network-valuation.reference.ts';
import { balances, value } from './sample-balance-sheets.ts';

const CASES = [
  ['eisenbergNoe', {}, reference.eisenbergNoe],
  ['rogersVeraart', { alpha: 0.8, beta: 0.6 }, reference.rogersVeraart(0.8, 0.6)],
  ['rogersVeraart', { alpha: 0.3, beta: 0.9 }, reference.rogersVeraart(0.3, 0.9)],
  ['furfine', {}, reference.furfine(0)],
  ['furfineRecovery', { rho: 0.4 }, reference.furfine(0.4)],
  ['linearDebtRank', {}, reference.linearDebtRank],
  ['merton', { rho: 1, sigma: 0.1 }, reference.merton(1, 0.1)],
  ['merton', { rho: 0.5, sigma: 0.02 }, reference.merton(0.5, 0.02)],
  ['blackCox', { rho: 0.6, sigma: 0.1 }, reference.blackCox(0.6, 0.1)],
  ['blackCox', { rho: 0, sigma: 1 }, reference.blackCox(0, 1)],
  ['furfineMerton', { rho: 0.2, sigma: 0.05 }, reference.furfineMerton(0.2, 0.05)],
] as const;

describe.each(CASES)('the value by %s %j', (by, parameters, V) => {
  test.each([1, 1e-9, 1e14])('agrees with plain iteration on random networks, amounts times %d', (scale) => {
    fc.assert(
      fc.property(balances, ({ claims, externalAssets, externalLiabilities, shock: shocks }) => {
        const balance = {
          claims: claims.map((row) => row.map((amount) => amount * scale)),
          externalAssets: externalAssets.map((amount) => (amount === null ? null : amount * scale)),
          externalLiabilities: externalLiabilities.map((amount) => amount * scale),
        };
        const expected = reference.networkValuationReference({ ...balance, shock: shocks }, V);
        const found = value(balance, shocks, { by, ...parameters });
        expect(found.convergence.converged).toBe(true);
        expect(found.equityByRound.at(-1)).toEqual(found.equity);
        found.equity.forEach((equity, i) => {
          const size = (balance.externalAssets[i] ?? 0) + (balance.externalLiabilities[i] ?? 0) + scale;
          if (balance.externalAssets[i] === null) expect(equity).toBeNaN();
          else expect(Math.abs(equity - (expected[i] ?? Number.NaN))).toBeLessThanOrEqual(1e-9 * size);
        });
      }),
      { numRuns: scale === 1 ? 200 : 60, seed: 2020 },
    );
  });
});

test('linear DebtRank values a network as its own model does, below, at and above spectral radius 1', () => {
  fc.assert(
    fc.property(balances, fc.constantFrom(0.5, 0.99, 1, 1.01, 3), (balance, radius) => {
      const { claims, equity, shock: shocks } = balance;
      // Claims rescaled so that each bank's are `radius` times its capital: so is then the spectral radius.
      const own = equity.map((amount) => Math.max(0.01, amount ?? 0.01));
      const leveraged = claims.map((row, i) => {
        const total = row.reduce((sum, claim) => sum + claim, 0);
        return row.map((claim) => (total === 0 ? 0 : (claim / total) * radius * (own[i] ?? 0)));
      });
      const owed = own.map((_, i) => leveraged.reduce((sum, row) => sum + (row[i] ?? 0), 0));
      const found = value(
        {
          claims: leveraged,
          externalAssets: own.map((amount, i) => amount + (owed[i] ?? 0)),
          externalLiabilities: leveraged.map((row) => row.reduce((sum, claim) => sum + claim, 0)),
        },
        shocks,
        { by: 'linearDebtRank' },
      );
      const network = distressNetwork(snapshotFromSample({ claims: leveraged, equity: own }));
      const rounds = solveDebtRank(network, Float64Array.from(shocks), {
        transmission: LINEAR,
        maxRounds: 1,
        openLanes: openPlainLanes,
      });
      rounds.lossRatioByRound.at(-1)?.forEach((lossRatio, i) => {
        expect(Math.abs(Math.max(0, (found.equity[i] ?? 0) / (own[i] ?? 0)) - (1 - lossRatio))).toBeLessThanOrEqual(
          1e-9,
        );
      });
    }),
    { numRuns: 300, seed: 2015 },
  );
});
