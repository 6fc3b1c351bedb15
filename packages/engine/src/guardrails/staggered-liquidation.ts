import { numberOf } from '../define.ts';
import { defineGuardrail } from './define-guardrail.ts';

export const staggeredLiquidation = defineGuardrail({
  name: 'STAGGERED_LIQUIDATION',
  title: 'Staggered liquidation',
  effect:
    'Closes a share of a position at a time while it has equity. Where all impact stays it changes nothing in the end; it helps where the book refills between the pieces, or where a piece is enough to cure the account.',
  cost: 'Time: more rounds in which losses can grow, which fall on the insurance fund.',
  source:
    'Hyperliquid closes a fifth of positions above 100,000 USDC and waits 30 seconds; Drift releases the shortage over an auction.',
  parameters: [
    {
      name: 'closedShare',
      kind: 'NUMBER',
      meaning: 'Share of a position closed at a time; 1 is all of it',
      unit: 'ratio',
      minimum: 1e-3,
      maximum: 1,
      default: 0.25,
    },
  ],
  apply: (market, parameters) => ({
    ...market,
    rules: { ...market.rules, closedShare: numberOf(parameters, 'closedShare') },
  }),
});
