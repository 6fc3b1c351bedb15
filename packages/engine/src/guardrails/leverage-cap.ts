import { choiceOf, numberOf } from '../define.ts';
import { defineGuardrail } from './define-guardrail.ts';
import { limitLeverage, MET_BY } from './limit-leverage.ts';

export const leverageCap = defineGuardrail({
  name: 'LEVERAGE_CAP',
  title: 'Leverage cap',
  effect: 'Nobody opens a position with more notional than so many times its collateral.',
  cost: 'Exposure that capped accounts give up, or collateral they add.',
  source:
    'ESMA Decision (EU) 2018/796 for contracts for difference of retail clients: 30 : 1 to 2 : 1, by the underlying; with a close-out at half the margin.',
  parameters: [
    {
      name: 'maxLeverage',
      kind: 'NUMBER',
      meaning: 'Notional at the entry price over collateral, at most',
      unit: 'ratio',
      minimum: 1e-3,
      maximum: 1e9,
      default: 20,
    },
    MET_BY,
  ],
  apply: (market, parameters) => ({
    ...market,
    book: limitLeverage(market.book, () => numberOf(parameters, 'maxLeverage'), choiceOf(parameters, 'metBy')),
  }),
});
