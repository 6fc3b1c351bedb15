import { numberOf } from '../define.ts';
import { defineGuardrail } from './define-guardrail.ts';

export const circuitBreaker = defineGuardrail({
  name: 'CIRCUIT_BREAKER',
  title: 'Circuit breaker',
  effect:
    'Halts liquidations for some rounds, once, after a round that left the price far from where it began. It helps only as far as the book refills meanwhile, and makes a larger shock liquidate less than a smaller one that does not trip it.',
  cost: 'Rounds in which nobody can close a position.',
  source: 'Market-wide circuit breakers of the exchanges of the United States (NYSE Rule 7.12): 7 %, 13 % and 20 %.',
  parameters: [
    {
      name: 'moveRatio',
      kind: 'NUMBER',
      meaning: 'Price move that halts, from the initial price, up or down',
      unit: 'share of the price',
      minimum: 1e-6,
      maximum: 1e9,
      default: 0.07,
    },
    {
      name: 'haltRounds',
      kind: 'INTEGER',
      meaning: 'Rounds of the halt',
      unit: 'rounds',
      minimum: 0,
      maximum: 10_000,
      default: 5,
    },
  ],
  apply: (market, parameters) => ({
    ...market,
    rules: {
      ...market.rules,
      circuitBreaker: {
        moveRatio: numberOf(parameters, 'moveRatio'),
        haltRounds: numberOf(parameters, 'haltRounds'),
      },
    },
  }),
});
