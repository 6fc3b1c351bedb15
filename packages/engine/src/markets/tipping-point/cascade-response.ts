import { followsLadder, ladderCascade } from '../liquidation-ladder/ladder-cascade.ts';
import type { LiquidationLadder, LiquidationLadders } from '../liquidation-ladder/liquidation-ladder.ts';
import { type CascadeInput, type PerpetualCascade, perpetualCascade } from '../perpetual-cascade/perpetual-cascade.ts';

/** What a shock of one size does. */
export interface ShockResponse {
  readonly liquidatedQuantity: number;
  readonly totalMoveRatio: number;
  /** Which decisions the cascade took: shocks between two with the same ones take them too. */
  readonly signature: string;
  /** Accounts looked at, over all rounds. */
  readonly effort: number;
}

/** The response to a shock of a size, 0 or more, in one direction. */
export type Response = (size: number) => ShockResponse;

/** Throws where the cascade is refused: the caller has checked the market. */
export function sweptResponse(market: Omit<CascadeInput, 'shockRatio'>, sign: 1 | -1): Response {
  return (size) => {
    const cascade = perpetualCascade({ ...market, shockRatio: sign * size });
    if ('problem' in cascade) throw new Error(cascade.problem.message);
    return {
      liquidatedQuantity: cascade.liquidatedQuantity,
      totalMoveRatio: cascade.totalMoveRatio,
      signature: signatureOf(cascade),
      effort: market.book.side.length * (cascade.trace.length + 1),
    };
  };
}

/**
 * The same where a larger shock never liquidates less, in the time of a few bisections; null where that is not so. It is
 * where all is closed at once, all impact stays, and the side that gains from the shock is nowhere short: then a lower
 * price makes every later one lower and every set of accounts short at it larger.
 */
export function monotoneResponse(
  market: Omit<CascadeInput, 'shockRatio'>,
  sign: 1 | -1,
  ladders: LiquidationLadders,
): Response | null {
  const gaining = sign < 0 ? ladders.shorts : ladders.longs;
  if (!followsLadder(market.rules) || isShortAtFirst(gaining, market.initialPrice)) return null;
  const { initialPrice, rules } = market;
  return (size) => {
    const cascade = ladderCascade(ladders, {
      initialPrice,
      shockRatio: sign * size,
      impact: rules.impact,
      insuranceFundAmount: 0,
    });
    if ('problem' in cascade) throw new Error(cascade.problem.message);
    const { liquidatedQuantity, totalMoveRatio, liquidatedCount } = cascade;
    return { liquidatedQuantity, totalMoveRatio, signature: String(liquidatedCount), effort: 1 };
  };
}

function isShortAtFirst({ side, triggerPrice }: LiquidationLadder, price: number): boolean {
  return triggerPrice.length > 0 && side * ((triggerPrice[0] ?? 0) - price) > 0;
}

/**
 * All decisions of a cascade: round by round who was closed, in part or whole, paying which part of the liquidation fee,
 * whether the breaker fired and whether the price reached zero. While these stay the same every price, mark and collateral
 * is a linear function of the price after the shock, so that each decision is a linear inequality in the shock, and the
 * shocks that satisfy all of them form one interval. Rounds of waiting at the end decide nothing.
 */
export function signatureOf({ trace }: PerpetualCascade): string {
  const rounds = trace.map((round) => {
    if (round.kind !== 'LIQUIDATION') return round.kind;
    const accounts = round.liquidations.map(({ account, isWhole, residualAmount, liquidationFeeAmount }) => {
      const fee = residualAmount > 0 ? 'all' : liquidationFeeAmount > 0 ? 'part' : 'none';
      return `${account} ${isWhole} ${fee}`;
    });
    const winners = round.deleveraging?.fills.map(({ account, quantity }) => `${account} ${quantity}`) ?? [];
    return `${accounts.join()}|${winners.join()}|${round.trippedBreaker}|${round.priceAfterOrder > 0}`;
  });
  while (rounds.at(-1) === 'WAITING') rounds.pop();
  return rounds.join(';');
}
