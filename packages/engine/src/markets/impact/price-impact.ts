import { refuseOutOfRange } from '../../check-ranges.ts';
import type { Refusal } from '../../problems.ts';

/** How orders move a market's price. Orders in units, negative where they sell. */
export type PriceImpact =
  /** Price moved per unit, its inverse being market depth: Kyle (1985), Continuous auctions and insider trading, Econometrica 53. */
  | { readonly law: 'LINEAR'; readonly impactPerUnit: number }
  /** Logarithm of the price moved per unit: for small orders linear, and never below zero. */
  | { readonly law: 'EXPONENTIAL'; readonly impactPerUnit: number }
  /** Share by which the first unit moves the price; n units move it by sqrt(n) of that: Y sigma / sqrt(V), with Y of 0.5 to 1. */
  | { readonly law: 'SQUARE_ROOT'; readonly impactPerRootUnit: number };

export interface MarketPrice {
  readonly price: number;
  /** Price at which the square-root law begins: all that is sold or bought from there is one meta-order. */
  readonly referencePrice: number;
  /** Units ordered since then. */
  readonly orderedQuantity: number;
}

export interface ExecutedOrder {
  readonly volumeWeightedPrice: number;
  readonly priceAfter: number;
}

/** The law with its one number replaced. */
export function withImpact({ law }: PriceImpact, impact: number): PriceImpact {
  return law === 'SQUARE_ROOT' ? { law, impactPerRootUnit: impact } : { law, impactPerUnit: impact };
}

export function impactOf(impact: PriceImpact): number {
  return impact.law === 'SQUARE_ROOT' ? impact.impactPerRootUnit : impact.impactPerUnit;
}

/** An impact of 0 is a market of any depth; an infinite one would be a market without depth. */
export function refuseImpact(impact: PriceImpact): Refusal | null {
  const name = impact.law === 'SQUARE_ROOT' ? 'impactPerRootUnit' : 'impactPerUnit';
  return refuseOutOfRange({ [name]: impactOf(impact) }, { [name]: { atLeast: 0 } });
}

/**
 * An order executed along the price curve, at its average price; no price falls below zero, where the rest of a sale gets
 * nothing. The square-root law holds for a meta-order as a whole: taking it piece by piece would add up roots, which are
 * more than the root of the sum. So it goes on from what was ordered before.
 */
export function executeOrder(impact: PriceImpact, market: MarketPrice, quantity: number): ExecutedOrder {
  if (quantity === 0) return { volumeWeightedPrice: market.price, priceAfter: market.price };
  if (impact.law === 'LINEAR') return alongLine(market.price, impact.impactPerUnit, quantity);
  if (impact.law === 'EXPONENTIAL') {
    const move = impact.impactPerUnit * quantity;
    const growth = Math.expm1(move);
    return {
      volumeWeightedPrice: move === 0 ? market.price : (market.price * growth) / move,
      priceAfter: market.price + market.price * growth,
    };
  }
  return alongRoot(market, impact.impactPerRootUnit, quantity);
}

function alongLine(price: number, impactPerUnit: number, quantity: number): ExecutedOrder {
  const priceAfter = price + impactPerUnit * quantity;
  if (priceAfter >= 0) return { volumeWeightedPrice: price + (impactPerUnit * quantity) / 2, priceAfter };
  // Units sold until the price is zero bring half of it each, the others nothing.
  const paidUnits = price / impactPerUnit;
  return { volumeWeightedPrice: (price / 2) * (paidUnits / -quantity), priceAfter: 0 };
}

/** P(Q) = P_ref (1 + sgn(Q) k sqrt|Q|), whose integral from 0 is P_ref (Q + 2/3 k |Q|^1.5), the same on both sides. */
function alongRoot({ referencePrice, orderedQuantity }: MarketPrice, k: number, quantity: number): ExecutedOrder {
  const after = orderedQuantity + quantity;
  const zeroAt = k > 0 ? -1 / (k * k) : Number.NEGATIVE_INFINITY;
  const paid = (at: number) => {
    const within = Math.max(at, zeroAt);
    return within + (2 / 3) * k * Math.abs(within) ** 1.5;
  };
  return {
    volumeWeightedPrice: (referencePrice * (paid(after) - paid(orderedQuantity))) / quantity,
    priceAfter: referencePrice * Math.max(0, 1 + Math.sign(after) * k * Math.sqrt(Math.abs(after))),
  };
}
