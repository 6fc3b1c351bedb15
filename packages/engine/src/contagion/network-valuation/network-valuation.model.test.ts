import { describe, expect, test } from 'vitest';
import { checkParameters } from '../../define.ts';
import { snapshotFromSample } from '../sample-networks.ts';
import { furfineValuation } from './network-valuation.model.ts';

/** Bank 0 (capital 100) has lent 50 to bank 1, whose assets of 100 are all external and whose capital is 10. */
const PAIR = {
  claims: [
    [0, 50],
    [0, 0],
  ],
  equity: [100, 10],
  totalAssets: [200, 100],
};

function lossesOf(shock: readonly number[], parameters: Readonly<Record<string, number>>) {
  const checked = checkParameters(furfineValuation, parameters);
  if ('problem' in checked) throw new Error(checked.problem.message);
  return furfineValuation.run({
    snapshot: snapshotFromSample(PAIR),
    shockRatio: Float64Array.from(shock),
    parameters: checked.parameters,
  });
}

describe('a claim of which a fixed share is recovered, before it falls due', () => {
  test('falls by the rise in its debtor’s chance of failing, of what is not recovered', () => {
    // Assets 100 against debts of 90: p(10) = Phi(ln(0.9) / 0.2 + 0.1) = 0.334761564202769. After a shock of 10 assets
    // and debts are 90: p(0) = Phi(0.1) = 0.539827837277029. Bank 0 loses 50 * (1 - 0.4) * (0.5398... - 0.3347...).
    const { lossAmount } = lossesOf([0, 1], { rho: 0.4, sigma: 0.2 });
    expect(lossAmount[0]).toBeCloseTo(30 * (0.539827837277029 - 0.334761564202769), 12);
    expect(lossAmount[1]).toBe(10);
  });

  test('falls by nothing where all is recovered, and by nothing without a shock though failure is likely', () => {
    expect([...lossesOf([0, 1], { rho: 1, sigma: 0.2 }).lossAmount]).toEqual([0, 10]);
    expect([...lossesOf([0, 0], { rho: 0, sigma: 0.2 }).lossAmount]).toEqual([0, 0]);
  });
});
