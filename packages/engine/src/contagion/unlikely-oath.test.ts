import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ContagionModel,
  type ContagionOutcome,
  checkParameters,
  linesOf,
  originsOf,
  type Parameters,
} from '../index.ts';
import { CONTAGION_MODELS } from './models.ts';
import { type SampleNetwork, scaled, snapshotFromSample } from './sample-networks.ts';
import { sampleParameters } from './sample-parameters.ts';
import { UNLIKELY, unlikelyAmounts } from './unlikely-networks.ts';

// What every registered contagion model swears of networks a drawing seldom hits, and of amounts from 1e-9 to 1e14 in one.

const RUNS = { numRuns: 100, seed: 20191231 };

function runOf(model: ContagionModel, network: SampleNetwork, given: Parameters) {
  const checked = checkParameters(model, given);
  if ('problem' in checked) throw new Error(checked.problem.message);
  const snapshot = snapshotFromSample(network);
  return (shock: readonly number[]): ContagionOutcome =>
    model.run({ snapshot, shockRatio: Float64Array.from(shock), parameters: checked.parameters });
}

/** The same share of its capital for everybody who has some, or for every other one. */
const shockOf = ({ equity }: SampleNetwork, ratio: number, isAll: boolean) =>
  equity.map((own, row) => (own !== null && own > 0 && (isAll || row % 2 === 0) ? ratio : 0));

const capitalOf = ({ equity }: SampleNetwork) => equity.map((own) => Math.max(0, own ?? 0));

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

function holdWhatIsPossible(network: SampleNetwork, outcome: ContagionOutcome): void {
  const capital = capitalOf(network);
  const lines = linesOf(outcome.ledger);
  expect(outcome.convergence.converged).toBe(true);
  expect(outcome.lossRatio).toHaveLength(capital.length);
  for (const share of [outcome.debtRank, outcome.shareOfCapital, ...outcome.lossRatio]) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1 + 1e-12);
  }
  // What each bank loses: no more than it has, and what the ledger and its origins say to the last digits of it.
  const losses = [...outcome.lossAmount];
  losses.forEach((loss, row) => {
    const own = capital[row] ?? 0;
    expect(loss).toBeGreaterThanOrEqual(0);
    expect(loss).toBeLessThanOrEqual(own);
    const booked = sum(lines.filter(({ to }) => to === row).map(({ amount }) => amount));
    expect(Math.abs(booked - loss)).toBeLessThanOrEqual(1e-9 * loss);
    const { parts, selfFulfillingAmount } = originsOf(outcome, row);
    const explained = sum(parts.map(({ amount }) => amount)) + selfFulfillingAmount;
    expect(Math.abs(explained - loss)).toBeLessThanOrEqual(1e-9 * loss);
  });
  // Over all rounds a claim costs its creditor no more than itself, but for the last digits of what the creditor lost of its capital.
  for (const { from, to, amount, channel } of lines) {
    expect(amount).toBeGreaterThan(0);
    if (channel !== 'COUNTERPARTY') continue;
    const cost = sum(lines.filter((line) => line.from === from && line.to === to).map((line) => line.amount));
    const claim = network.claims[to]?.[from] ?? 0;
    expect(cost).toBeLessThanOrEqual(claim * (1 + 1e-9) + 1e-12 * (capital[to] ?? 0));
  }
  const total = sum(lines.map(({ amount }) => amount));
  expect(Math.abs(total - sum(losses))).toBeLessThanOrEqual(1e-9 * Math.max(0, ...losses));
}

describe.each(CONTAGION_MODELS.map((model) => [model.name, model] as const))('the oath of %s', (_, model) => {
  const choices = sampleParameters(model);

  function swear(networks: fc.Arbitrary<SampleNetwork>): void {
    const drawn = fc.record({
      network: networks,
      parameters: choices,
      ratio: fc.constantFrom(0, 1e-9, 0.3, 1, 2),
      isAll: fc.boolean(),
    });
    fc.assert(
      fc.property(drawn, ({ network, parameters, ratio, isAll }) => {
        const run = runOf(model, network, parameters);
        const shock = shockOf(network, ratio, isAll);
        const outcome = run(shock);
        holdWhatIsPossible(network, outcome);
        const { ledger, ...columns } = run(shock);
        const { ledger: before, ...expected } = outcome;
        expect(columns).toEqual(expected);
        expect(linesOf(ledger)).toEqual(linesOf(before));
        if (!model.monotone) return;
        run(shock.map((part) => 1.5 * part)).lossRatio.forEach((larger, row) => {
          expect(larger).toBeGreaterThanOrEqual((outcome.lossRatio[row] ?? Number.NaN) - 1e-12);
        });
      }),
      RUNS,
    );
  }

  test.each(UNLIKELY)(
    '$name: the ledger adds up, nobody loses more than its capital or a claim, twice the same, a larger shock helps nobody',
    (network) => swear(fc.constantFrom(1e-9, 1, 1e14).map((unit) => scaled(network, unit))),
  );

  test('the same of banks whose amounts lie between 1e-9 and 1e14', () => swear(unlikelyAmounts));
});
