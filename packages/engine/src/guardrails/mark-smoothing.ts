import { numberOf } from '../define.ts';
import { defineGuardrail } from './define-guardrail.ts';

export const markSmoothing = defineGuardrail({
  name: 'MARK_SMOOTHING',
  title: 'Smoothed mark',
  effect:
    'Judges accounts by a moving average of the price. Where all impact stays it changes when accounts are liquidated and not which; where the book refills it spares some; where the price goes on falling by itself deficits grow with the lag.',
  cost: 'Deficits of accounts liquidated late, which fall on the insurance fund.',
  source: 'Mark prices of perpetual-futures venues: median of prices with an exponential moving average of the basis.',
  parameters: [
    {
      name: 'newestWeight',
      kind: 'NUMBER',
      meaning: 'Weight of the newest price in the average; 1 is no smoothing',
      unit: 'ratio',
      minimum: 0.01,
      maximum: 1,
      default: 0.2,
    },
  ],
  apply: (market, parameters) => ({
    ...market,
    rules: { ...market.rules, markNewestWeight: numberOf(parameters, 'newestWeight') },
  }),
});
