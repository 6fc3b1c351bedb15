import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkParameters } from '../../../define.ts';
import type { Debtor } from './valuation.ts';
import { VALUATION_FUNCTIONS } from './valuation-functions.ts';

const RUNS = { numRuns: 500, seed: 1974 };

/** Debtors with and without external assets, debts and capital, and parameters over their whole ranges. */
const debtors: fc.Arbitrary<Debtor> = fc.record({
  externalAssets: fc.oneof(fc.constantFrom(0, -3), fc.double({ min: 0.1, max: 100, noNaN: true })),
  liabilities: fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 100, noNaN: true })),
  bookEquity: fc.oneof(fc.constantFrom(0, -2), fc.double({ min: 0.1, max: 30, noNaN: true })),
});
const equities = fc.oneof(fc.constantFrom(0, 1e-9, -1e-9), fc.double({ min: -200, max: 200, noNaN: true }));
const share = fc.constantFrom(0, 0.3, 0.6, 1);
const chosen = fc.record({
  rho: share,
  sigma: fc.constantFrom(0.001, 0.02, 0.1, 0.5, 2, 5),
  alpha: share,
  beta: share,
});

describe.each(VALUATION_FUNCTIONS.map((valuation) => [valuation.name, valuation] as const))('%s', (_, valuation) => {
  const bound = (parameters: Readonly<Record<string, number>>) => {
    const own = Object.fromEntries(valuation.parameters.map(({ name }) => [name, parameters[name] ?? Number.NaN]));
    const checked = checkParameters(valuation, own);
    if ('problem' in checked) throw new Error(checked.problem.message);
    return valuation.bind(checked.parameters);
  };

  test('never values a claim higher because its debtor has lost equity, nor below its floor', () => {
    fc.assert(
      fc.property(debtors, chosen, equities, equities, (debtor, parameters, one, other) => {
        // A debtor in default has no more external assets than debts, or it would not be: else nothing is promised.
        fc.pre(debtor.externalAssets <= debtor.liabilities || Math.min(one, other) > 0);
        const V = bound(parameters);
        const [poorer, richer] = [V.value(Math.min(one, other), debtor), V.value(Math.max(one, other), debtor)];
        expect(poorer).toBeLessThanOrEqual(richer + 1e-14);
        expect(poorer).toBeGreaterThanOrEqual(V.floor(debtor) - 1e-14);
      }),
      RUNS,
    );
  });

  test('loses at least its least chord with every unit of equity, wherever equity ends', () => {
    fc.assert(
      fc.property(debtors, chosen, fc.tuple(equities, equities, equities), (debtor, parameters, three) => {
        const [low = 0, between = 0, high = 0] = three.toSorted((a, b) => a - b);
        fc.pre(debtor.externalAssets <= debtor.liabilities || low > 0);
        const V = bound(parameters);
        const chord = V.leastChord(low, high, debtor);
        const lost = V.value(high, debtor) - V.value(between, debtor);
        expect(chord).toBeGreaterThanOrEqual(0);
        expect(lost).toBeGreaterThanOrEqual(chord * (high - between) * (1 - 1e-9) - 1e-13);
      }),
      RUNS,
    );
  });

  test('has the slope that differences show, away from kinks', () => {
    fc.assert(
      fc.property(debtors, chosen, equities, (debtor, parameters, equity) => {
        const V = bound(parameters);
        const step = 1e-6;
        const [before, here, after] = [-step, 0, step].map((more) => V.value(equity + more, debtor));
        const [left, right] = [((here ?? 0) - (before ?? 0)) / step, ((after ?? 0) - (here ?? 0)) / step];
        fc.pre(Math.abs(left - right) <= 1e-5 * (1 + Math.abs(left)));
        expect(Math.abs(V.slope(equity, debtor) - (left + right) / 2)).toBeLessThanOrEqual(1e-4 * (1 + Math.abs(left)));
      }),
      RUNS,
    );
  });
});

test('the registry names every valuation once, and refuses a recovery above 1 and a volatility of 0', () => {
  expect(new Set(VALUATION_FUNCTIONS.map(({ name }) => name)).size).toBe(VALUATION_FUNCTIONS.length);
  const refusal = (name: string, given: Record<string, number>) => {
    const found = VALUATION_FUNCTIONS.find((valuation) => valuation.name === name);
    const checked = found ? checkParameters(found, given) : null;
    return checked && 'problem' in checked ? checked.problem.code : null;
  };
  expect(refusal('merton', { rho: 1.1 })).toBe('BAD_PARAMETER');
  expect(refusal('blackCox', { sigma: 0 })).toBe('BAD_PARAMETER');
  expect(refusal('rogersVeraart', { alpha: 0.5 })).toBeNull();
});
