import { describe, expect, test } from 'vitest';
import type { PerpetualBook } from '../markets/perpetual-cascade/perpetual-book.ts';
import type { CascadeInput } from '../markets/perpetual-cascade/perpetual-cascade.ts';
import { bookFromSample, plainRules } from '../markets/perpetual-cascade/sample-book.ts';
import { type GuardrailSetting, guardedCascade } from './guarded-cascade.ts';

const guarded = (market: CascadeInput, ...settings: readonly GuardrailSetting[]) => {
  const found = guardedCascade(market, settings);
  if ('problem' in found) throw new Error(found.problem.message);
  return found;
};
const on = (name: string, parameters: GuardrailSetting['parameters'] = {}): GuardrailSetting => ({ name, parameters });
const fall = (book: PerpetualBook, shockRatio: number, impactPerUnit: number): CascadeInput => ({
  ...{ book, rules: plainRules(impactPerUnit), initialPrice: 100, shockRatio },
});

describe('a leverage limit met by more collateral', () => {
  const book = bookFromSample([
    { side: 1, quantity: 10, collateral: 0 },
    { side: 1, quantity: 10, collateral: -5 },
    { side: 1, quantity: 10, collateral: 100 },
    // Without a position there is nothing to limit.
    { side: 1, quantity: 0, collateral: -5 },
  ]);
  const met = (name: string, parameters: GuardrailSetting['parameters']) =>
    guarded(fall(book, -0.01, 0.01), on(name, { ...parameters, metBy: 'ADD_COLLATERAL' }));

  test('asks whoever has none, or less, for all of it: 50 and 55, with which nobody is liquidated', () => {
    const { cascade, cost } = met('LEVERAGE_CAP', { maxLeverage: 20 });
    expect(cost).toMatchObject({ collateralAddedAmount: 105, exposureGivenUpAmount: 0 });
    expect(cascade).toMatchObject({ liquidatedAccounts: [], badDebtAmount: 0 });
  });

  test('asks for the margin of calm times where that of stressed ones is less', () => {
    const margins = { rule: 'STRESSED_WEIGHT', calmMarginRatio: 0.05, referenceMarginRatio: 0.02, share: 0.25 };
    expect(met('COUNTERCYCLICAL_MARGIN', margins).cost.collateralAddedAmount).toBeCloseTo(105, 10);
  });

  test('leaves whoever has none as it is where positions would be made smaller instead', () => {
    const { cost } = guarded(fall(book, -0.01, 0.01), on('LEVERAGE_CAP', { maxLeverage: 5 }));
    expect(cost).toMatchObject({ collateralAddedAmount: 0, exposureGivenUpAmount: 500 });
  });
});

test('what winners forgo when they are deleveraged is a cost: 100 of 20,000 held', () => {
  const book = bookFromSample([
    { side: 1, quantity: 100, collateral: 100 },
    { side: -1, quantity: 100, collateral: 2000 },
  ]);
  // The long has lost all it has at 99, at which the short gives up a gain of 1 a unit against the mark of 98.
  const { cost } = guarded(fall(book, -0.02, 0), on('AUTO_DELEVERAGING'));
  expect(cost.forgoneGainAmount).toBeCloseTo(100, 9);
  expect(cost.costRatio).toBeCloseTo(100 / 20_000, 12);
});
