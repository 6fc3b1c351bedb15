import { CONTAGION_MODELS, checkParameters, linesOf } from '@faultline/engine';
import { type NetworkSnapshot, snapshotOf } from '@faultline/network';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from './run-identity.ts';
import { solveHere } from './solving/solve-here.ts';

// Amounts at the ends of what a double holds: a result says so, or every number in it is one.

interface Extreme {
  /** What bank i has lent to bank j, and as much again as a deposit; 0 is no claim. */
  readonly claims: readonly (readonly number[])[];
  readonly equity: readonly (number | null)[];
  readonly totalAssets: readonly (number | null)[];
}

const stated = { quality: 'ILLUSTRATIVE', source: 'made-up' } as const;

function snapshotFrom({ claims, equity, totalAssets }: Extreme): NetworkSnapshot {
  const balance = (measure: 'EQUITY' | 'TOTAL_ASSETS', amounts: Extreme['equity']) =>
    amounts.flatMap((amount, row) =>
      amount === null
        ? []
        : {
            ...{ institution: `bank-${row}`, scope: 'SOLO' as const, asOf: '2020-01-01', currency: 'EUR' },
            ...{ measure, amount, ...stated },
          },
    );
  return snapshotOf(
    {
      dataset: {
        ...{ slug: 'extreme', title: 'Extreme', description: '', asOf: '2020-01-01', currency: 'EUR', scale: 0 },
        ...{ assumptions: [], sensitivity: null },
      },
      sources: [{ key: 'made-up' }],
      institutions: claims.map((_, row) => ({
        ...{ key: `bank-${row}`, name: `Bank ${row}`, kind: 'BANK', country: null },
      })),
      balanceSheets: [...balance('EQUITY', equity), ...balance('TOTAL_ASSETS', totalAssets)],
      exposures: claims.flatMap((row, creditor) =>
        row.flatMap((amount, debtor) =>
          amount === 0
            ? []
            : (['LOAN', 'DEPOSIT'] as const).map((instrument) => ({
                ...{ creditor: `bank-${creditor}`, debtor: `bank-${debtor}`, instrument },
                ...{ seniority: 'UNSPECIFIED' as const, maturityBucket: 'UNSPECIFIED' as const, amount },
                ...{ currency: 'EUR', collateralAmount: null, ...stated },
              })),
        ),
      ),
    },
    sha256,
  );
}

function resultOf(model: (typeof CONTAGION_MODELS)[number], extreme: Extreme) {
  const checked = checkParameters(model, {});
  if ('problem' in checked) throw new Error(checked.problem.message);
  const shockRatio = Float64Array.from(extreme.equity, (own, row) => (row === 0 && (own ?? 0) > 0 ? 1 : 0));
  return solveHere(model, { snapshot: snapshotFrom(extreme), shockRatio, parameters: checked.parameters });
}

const modelNamed = (name: string) => {
  const model = CONTAGION_MODELS.find((candidate) => candidate.name === name);
  if (!model) throw new Error(`there is no model ${name}`);
  return model;
};

describe('a result is refused', () => {
  test('naming the bank that loses more over its capital than a double holds, though no more than its capital', () => {
    const { outcome, overflowRow } = resultOf(modelNamed('debtRankLinear'), {
      claims: [
        [0, 0],
        [1e300, 0],
      ],
      equity: [1, 1e-10],
      totalAssets: [null, null],
    });
    expect([...(outcome?.lossAmount ?? [])]).toEqual([1, 1e-10]);
    expect(overflowRow).toBe(1);
  });

  test.each(['exAnteMerton', 'fundingRun'])(
    'by %s, naming the bank whose balance sheet adds up to no number',
    (name) => {
      // Bank 1 has capital of 1e308 and owes as much to bank 0: together more than a double holds.
      const { overflowRow } = resultOf(modelNamed(name), {
        claims: [
          [0, 5e307],
          [0, 0],
        ],
        equity: [1, 1e308],
        totalAssets: [null, null],
      });
      expect(overflowRow).toBe(1);
    },
  );
});

test('no result is refused for what is not stated', () => {
  for (const model of CONTAGION_MODELS) {
    const { overflowRow } = resultOf(model, {
      claims: [
        [0, 1, 0],
        [1, 0, 1],
        [2, 0, 0],
      ],
      equity: [5, null, -2],
      totalAssets: [null, null, null],
    });
    expect(overflowRow, model.name).toBeNull();
  }
});

const amount = fc.oneof(
  fc.constant(0),
  fc.constantFrom(1, 1e300, 3e307, 1e308),
  fc.integer({ min: -300, max: 307 }).map((power) => 1.5 * 10 ** power),
);
const bankCount = 4;
const banks = <Value>(of: fc.Arbitrary<Value>) => fc.array(of, { minLength: bankCount, maxLength: bankCount });
const extremes: fc.Arbitrary<Extreme> = fc.record({
  claims: banks(banks(amount)).map((rows) => rows.map((row, i) => row.map((claim, j) => (i === j ? 0 : claim)))),
  equity: banks(fc.option(amount)),
  totalAssets: banks(fc.option(amount)),
});

test.each(CONTAGION_MODELS.map((model) => [model.name, model] as const))(
  '%s: amounts up to 1e308 are refused, or every number of the result is one',
  (_, model) => {
    const said = { refused: 0, answered: 0 };
    fc.assert(
      fc.property(extremes, (extreme) => {
        const { outcome, overflowRow } = resultOf(model, extreme);
        if (!outcome || overflowRow !== null) {
          said.refused++;
          return;
        }
        said.answered++;
        const { lossAmount, shockLossAmount, uncappedLossRatio, lossRatioByRound, writeDownByRound } = outcome;
        for (const column of [lossAmount, shockLossAmount, uncappedLossRatio, ...lossRatioByRound, ...writeDownByRound])
          expect([...column].every(Number.isFinite)).toBe(true);
        const { clearing, debtRank, shareOfCapital, convergence, capital } = outcome;
        const lines = linesOf(outcome.ledger).map((line) => line.amount);
        expect([debtRank, shareOfCapital, convergence.residual, ...lines].every(Number.isFinite)).toBe(true);
        for (const column of [
          clearing?.obligationAmount,
          clearing?.greatestPaymentAmount,
          clearing?.leastPaymentAmount,
        ])
          column?.forEach((paid, row) => {
            expect(Number.isFinite(paid) || Number.isNaN(capital[row])).toBe(true);
          });
      }),
      { numRuns: 300, seed: 300 },
    );
    expect(Math.min(said.refused, said.answered), JSON.stringify(said)).toBeGreaterThan(0);
  },
);
