import { type LiquidationRules, PLAIN_RULES, type PriceImpact, type Problem } from '@faultline/engine';
import { type NetworkSnapshot, QUALITIES, type Quality } from '@faultline/network';
import { refuse } from '../check-request.ts';
import type { MarketBook } from './market-book.ts';

export const IMPACT_LAWS = ['LINEAR', 'EXPONENTIAL', 'SQUARE_ROOT'] as const;
export type ImpactLaw = (typeof IMPACT_LAWS)[number];

/** How forced orders move a market's price, as far as somebody says so. */
export interface AskedImpact {
  readonly law: ImpactLaw;
  /**
   * Of the law: price per unit (LINEAR), logarithm of the price per unit (EXPONENTIAL), share of the price by which the first
   * unit moves it (SQUARE_ROOT). Null: from the market's stated price impact, for the first two.
   */
  readonly parameter: number | null;
  /** Shares as in LiquidationRules. */
  readonly resilience: number;
  readonly permanentShare: number;
}

export interface MarketRules {
  readonly rules: LiquidationRules;
  /** False: the venue states no insurance fund, and the cascade begins with none. */
  readonly isFundStated: boolean;
  /** Of price impact and fund where they are the snapshot's; a caller's own number has none. */
  readonly quality: Quality | null;
}

/**
 * The rules a cascade of this market begins with: everything closed at once at the last price, no fees, and the venue's
 * whole insurance fund behind this one market. A market's stated price impact is price per unit, the number of the linear
 * law; over the mark it is the exponential law's, which moves the price by as much for small orders. The square-root law
 * does not follow from it and has to be given its number.
 */
export function marketRules(
  { margin }: NetworkSnapshot,
  { market, initialPrice }: MarketBook,
  { law, parameter, resilience, permanentShare }: AskedImpact,
): MarketRules | { readonly problem: Problem } {
  const { venues, markets } = margin;
  const statedImpact = markets.priceImpact.amounts[market] ?? Number.NaN;
  if (parameter === null && law === 'SQUARE_ROOT')
    return refuse(
      'BAD_PARAMETER',
      'The square-root law has no number that follows from a stated price impact: give its parameter, such as Y sigma / sqrt(V).',
      ['impact', 'parameter'],
    );
  if (parameter === null && Number.isNaN(statedImpact))
    return refuse('BAD_PARAMETER', `${markets.keys[market]} states no price impact: give a parameter.`, [
      'impact',
      'parameter',
    ]);
  const venue = markets.venues[market] ?? -1;
  const fund = venues.insuranceFunds.amounts[venue] ?? Number.NaN;
  const isFundStated = !Number.isNaN(fund);
  const codes = [
    ...(parameter === null ? [markets.priceImpact.qualityCodes[market] ?? 0] : []),
    ...(isFundStated ? [venues.insuranceFunds.qualityCodes[venue] ?? 0] : []),
  ];
  return {
    rules: {
      ...PLAIN_RULES,
      impact: impactOf(law, parameter ?? (law === 'EXPONENTIAL' ? statedImpact / initialPrice : statedImpact)),
      resilience,
      permanentShare,
      insuranceFundAmount: isFundStated ? fund : 0,
    },
    isFundStated,
    quality: codes.length > 0 ? (QUALITIES[Math.max(...codes)] ?? 'ILLUSTRATIVE') : null,
  };
}

function impactOf(law: ImpactLaw, parameter: number): PriceImpact {
  return law === 'SQUARE_ROOT' ? { law, impactPerRootUnit: parameter } : { law, impactPerUnit: parameter };
}

export function impactParameter(impact: PriceImpact): number {
  return impact.law === 'SQUARE_ROOT' ? impact.impactPerRootUnit : impact.impactPerUnit;
}
