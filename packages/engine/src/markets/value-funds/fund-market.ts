import { isIn, refuseOutOfRange } from '../../check-ranges.ts';
import { rootsBetween } from '../../numeric/roots-between.ts';
import { type Refusal, refuse } from '../../problems.ts';

/** Of the cash that changes hands: a sum of a few dozen terms is off by less. */
const ROUNDING = 16 * Number.EPSILON;

/** A fund that buys what is cheap: leverage in proportion to how far the price is below value. */
export interface ValueFund {
  /** beta, 0 or more: leverage per unit of mispricing. */
  readonly aggressiveness: number;
  readonly shares: number;
  /** Negative is a loan. */
  readonly cashAmount: number;
}

export interface FundMarket {
  /** V, above 0. */
  readonly valuePrice: number;
  /** N, shares in all, above 0. */
  readonly supply: number;
  /** xi, above 0: cash noise traders spend on shares whatever their price. */
  readonly noiseCashAmount: number;
  /** lambda_max, 0 or more: assets over wealth at most. */
  readonly leverageLimit: number;
}

export interface FundPosition {
  readonly wealthAmount: number;
  readonly demandShares: number;
  readonly leverage: number;
  readonly atLeverageLimit: boolean;
}

export interface ClearedFundMarket {
  /** Every price at which demand is supply, ascending. */
  readonly clearingPrices: readonly number[];
  /** The highest of them. */
  readonly price: number;
  /** At that price, in the order given. */
  readonly funds: readonly FundPosition[];
}

/**
 * Prices that clear a market of leveraged value funds. Thurner, Farmer and Geanakoplos, "Leverage causes fat tails and
 * clustered volatility", arXiv 0908.1555: noise traders demand xi/p, a fund min(beta m, lambda_max) W(p)/p with m = V - p
 * where that is positive, and W(p) = max(0, shares p + cash). Times p, excess demand is quadratic in p between the prices
 * where a fund enters, reaches its limit or loses all; so every root on (0, 2 max(V, xi/N)] is found, and none is jumped over.
 * Refuses parameters out of range.
 */
export function clearFundMarket(market: FundMarket, funds: readonly ValueFund[]): ClearedFundMarket | Refusal {
  const refusal = refuseFundMarket(market, funds);
  if (refusal) return refusal;
  const clearingPrices = clearingPricesOf(market, funds);
  const price = clearingPrices.at(-1);
  // Excess demand is xi > 0 at price 0 or more, and negative at the upper end: some piece has a root.
  if (price === undefined) throw new Error('no price clears although demand exceeds supply at 0 and falls short above');
  return { clearingPrices, price, funds: funds.map((fund) => positionAt(market, fund, price)) };
}

export function refuseFundMarket(market: FundMarket, funds: readonly ValueFund[]): Refusal | null {
  const refusal = refuseOutOfRange(
    { ...market },
    { valuePrice: { above: 0 }, supply: { above: 0 }, noiseCashAmount: { above: 0 }, leverageLimit: { atLeast: 0 } },
  );
  if (refusal) return refusal;
  for (const [place, { aggressiveness, shares, cashAmount }] of funds.entries())
    if (!isIn(aggressiveness, { atLeast: 0 }) || !isIn(shares, {}) || !isIn(cashAmount, {}))
      return refuse(
        'BAD_PARAMETER',
        `Fund ${place} has aggressiveness ${aggressiveness}, ${shares} shares and cash of ${cashAmount}; finite numbers are expected, the first not negative.`,
        'funds',
        String(place),
      );
  return null;
}

export function wealthAt({ shares, cashAmount }: ValueFund, price: number): number {
  return Math.max(0, shares * price + cashAmount);
}

export function positionAt({ valuePrice, leverageLimit }: FundMarket, fund: ValueFund, price: number): FundPosition {
  const mispricing = valuePrice - price;
  const wealthAmount = wealthAt(fund, price);
  const wanted = fund.aggressiveness * mispricing;
  const leverage = mispricing > 0 && wealthAmount > 0 ? Math.min(wanted, leverageLimit) : 0;
  return {
    wealthAmount,
    demandShares: (leverage * wealthAmount) / price,
    leverage,
    atLeverageLimit: wanted >= leverageLimit,
  };
}

function clearingPricesOf(market: FundMarket, funds: readonly ValueFund[]): readonly number[] {
  const { valuePrice, supply, noiseCashAmount, leverageLimit } = market;
  const highest = 2 * Math.max(valuePrice, noiseCashAmount / supply);
  const isWithin = (price: number) => price > 0 && price <= highest;
  const edges = [
    valuePrice,
    highest,
    ...funds.flatMap(({ aggressiveness, shares, cashAmount }) => [
      valuePrice - leverageLimit / aggressiveness,
      -cashAmount / shares,
    ]),
  ]
    .filter(isWithin)
    .sort((left, right) => left - right);
  // A quadratic is monotone on either side of its vertex.
  const vertices = edges.flatMap((to, place) => {
    const from = edges[place - 1] ?? 0;
    const [a, b] = excessDemandOn(market, funds, from + (to - from) / 2);
    const vertex = -b / (2 * a);
    return vertex > from && vertex < to ? [vertex] : [];
  });
  const lowest = Number.MIN_VALUE;
  return rootsBetween(
    (price) => excessCash(market, funds, price),
    [lowest, ...edges, ...vertices],
    (price) => ROUNDING * (noiseCashAmount + supply * price),
  ).filter((price) => price > lowest);
}

/** Excess demand times price, in cash: noise traders' and funds' spending less the value of all shares. */
function excessCash(market: FundMarket, funds: readonly ValueFund[], price: number): number {
  let excess = market.noiseCashAmount - market.supply * price;
  for (const fund of funds) {
    const mispricing = market.valuePrice - price;
    if (mispricing > 0)
      excess += Math.min(fund.aggressiveness * mispricing, market.leverageLimit) * wealthAt(fund, price);
  }
  return excess;
}

/** Coefficients of the square and of the price in excess cash, on the piece that holds a price. */
function excessDemandOn(market: FundMarket, funds: readonly ValueFund[], price: number): readonly [number, number] {
  const { valuePrice, supply, leverageLimit } = market;
  let [a, b] = [0, -supply];
  for (const { aggressiveness, shares, cashAmount } of funds) {
    if (price >= valuePrice || shares * price + cashAmount <= 0) continue;
    if (aggressiveness * (valuePrice - price) >= leverageLimit) b += leverageLimit * shares;
    else {
      a -= aggressiveness * shares;
      b += aggressiveness * (valuePrice * shares - cashAmount);
    }
  }
  return [a, b];
}
