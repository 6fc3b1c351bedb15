import { NEVA, sShaped, type ValuationFunction } from './valuation.ts';

/**
 * V = min(1, max(0, E / E0)), E0 the debtor's equity before the shock: a claim loses the share of its value that the
 * debtor loses of its capital. A debtor whose E0 is zero or negative has failed already: V = 0.
 */
export const linearDebtRank: ValuationFunction = {
  name: 'linearDebtRank',
  title: 'DebtRank, linear',
  parameters: [],
  references: [
    'Bardoscia, Battiston, Caccioli, Caldarelli (2015), DebtRank: a microscopic foundation for shock propagation, PLoS ONE 10(6)',
    NEVA,
  ],
  bind: () =>
    sShaped({
      value: (equity, { bookEquity }) => (bookEquity > 0 ? Math.min(1, Math.max(0, equity / bookEquity)) : 0),
      slope: (equity, { bookEquity }) => (equity > 0 && equity <= bookEquity ? 1 / bookEquity : 0),
      floor: () => 0,
    }),
};
