import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearDebtRankReference } from '../contagion/debt-rank/debt-rank.reference.ts';
import { rowsOfMatrix } from '../numeric/rows-of-matrix.ts';
import { cascadeResponse } from './cascade-response.ts';
import { clearingResponse } from './clearing-response.ts';
import { debtRankResponse } from './debt-rank-response.ts';
import { cascadeReference, clearingReference, smallestSeverityReference } from './reverse-stress.reference.ts';
import {
  type ShockResponse,
  severityFailing,
  severityLosing,
  smallestSeverityFailing,
  smallestSeverityLosing,
} from './reverse-stress.ts';
import { inCurrency, networkOf, reordered, type SampleObligations, sampleObligations } from './sample-obligations.ts';

/** A uniform fall of external assets. */
const clearing = (sample: SampleObligations) => clearingResponse(networkOf(sample), Float64Array.from(sample.assets));
const cascade = (sample: SampleObligations, capital: readonly number[]) =>
  cascadeResponse(
    { claims: rowsOfMatrix(sample.claims), capital: Float64Array.from(capital) },
    Float64Array.from(sample.assets),
  );
const debtRank = (sample: SampleObligations, capital: readonly number[]) =>
  debtRankResponse(
    { claims: rowsOfMatrix(sample.claims), capital: Float64Array.from(capital) },
    Float64Array.from(sample.assets),
  );
const everyCount = (shock: ShockResponse, banks: number) =>
  Array.from({ length: banks + 1 }, (_, index) => smallestSeverityFailing(shock, index + 1));

/** Bank 0 owns 12 and owes 10 to bank 1, which owns 5 besides and owes 14 outside: net worth 2 and 1. */
const pair: SampleObligations = {
  claims: [
    [0, 0],
    [10, 0],
  ],
  assets: [12, 5],
  owed: [0, 14],
};

const capitals = fc.array(
  fc.integer({ min: -2, max: 80 }).map((tenths) => tenths / 10),
  { minLength: 5, maxLength: 5 },
);

/** Equal to 1e-8 of the larger, which is what a decision maker could be told apart by; null only beside null. */
function expectSeverity(found: number | null, expected: number | null): void {
  if (found === null || expected === null) expect(found).toBe(expected);
  else expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-8 * Math.abs(expected) + 1e-11);
}

describe('the smallest fall of external assets', () => {
  test('that one bank, and then two, cannot pay after: 1/6, and 3/17 since the second is not paid in full any more', () => {
    // Bank 0 lacks money from 12 (1 - x) = 10 on; bank 1 from 5 (1 - x) + 12 (1 - x) = 14 on.
    const [one, two, three] = everyCount(clearing(pair), 2);
    expect(one).toBeCloseTo(1 / 6, 15);
    expect(two).toBeCloseTo(3 / 17, 15);
    expect(three).toBeNull();
  });

  test('that leaves 6 unpaid: 4 by the first bank and 2 by the second', () => {
    // 10 - 12 (1 - x) + 14 - 17 (1 - x) = 6 at x = 11/29.
    expect(smallestSeverityLosing(clearing(pair), 6)).toBeCloseTo(11 / 29, 11);
    expect(smallestSeverityLosing(clearing(pair), 24)).toBeCloseTo(1, 11);
    expect(smallestSeverityLosing(clearing(pair), 24.1)).toBeNull();
    expect(smallestSeverityLosing(clearing(pair), 0)).toBe(0);
  });

  test('takes both banks at once where a failed borrower repays nothing', () => {
    // Equity 2 and 1: bank 0 fails at 12 x > 2, and the claim of 10 is more than bank 1 can bear.
    expect(everyCount(cascade(pair, [2, 1]), 2)).toEqual([expect.closeTo(1 / 6, 15), expect.closeTo(1 / 6, 15), null]);
  });

  test('is 0 where a bank cannot pay to begin with, and none where exactly enough is left after losing all', () => {
    const enough: SampleObligations = { claims: [[0]], assets: [3], owed: [0] };
    expect(everyCount(clearing({ ...pair, assets: [9, 5] }), 2)[0]).toBe(0);
    expect(everyCount(clearing(enough), 1)).toEqual([null, null]);
    expect(everyCount(cascade(enough, [3]), 1)).toEqual([null, null]);
  });

  test('spares a bank that can bear exactly what it loses, though 0.1 and 0.2 add up to more than 0.3', () => {
    const three: SampleObligations = {
      claims: [
        [0, 0.1, 0.2],
        [0, 0, 0],
        [0, 0, 0],
      ],
      assets: [0, 1, 1],
      owed: [0, 0, 0],
    };
    expect(everyCount(cascade(three, [0.3, 0.5, 0.5]), 3)).toEqual([0.5, 0.5, null, null]);
  });

  test('spares a bank that is paid exactly what it owes, though 0.7 and 0.1 add up to less than 0.8', () => {
    const three: SampleObligations = {
      claims: [
        [0, 0.7, 0.1],
        [0, 0, 0],
        [0, 0, 0],
      ],
      assets: [0, 1, 1],
      owed: [0.8, 0, 0],
    };
    // Bank 1 lacks money from 1 - x = 0.7 on, and bank 0 with it.
    const [one, two] = everyCount(clearing(three), 3);
    expect(one).toBeCloseTo(0.3, 14);
    expect(two).toBeCloseTo(0.3, 14);
  });

  test('is found along a shape too: only bank 1 loses, half a unit per unit of severity', () => {
    const shock = clearingResponse(networkOf(pair), Float64Array.of(0, 0.5), 10);
    expect(smallestSeverityFailing(shock, 1)).toBeCloseTo(2, 14);
    // Its 5 are gone at 10, and bank 0 stays solvent.
    expect(smallestSeverityFailing(shock, 2)).toBeNull();
    expect(smallestSeverityLosing(shock, 4)).toBeCloseTo(10, 10);
  });

  test('agrees with plain rounds and bisection on random systems, for every number of defaults', () => {
    fc.assert(
      fc.property(sampleObligations, capitals, (sample, drawn) => {
        const { claims, assets, owed } = sample;
        const capital = drawn.slice(0, assets.length);
        const count = (failed: readonly boolean[]) => failed.filter(Boolean).length;
        everyCount(clearing(sample), assets.length).forEach((found, index) => {
          const left = (severity: number) => assets.map((own) => own * (1 - severity));
          const reached = (severity: number) => count(clearingReference(claims, left(severity), owed).failed) > index;
          expectSeverity(found, smallestSeverityReference(reached, 1));
        });
        everyCount(cascade(sample, capital), assets.length).forEach((found, index) => {
          const bearable = (severity: number) => capital.map((own, i) => own - severity * (assets[i] ?? 0));
          expectSeverity(
            found,
            smallestSeverityReference((severity) => count(cascadeReference(claims, bearable(severity))) > index, 1),
          );
        });
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test('does not fall as more defaults are asked for, keeps its size in another currency and under other names', () => {
    fc.assert(
      fc.property(sampleObligations, capitals, fc.infiniteStream(fc.nat()), (sample, drawn, keys) => {
        const count = sample.assets.length;
        const capital = drawn.slice(0, count);
        const order = Array.from({ length: count }, (_, i) => ({ i, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key || a.i - b.i)
          .map(({ i }) => i);
        const found = [...everyCount(clearing(sample), count), ...everyCount(cascade(sample, capital), count)];
        for (const half of [found.slice(0, count + 1), found.slice(count + 1)])
          for (let k = 1; k <= count; k++)
            expect(half[k] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
              (half[k - 1] ?? Number.POSITIVE_INFINITY) - 1e-12,
            );
        const renamed = reordered(sample, order);
        const converted = inCurrency(sample, 1e-9);
        [
          ...everyCount(clearing(renamed), count),
          ...everyCount(
            cascade(
              renamed,
              order.map((from) => capital[from] ?? 0),
            ),
            count,
          ),
        ].forEach((severity, k) => {
          expectSeverity(severity, found[k] ?? null);
        });
        [
          ...everyCount(clearing(converted), count),
          ...everyCount(
            cascade(
              converted,
              capital.map((own) => own * 1e-9),
            ),
            count,
          ),
        ].forEach((severity, k) => {
          expectSeverity(severity, found[k] ?? null);
        });
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  test('needs amounts that make sense, and a number of failures', () => {
    expect(() => clearing({ ...pair, assets: [12, -5] })).toThrow('institution 1 are -5');
    expect(() => clearing({ ...pair, owed: [0] })).toThrow('one each is expected');
    expect(() =>
      clearing({
        ...pair,
        claims: [
          [0, 0],
          [Number.NaN, 0],
        ],
      }),
    ).toThrow('institution 1 on 0 is NaN');
    expect(() => smallestSeverityFailing(clearing(pair), 0)).toThrow('at least 1');
    expect(() => smallestSeverityLosing(clearing(pair), Number.NaN)).toThrow('at least 0');
    expect(() => smallestSeverityFailing({ ...clearing(pair), mostSeverity: Number.NaN }, 1)).toThrow(
      'largest severity',
    );
  });
});

describe('the smallest loss of capital under linear DebtRank', () => {
  /** Bank 1 (capital 10) has lent 5 to bank 0 (capital 4); per unit of severity bank 0 loses 4. */
  const lent: SampleObligations = {
    claims: [
      [0, 0],
      [5, 0],
    ],
    assets: [4, 0],
    owed: [0, 0],
  };

  test('that costs 4.5 in all is half of the borrower: each unit of it costs 4 there and 5 at the lender', () => {
    expect(smallestSeverityLosing(debtRank(lent, [4, 10]), 4.5)).toBeCloseTo(0.5, 11);
    expect(smallestSeverityFailing(debtRank(lent, [4, 10]), 1)).toBeCloseTo(1, 14);
    expect(smallestSeverityFailing(debtRank(lent, [4, 10]), 2)).toBeNull();
  });

  test('is nothing where any shock grows, and what is reached is shown after such a one', () => {
    // Two banks of capital 1 that have lent each other 50 and 60.
    const network = {
      claims: rowsOfMatrix([
        [0, 50],
        [60, 0],
      ]),
      capital: Float64Array.of(1, 1),
    };
    const response = debtRankResponse(network, [1, 1]);
    for (const found of [severityFailing(response, 2), severityLosing(response, 1.5)]) {
      expect(found?.infimum).toBe(0);
      expect(found?.reached).toBeGreaterThan(0);
      expect([...response.regimeAt(found?.reached ?? 0).failed]).toEqual([1, 1]);
      expect([...response.regimeAt(0).failed]).toEqual([0, 0]);
    }
  });

  test('counts capital that is used up in the last digit as used up, whatever the unit', () => {
    // A creditor of capital 0.4 loses 0.1 itself and 0.3 by its debtor; in binary these need not add up to 0.4.
    for (const unit of [0.1, 0.3, 1, 7, 10, 1e9]) {
      const network = {
        claims: rowsOfMatrix([
          [0, 0.3 * unit],
          [0, 0],
        ]),
        capital: Float64Array.of(0.4 * unit, unit),
      };
      const response = debtRankResponse(network, [0.1 * unit, unit]);
      expect(smallestSeverityFailing(response, 2), `${unit}`).toBeCloseTo(1, 12);
    }
  });

  test('is nothing at all where every small shock grows until everybody has failed', () => {
    const ring: SampleObligations = {
      claims: [
        [0, 3],
        [3, 0],
      ],
      assets: [1, 0],
      owed: [0, 0],
    };
    expect(smallestSeverityFailing(debtRank(ring, [2, 2]), 2)).toBe(0);
  });

  test('agrees with the closed form and bisection on random systems', () => {
    fc.assert(
      fc.property(sampleObligations, capitals, (sample, drawn) => {
        const capital = drawn.slice(0, sample.assets.length).map((own) => Math.max(0.1, own));
        const ratios = (severity: number) =>
          linearDebtRankReference(
            sample.claims,
            capital,
            sample.assets.map((loss, i) => Math.min(1, (severity * loss) / (capital[i] ?? 1))),
          );
        const lost = (severity: number) =>
          ratios(severity).reduce((sum, ratio, i) => sum + ratio * (capital[i] ?? 0), 0);
        const shock = debtRank(sample, capital);
        everyCount(shock, capital.length).forEach((found, index) => {
          const reached = (severity: number) => ratios(severity).filter((ratio) => ratio >= 1 - 1e-12).length > index;
          expectSeverity(found, smallestSeverityReference(reached, 1));
        });
        const half = capital.reduce((sum, own) => sum + own, 0) / 2;
        expectSeverity(
          smallestSeverityLosing(shock, half),
          smallestSeverityReference((severity) => lost(severity) >= half, 1),
        );
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
