import { ladderCascade } from '../liquidation-ladder/ladder-cascade.ts';
import type { LiquidationLadder, LiquidationLadders } from '../liquidation-ladder/liquidation-ladder.ts';
import { type CascadeInput, cascadeOf, type PerpetualCascade } from '../perpetual-cascade/perpetual-cascade.ts';

/** What a shock of one size does. */
export interface ShockResponse {
  readonly liquidatedQuantity: number;
  readonly totalMoveRatio: number;
  /** Which decisions the cascade took: shocks between two with the same ones take them too. */
  readonly signature: string;
  /** Accounts looked at, over all rounds, and for each round what it takes besides. */
  readonly effort: number;
  /** False where the cascade was ended before it was over (MAX_ROUNDS). */
  readonly isSettled: boolean;
}

/** The response to a shock of a size, 0 or more, in one direction. */
export type Response = (size: number) => ShockResponse;

/** A round takes as long as so many looks at an account, however few there are. */
const LOOKS_OF_ROUND = 100;

/** Of a market that has been checked. */
export function sweptResponse(market: Omit<CascadeInput, 'shockRatio'>, sign: 1 | -1): Response {
  return (size) => {
    const cascade = cascadeOf({ ...market, shockRatio: sign * size });
    return {
      liquidatedQuantity: cascade.liquidatedQuantity,
      totalMoveRatio: cascade.totalMoveRatio,
      signature: signatureOf(cascade),
      effort: (market.book.side.length + LOOKS_OF_ROUND) * (cascade.trace.length + 1),
      isSettled: cascade.ending === 'SETTLED',
    };
  };
}

/**
 * The response if all were closed at once at the last price and all impact stayed, in the time of a few bisections; null
 * where the side that gains from the shock has accounts that are short already. Then a lower price makes every later one
 * lower and every set of accounts short at it larger: a larger shock never liquidates less.
 */
export function lastingResponse(
  { initialPrice, rules }: Omit<CascadeInput, 'shockRatio'>,
  sign: 1 | -1,
  ladders: LiquidationLadders,
): Response | null {
  if (isShortAtFirst(sign < 0 ? ladders.shorts : ladders.longs, initialPrice)) return null;
  return (size) => {
    const cascade = ladderCascade(ladders, {
      initialPrice,
      shockRatio: sign * size,
      impact: rules.impact,
      insuranceFundAmount: 0,
    });
    if ('problem' in cascade) throw new Error(cascade.problem.message);
    const { liquidatedQuantity, totalMoveRatio, liquidatedCount } = cascade;
    return { liquidatedQuantity, totalMoveRatio, signature: String(liquidatedCount), effort: 1, isSettled: true };
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
