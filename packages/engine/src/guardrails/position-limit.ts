import { numberOf } from '../define.ts';
import { openInterest } from '../markets/perpetual-cascade/perpetual-book.ts';
import { defineGuardrail } from './define-guardrail.ts';

export const positionLimit = defineGuardrail({
  name: 'POSITION_LIMIT',
  title: 'Position limit',
  effect: 'Nobody holds more than a share of open interest as it was; collateral stays in the account.',
  cost: 'Exposure that large accounts give up.',
  source: 'CFTC, 17 CFR Part 150: limits outside the spot month are shares of open interest, 10 % falling to 2.5 %.',
  parameters: [
    {
      name: 'maxShareOfOpenInterest',
      kind: 'NUMBER',
      meaning: 'Quantity of one account over open interest, at most',
      unit: 'ratio',
      minimum: 1e-9,
      maximum: 1,
      default: 0.1,
    },
  ],
  apply(market, parameters) {
    const most = numberOf(parameters, 'maxShareOfOpenInterest') * openInterest(market.book).openQuantity;
    const quantity = Float64Array.from(market.book.quantity, (held) => Math.min(held, most));
    return { ...market, book: { ...market.book, quantity } };
  },
});
