import { choiceOf, numberOf, type Parameters } from '../define.ts';
import { openInterest } from '../markets/perpetual-cascade/perpetual-book.ts';
import type { CascadeInput } from '../markets/perpetual-cascade/perpetual-cascade.ts';
import { defineGuardrail } from './define-guardrail.ts';
import { limitLeverage, MET_BY } from './limit-leverage.ts';

export const marginAddOn = defineGuardrail({
  name: 'MARGIN_ADD_ON',
  title: 'Margin add-on by open interest',
  effect:
    'Initial margin rises from its base to all of the notional while open interest rises between two limits. Maintenance margin does not, since raising it would itself liquidate.',
  cost: 'Exposure that accounts give up, or collateral they add.',
  source:
    'dYdX v4, x/perpetuals liquidity tiers: base + (1 - base) clamp((OI - lower)/(upper - lower), 0, 1), here of the open interest before the add-on.',
  parameters: [
    {
      name: 'baseMarginRatio',
      kind: 'NUMBER',
      meaning: 'Initial margin over notional while open interest is small',
      unit: 'ratio',
      minimum: 0,
      maximum: 1,
      default: 0.02,
    },
    {
      name: 'lowerNotionalAmount',
      kind: 'NUMBER',
      meaning: 'Open interest at the initial price from which margin rises',
      unit: 'quote currency',
      minimum: 0,
      maximum: 1e18,
      default: 1e8,
    },
    {
      name: 'upperNotionalAmount',
      kind: 'NUMBER',
      meaning:
        'Open interest from which margin is all of the notional; no more than the lower limit: the base always holds',
      unit: 'quote currency',
      minimum: 0,
      maximum: 1e18,
      default: 1e9,
    },
    MET_BY,
  ],
  apply(market, parameters) {
    const ratio = marginRatio(market, parameters);
    return { ...market, book: limitLeverage(market.book, () => 1 / ratio, choiceOf(parameters, 'metBy')) };
  },
});

function marginRatio({ book, initialPrice }: CascadeInput, parameters: Parameters): number {
  const base = numberOf(parameters, 'baseMarginRatio');
  const [lower, upper] = [numberOf(parameters, 'lowerNotionalAmount'), numberOf(parameters, 'upperNotionalAmount')];
  if (upper <= lower) return base;
  const notional = openInterest(book).openQuantity * initialPrice;
  return base + (1 - base) * Math.min(1, Math.max(0, (notional - lower) / (upper - lower)));
}
