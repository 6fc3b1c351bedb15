import { refuseOutOfRange } from '../../check-ranges.ts';
import { rootsBetween } from '../../numeric/roots-between.ts';
import { type Refusal, refuse } from '../../problems.ts';

/** A market of speculators whose position wealth and margins allow, and of outside demand. Symbols as in the method card. */
export interface SpeculatorMarket {
  /** v, above 0: nobody pays more. */
  readonly fundamentalPrice: number;
  /** k, above 0: units of outside demand per unit of price below the fundamental one. */
  readonly outsideDemandSlope: number;
  /** S, units to be held. */
  readonly supply: number;
  /** W0, of speculators at the reference price. */
  readonly wealthAmount: number;
  /** x0, units speculators held at the reference price, on which they lose or gain. */
  readonly initialPosition: number;
  /** p0. */
  readonly referencePrice: number;
  /** m0, margin per unit at the reference price, above 0. */
  readonly baseMarginAmount: number;
  /** theta, 0 or more: rise of the margin per unit of price fall; falling prices make margins rise. */
  readonly marginSensitivity: number;
  /** x-bar, what speculators want to hold without constraint, 0 or more. */
  readonly unconstrainedPosition: number;
}

export interface SpiralEquilibrium {
  readonly price: number;
  /** A price a little off is driven back. */
  readonly isStable: boolean;
}

export interface MarginSpiral {
  /** By price, ascending. */
  readonly equilibria: readonly SpiralEquilibrium[];
  readonly bestPrice: number | null;
  readonly worstPrice: number | null;
  /** More than one equilibrium: the same market can be liquid or not. */
  readonly isFragile: boolean;
}

/** Of the units that change hands: a sum of a few terms is off by less. */
const ROUNDING = 16 * Number.EPSILON;
/** Prices closer together, as a share of the fundamental one, are the same but for rounding. */
const WIDE = 1e-9;

/**
 * All equilibria of a market with margin and loss spirals. Brunnermeier and Pedersen (2009): speculators hold
 * x(p) = clip((W0 + x0 (p - p0)) / (m0 + theta max(0, p0 - p)), 0, x-bar); a price clears where x(p) + k (v - p) = S, and
 * the fundamental price does where x(v) >= S. Solved piece by piece, so that no two roots are too close to be seen.
 * Refuses parameters out of range, and a market in which every price of a range clears.
 */
export function marginSpiral(market: SpeculatorMarket): MarginSpiral | Refusal {
  const refusal = refuseOutOfRange(
    { ...market },
    {
      fundamentalPrice: { above: 0 },
      outsideDemandSlope: { above: 0 },
      supply: {},
      wealthAmount: {},
      initialPosition: {},
      referencePrice: {},
      baseMarginAmount: { above: 0 },
      marginSensitivity: { atLeast: 0 },
      unconstrainedPosition: { atLeast: 0 },
    },
  );
  if (refusal) return refusal;
  const { fundamentalPrice: v } = market;
  const points = turningPrices(market);
  const zeroAt = (price: number) => ROUNDING * grossDemand(market, price);
  const range = points.findIndex((price, place) => isClearedBetween(market, price, points[place + 1] ?? price));
  if (range >= 0)
    return refuse(
      'BAD_PARAMETER',
      `Every price from ${points[range]} to ${points[range + 1]} clears the market: speculators’ demand falls exactly as outside demand rises. Change a slope.`,
      'marginSensitivity',
    );
  const roots = rootsBetween((price) => excessDemand(market, price), points, zeroAt);
  const isAtValue = excessDemand(market, v) > 0 && !((roots.at(-1) ?? 0) >= v * (1 - WIDE));
  const distinct = isAtValue ? [...roots, v] : roots;
  return {
    equilibria: distinct.map((price, place) => ({ price, isStable: isStable(market, distinct, place) })),
    bestPrice: distinct.at(-1) ?? null,
    worstPrice: distinct[0] ?? null,
    isFragile: distinct.length > 1,
  };
}

/** x(p): what wealth at that price allows at the margin it brings, between nothing and what is wanted. */
export function speculatorPosition(market: SpeculatorMarket, price: number): number {
  const { wealthAmount, initialPosition, referencePrice, baseMarginAmount, marginSensitivity } = market;
  const wealth = wealthAmount + initialPosition * (price - referencePrice);
  const margin = baseMarginAmount + marginSensitivity * Math.max(0, referencePrice - price);
  return Math.min(Math.max(wealth / margin, 0), market.unconstrainedPosition);
}

function excessDemand(market: SpeculatorMarket, price: number): number {
  return (
    speculatorPosition(market, price) + market.outsideDemandSlope * (market.fundamentalPrice - price) - market.supply
  );
}

function grossDemand(market: SpeculatorMarket, price: number): number {
  const { fundamentalPrice, outsideDemandSlope, supply, unconstrainedPosition } = market;
  return unconstrainedPosition + outsideDemandSlope * (fundamentalPrice + price) + Math.abs(supply);
}

/**
 * Prices in [0, v] between which excess demand is monotone, ascending: its ends, the reference price, where speculators
 * come to hold nothing or all they want, and where their demand falls as fast as outside demand rises. With z = p0 - p
 * demand is (W0 - x0 z) / (m0 + theta z), whose slope in p is (x0 m0 + theta W0) / (m0 + theta z)^2.
 */
function turningPrices(market: SpeculatorMarket): readonly number[] {
  const { fundamentalPrice: v, outsideDemandSlope: k, referencePrice, baseMarginAmount: m0 } = market;
  const { wealthAmount: w0, initialPosition: x0, marginSensitivity: theta, unconstrainedPosition } = market;
  const turn = Math.sqrt((x0 * m0 + theta * w0) / k);
  const falls = [
    0,
    w0 / x0,
    (w0 - unconstrainedPosition * m0) / (x0 + unconstrainedPosition * theta),
    (w0 - unconstrainedPosition * m0) / x0,
    (turn - m0) / theta,
  ];
  const inner = falls.map((fall) => referencePrice - fall).filter((price) => price > 0 && price < v);
  return [0, ...inner, v].sort((left, right) => left - right);
}

function isClearedBetween(market: SpeculatorMarket, from: number, to: number): boolean {
  const isZero = (price: number) => Math.abs(excessDemand(market, price)) <= ROUNDING * grossDemand(market, price);
  return to - from > WIDE * market.fundamentalPrice && [from, from + (to - from) / 2, to].every(isZero);
}

/** Between two equilibria next to each other excess demand has one sign: a stable one has demand below it and none above. */
function isStable(market: SpeculatorMarket, prices: readonly number[], place: number): boolean {
  const { fundamentalPrice: v } = market;
  const price = prices[place] ?? Number.NaN;
  const between = (other: number) => excessDemand(market, price + (other - price) / 2);
  return (price <= 0 || between(prices[place - 1] ?? 0) > 0) && (price >= v || between(prices[place + 1] ?? v) < 0);
}
