import { numberOf } from '../define.ts';
import { defineGuardrail } from './define-guardrail.ts';

export const insuranceFund = defineGuardrail({
  name: 'INSURANCE_FUND',
  title: 'Larger insurance fund',
  effect:
    'Bears more of the losses beyond collateral. Prices and liquidations stay as they are, unless winners are deleveraged where it ends.',
  cost: 'Money set aside.',
  source: 'Perpetual-futures venues fund theirs from liquidation fees; the smallest fund that suffices is solved for.',
  parameters: [
    {
      name: 'addedAmount',
      kind: 'NUMBER',
      meaning: 'Money set aside beyond the fund there is',
      unit: 'quote currency',
      minimum: 0,
      maximum: 1e18,
      default: 1e6,
    },
  ],
  apply: (market, parameters) => ({
    ...market,
    rules: {
      ...market.rules,
      insuranceFundAmount: market.rules.insuranceFundAmount + numberOf(parameters, 'addedAmount'),
    },
  }),
});
