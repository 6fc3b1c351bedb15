import { refuseOutOfRange } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';

/** What a perpetual trades at beside its index, in quote currency per unit. */
export interface PerpetualQuote {
  /** Average price at which the venue's impact notional could be sold and bought. */
  readonly impactBidPrice: number;
  readonly impactAskPrice: number;
  readonly indexPrice: number;
}

/** Ratios per funding interval. */
export interface FundingRules {
  readonly interestRatio: number;
  /** The most by which interest may pull the rate away from the premium, either way. */
  readonly clampRatio: number;
  /** The largest rate either way; null where there is none. */
  readonly capRatio: number | null;
}

export interface FundingRate {
  /** Above 0 where the perpetual trades above its index. */
  readonly premiumRatio: number;
  /** Share of notional at the mark that longs pay to shorts per interval; below 0 shorts pay. */
  readonly fundingRatio: number;
}

/**
 * The funding rate F = P + clamp(I - P, -c, c), capped, with P = (max(0, bid - index) - max(0, index - ask)) / index from
 * impact prices: the formula Binance, Bitget and Gate publish for their perpetuals.
 * BAD_PARAMETER for prices of 0 or less, an impact bid above the impact ask, and a clamp or cap below 0.
 */
export function fundingRate(quote: PerpetualQuote, rules: FundingRules): FundingRate | Refusal {
  const { impactBidPrice, impactAskPrice, indexPrice } = quote;
  const { interestRatio, clampRatio, capRatio } = rules;
  const refusal = refuseOutOfRange(
    { impactBidPrice, impactAskPrice, indexPrice, interestRatio, clampRatio, capRatio: capRatio ?? 0 },
    {
      impactBidPrice: { above: 0 },
      impactAskPrice: { above: 0 },
      indexPrice: { above: 0 },
      interestRatio: {},
      clampRatio: { atLeast: 0 },
      capRatio: { atLeast: 0 },
    },
  );
  if (refusal) return refusal;
  if (impactBidPrice > impactAskPrice)
    return refuse(
      'BAD_PARAMETER',
      `The impact bid ${impactBidPrice} is above the impact ask ${impactAskPrice}: a crossed quote. Leave it out and keep the last one.`,
      'impactBidPrice',
    );
  const premiumRatio =
    (Math.max(0, impactBidPrice - indexPrice) - Math.max(0, indexPrice - impactAskPrice)) / indexPrice;
  const uncapped = premiumRatio + within(interestRatio - premiumRatio, clampRatio);
  const fundingRatio = capRatio === null ? uncapped : within(uncapped, capRatio);
  return Number.isFinite(fundingRatio)
    ? { premiumRatio, fundingRatio }
    : refuse('NUMERIC_OVERFLOW', 'The premium is too large to be represented; check the index.', 'indexPrice');
}

function within(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}
