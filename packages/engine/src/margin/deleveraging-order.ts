/**
 * Who has to give up gains so that a position beyond its collateral can be closed: QUEUE in the order of profit times
 * leverage, PRO_RATA all on the other side in proportion to their quantity, PRO_RATA_PROFITABLE those of them with a profit.
 */
export const DELEVERAGING_ORDERS = ['QUEUE', 'PRO_RATA', 'PRO_RATA_PROFITABLE'] as const;
export type DeleveragingOrder = (typeof DELEVERAGING_ORDERS)[number];

/** Somebody who holds the other side of an orphaned quantity. */
export interface DeleveragingTaker {
  readonly row: number;
  readonly quantity: number;
  /** At the mark; below 0 for a loss. */
  readonly profitAmount: number;
  readonly score: number;
}

/**
 * How high somebody stands in the queue: profit over notional at entry times leverage, or over leverage where there is no
 * profit, so that a loss at high leverage comes last. As Binance, Bybit and BitMEX publish their queues.
 */
export function deleveragingScore(profitRatio: number, leverage: number): number {
  return profitRatio > 0 ? profitRatio * leverage : profitRatio / leverage;
}

/** Highest score first, and nobody without a profit before somebody with one; 0 where neither goes before the other. */
export function compareTakers(
  a: Pick<DeleveragingTaker, 'profitAmount' | 'score'>,
  b: Pick<DeleveragingTaker, 'profitAmount' | 'score'>,
): number {
  return Number(b.profitAmount > 0) - Number(a.profitAmount > 0) || b.score - a.score;
}

export interface DeleveragedShares {
  /** In the order in which they are filled; nobody with nothing. */
  readonly taken: readonly { readonly row: number; readonly quantity: number }[];
  /** What nobody was left to take. */
  readonly unfilledQuantity: number;
}

/** How a quantity is taken by those on the other side; who comes earlier among the takers goes first among equals. */
export function deleveragedShares(
  order: DeleveragingOrder,
  takers: readonly DeleveragingTaker[],
  quantity: number,
): DeleveragedShares {
  const taking = order === 'PRO_RATA_PROFITABLE' ? takers.filter(({ profitAmount }) => profitAmount > 0) : takers;
  const total = taking.reduce((sum, taker) => sum + taker.quantity, 0);
  let need = quantity;
  const shareOf = (held: number) => {
    if (order !== 'QUEUE') return Math.min(held, (quantity * held) / total);
    const taken = Math.min(held, need);
    need -= taken;
    return taken;
  };
  const filled = order === 'QUEUE' ? [...taking].sort(compareTakers) : taking;
  return {
    taken: filled
      .map(({ row, quantity: held }) => ({ row, quantity: shareOf(held) }))
      .filter((each) => each.quantity > 0),
    unfilledQuantity: Math.max(0, quantity - total),
  };
}
