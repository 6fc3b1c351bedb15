import { numberOf } from '../define.ts';
import { defineGuardrail } from './define-guardrail.ts';

export const raisedMaintenance = defineGuardrail({
  name: 'RAISED_MAINTENANCE',
  title: 'Maintenance margin raised on open positions',
  effect:
    'Asks for more maintenance margin of positions that are already open, without time to bring it. It closes accounts earlier, with more collateral left, and is itself a trigger.',
  cost: 'Liquidations that would not have happened.',
  source:
    'CME maintenance margin on the E-mini S&P 500 future, 6,600 to 12,000 US dollars between 9 January and 19 March 2020.',
  parameters: [
    {
      name: 'addedRatio',
      kind: 'NUMBER',
      meaning: 'Added to every maintenance ratio, up to just below 1',
      unit: 'ratio',
      minimum: 0,
      maximum: 0.5,
      default: 0.005,
    },
  ],
  apply(market, parameters) {
    const added = numberOf(parameters, 'addedRatio');
    const maintenanceRatio = Float64Array.from(market.book.maintenanceRatio, (ratio) =>
      added > 0 ? Math.min(Math.max(ratio, 0.999), ratio + added) : ratio,
    );
    return { ...market, book: { ...market.book, maintenanceRatio } };
  },
});
