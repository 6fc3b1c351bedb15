import { choiceOf, numberOf, type Parameters } from '../define.ts';
import { defineGuardrail } from './define-guardrail.ts';
import { limitLeverage, MET_BY } from './limit-leverage.ts';

type FloorRule = 'BUFFER' | 'STRESSED_WEIGHT' | 'LONG_FLOOR';

export const countercyclicalMargin = defineGuardrail({
  name: 'COUNTERCYCLICAL_MARGIN',
  title: 'Countercyclical margin floor',
  effect:
    'In calm times collateral is not let fall to what a short calm history asks for, so that there is something to use up in a shock; maintenance margin stays.',
  cost: 'Collateral that accounts add in calm times, or exposure they give up.',
  source:
    'Commission Delegated Regulation (EU) No 153/2013, Article 28(1): (a) a buffer of at least 25 %, (b) at least 25 % weight to stressed observations, (c) a floor from a look-back of ten years.',
  parameters: [
    {
      name: 'rule',
      kind: 'CHOICE',
      meaning: 'Which of the three options of Article 28',
      choices: [
        { name: 'BUFFER', meaning: 'margin of calm times raised by a share of itself' },
        { name: 'STRESSED_WEIGHT', meaning: 'a weighted mean of margin from calm and from stressed observations' },
        { name: 'LONG_FLOOR', meaning: 'no less than margin from ten years of observations' },
      ],
      default: 'BUFFER',
    },
    ratio('calmMarginRatio', 'Margin over notional from recent calm observations', 0.02),
    ratio('referenceMarginRatio', 'Margin over notional from stressed observations, or from ten years of them', 0.05),
    ratio('share', 'Of the buffer, or the weight of stressed observations', 0.25),
    MET_BY,
  ],
  apply: (market, parameters) => ({
    ...market,
    book: limitLeverage(market.book, () => 1 / floorOf(parameters), choiceOf(parameters, 'metBy')),
  }),
});

function floorOf(parameters: Parameters): number {
  const calm = numberOf(parameters, 'calmMarginRatio');
  const reference = numberOf(parameters, 'referenceMarginRatio');
  const share = numberOf(parameters, 'share');
  const rule = choiceOf<FloorRule>(parameters, 'rule');
  if (rule === 'BUFFER') return calm * (1 + share);
  return Math.max(calm, rule === 'LONG_FLOOR' ? reference : (1 - share) * calm + share * reference);
}

function ratio(name: string, meaning: string, usual: number) {
  return { name, kind: 'NUMBER', meaning, unit: 'ratio', minimum: 0, maximum: 1, default: usual } as const;
}
