import { choiceOf } from '../define.ts';
import type { DeleveragingOrder } from '../margin/deleveraging-order.ts';
import { defineGuardrail } from './define-guardrail.ts';

export const autoDeleveraging = defineGuardrail({
  name: 'AUTO_DELEVERAGING',
  title: 'Auto-deleveraging',
  effect:
    'Positions whose losses the insurance fund could not bear are closed against the other side at their bankruptcy prices instead of in the market: less is sold, and less is left for all to bear.',
  cost: 'Gains that the other side forgoes, and its positions closed unasked.',
  source: 'Binance, Bybit and BitMEX: a queue by profit times leverage; in proportion to quantity as the alternative.',
  parameters: [
    {
      name: 'order',
      kind: 'CHOICE',
      meaning: 'Who is closed first',
      choices: [
        { name: 'QUEUE', meaning: 'by profit over notional times leverage, the highest first' },
        { name: 'PRO_RATA', meaning: 'all of the other side, in proportion to quantity' },
        { name: 'PRO_RATA_PROFITABLE', meaning: 'those of the other side with a profit, in proportion to quantity' },
      ],
      default: 'QUEUE',
    },
  ],
  apply: (market, parameters) => ({
    ...market,
    rules: { ...market.rules, autoDeleveraging: choiceOf<DeleveragingOrder>(parameters, 'order') },
  }),
});
