import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContagionModel, checkParameters, type Parameters } from '../index.ts';
import type { ShockedSample } from './books.reference.ts';
import {
  debtRank2012Losses,
  defaultCascadeLosses,
  linearDebtRankLosses,
  nonlinearDebtRankLosses,
} from './distress-losses.reference.ts';
import { fundingRunLosses } from './funding-losses.reference.ts';
import { CONTAGION_MODELS } from './models.ts';
import { sampleNetworks, snapshotFromSample } from './sample-networks.ts';
import { sampleParameters } from './sample-parameters.ts';
import {
  blackCoxLosses,
  eisenbergNoeLosses,
  furfineMertonLosses,
  mertonLosses,
  rogersVeraartLosses,
  seniorityLosses,
} from './settlement-losses.reference.ts';

// Every registered model, as API and screens run it, against its slow reference, over networks, shocks and parameters.

const REFERENCES: Readonly<Record<string, (given: ShockedSample, parameters: Parameters) => number[]>> = {
  debtRankLinear: linearDebtRankLosses,
  debtRankNonlinear: nonlinearDebtRankLosses,
  debtRank2012: debtRank2012Losses,
  defaultCascade: defaultCascadeLosses,
  eisenbergNoe: eisenbergNoeLosses,
  rogersVeraart: rogersVeraartLosses,
  seniorityClearing: seniorityLosses,
  exAnteMerton: mertonLosses,
  exAnteBlackCox: blackCoxLosses,
  exAnteFurfine: furfineMertonLosses,
  fundingRun: fundingRunLosses,
};

/** Some state total assets; shocks are partial, total, and up to three times the capital there is. */
const shockedSamples: fc.Arbitrary<ShockedSample> = fc
  .record({
    network: sampleNetworks,
    totals: fc.array(fc.option(fc.nat(40_000)), { minLength: 8, maxLength: 8 }),
    times: fc.constantFrom(1, 3),
  })
  .map(({ network: { shock, ...network }, totals, times }) => ({
    ...network,
    totalAssets: network.equity.map((_, i) => {
      const total = totals[i] ?? null;
      return total === null ? null : total / 100;
    }),
    shock: shock.map((ratio) => (times * Math.round(1000 * ratio)) / 1000),
  }));

test('every registered model has a reference, and no other', () => {
  expect(Object.keys(REFERENCES).sort()).toEqual(CONTAGION_MODELS.map(({ name }) => name).sort());
});

describe.each(CONTAGION_MODELS.map((model) => [model.name, model] as const))('%s', (name, model) => {
  test('gives every bank the loss of the slow reference, whatever network, shock and parameters', () => {
    let spread = 0;
    fc.assert(
      fc.property(shockedSamples, sampleParameters(model), (given, parameters) => {
        const expected = REFERENCES[name]?.(given, parameters) ?? [];
        const found = run(model, given, parameters);
        expect(found).toHaveLength(expected.length);
        found.forEach((ratio, row) => {
          expect(Math.abs(ratio - (expected[row] ?? Number.NaN)), `bank ${row}`).toBeLessThanOrEqual(
            1e-9 * stakeOf(given, row),
          );
        });
        if (found.some((ratio, row) => ratio > Math.min(1, given.shock[row] ?? 0))) spread++;
      }),
      { numRuns: 500, seed: 20240229 },
    );
    // Contagion happens often enough for the promise to mean something.
    expect(spread).toBeGreaterThan(50);
  });
});

function run(model: ContagionModel, given: ShockedSample, chosen: Parameters): Float64Array {
  const checked = checkParameters(model, chosen);
  if ('problem' in checked) throw new Error(checked.problem.message);
  return model.run({
    snapshot: snapshotFromSample(given),
    shockRatio: Float64Array.from(given.shock),
    parameters: checked.parameters,
  }).lossRatio;
}

/** What a bank has at stake over its capital, at least 1: a claim of a thousand times its capital loses its last digits there. */
function stakeOf({ claims, equity }: ShockedSample, row: number): number {
  const lent = (claims[row] ?? []).reduce((total, claim) => total + claim, 0);
  return Math.max(1, lent / (equity[row] || 1));
}
