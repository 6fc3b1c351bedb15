import { type DeleveragingOrder, deleveragedShares, deleveragingScore } from '../../margin/deleveraging-order.ts';
import { executeOrder } from '../impact/price-impact.ts';
import type { CascadeState } from './cascade-state.ts';
import type { LiquidationRules } from './liquidation-rules.ts';

export interface ClosingPosition {
  readonly account: number;
  readonly quantity: number;
}

export interface DeleveragingFill {
  /** Row of the account that could not be closed in the market. */
  readonly liquidatedAccount: number;
  /** Row of who is closed against it. */
  readonly account: number;
  readonly quantity: number;
  /** Bankruptcy price of the liquidated account. */
  readonly price: number;
  /** What the other side gives up against the mark; negative where the price is better than the mark. */
  readonly forgoneGainAmount: number;
}

export interface Deleveraging {
  readonly fills: readonly DeleveragingFill[];
  readonly orphanedQuantity: number;
  /** Orphaned units nobody was left to take: they go to the market like the others. */
  readonly unfilledQuantity: number;
  readonly leftForMarket: readonly ClosingPosition[];
}

/**
 * Takes over, at their bankruptcy prices, positions whose losses the insurance fund could not bear if all were closed in
 * the market: the fund bears the smallest losses per unit, as many as it can, and the others are orphaned. Their other
 * side is closed against them; who would be bankrupt at that price is passed over. Both sides trade at one price, so that
 * nothing is made or lost: what the winners forgo is the deficit they cover.
 */
export function deleverageFor(
  state: CascadeState,
  rules: LiquidationRules,
  closing: readonly ClosingPosition[],
): Deleveraging | null {
  const orphaned = orphanedOf(state, rules, closing);
  if (orphaned.length === 0) return null;
  const isClosing = new Set(closing.map(({ account }) => account));
  const fills: DeleveragingFill[] = [];
  const left = new Map<number, number>();
  for (const { account, quantity } of orphaned) {
    fills.push(...closeAgainst(state, rules.autoDeleveraging ?? 'QUEUE', { account, quantity, isClosing }));
    left.set(account, state.book.quantity[account] ?? 0);
  }
  const total = (of: Iterable<number>) => [...of].reduce((sum, quantity) => sum + quantity, 0);
  return {
    fills,
    orphanedQuantity: total(orphaned.map(({ quantity }) => quantity)),
    unfilledQuantity: total(left.values()),
    leftForMarket: closing.map((closed) => ({ ...closed, quantity: left.get(closed.account) ?? closed.quantity })),
  };
}

function orphanedOf(
  state: CascadeState,
  rules: LiquidationRules,
  closing: readonly ClosingPosition[],
): ClosingPosition[] {
  const { side, quantity: held, entryPrice, collateralAmount } = state.book;
  const order = closing.reduce((sum, { account, quantity }) => sum - (side[account] ?? 0) * quantity, 0);
  const { volumeWeightedPrice } = executeOrder(rules.impact, state, order);
  const deficits = closing.flatMap((closed) => {
    const { account, quantity } = closed;
    if (quantity < (held[account] ?? 0)) return [];
    const profit = (side[account] ?? 0) * quantity * (volumeWeightedPrice - (entryPrice[account] ?? 0));
    const fee = rules.tradingFeeRatio * quantity * volumeWeightedPrice;
    const deficit = fee - (collateralAmount[account] ?? 0) - profit;
    return deficit > 0 ? [{ closed, deficit }] : [];
  });
  deficits.sort((a, b) => a.deficit / a.closed.quantity - b.deficit / b.closed.quantity);
  let fund = state.insuranceFundAmount;
  return deficits.flatMap(({ closed, deficit }) => {
    fund -= deficit;
    return fund < 0 ? [closed] : [];
  });
}

function closeAgainst(
  state: CascadeState,
  order: DeleveragingOrder,
  { account, quantity, isClosing }: ClosingPosition & { readonly isClosing: ReadonlySet<number> },
): DeleveragingFill[] {
  const { book, mark } = state;
  const side = book.side[account] ?? 0;
  const price = (book.entryPrice[account] ?? 0) - (side * (book.collateralAmount[account] ?? 0)) / quantity;
  const winners: number[] = [];
  for (let row = 0; row < book.side.length; row++)
    if (book.side[row] === -side && !isClosing.has(row) && (book.quantity[row] ?? 0) > 0)
      if (equityOf(state, row, price) >= 0) winners.push(row);
  const takers = winners.map((row) => takerOf(state, row));
  const { taken } = deleveragedShares(order, takers, quantity);
  const fills = taken.map(({ row, quantity: taking }) => ({
    liquidatedAccount: account,
    account: row,
    quantity: taking,
    price,
    forgoneGainAmount: side * taking * (price - mark),
  }));
  for (const fill of fills) {
    closePart(state, fill.account, fill);
    closePart(state, account, fill);
  }
  return fills;
}

/** Shares of a quantity add up to it but for rounding: no more than this of it left is nothing left. */
const CLOSED = 1e-12;

function closePart(state: CascadeState, row: number, { quantity, price }: DeleveragingFill): void {
  const { side, quantity: held, entryPrice, collateralAmount } = state.book;
  collateralAmount[row] = (collateralAmount[row] ?? 0) + (side[row] ?? 0) * quantity * (price - (entryPrice[row] ?? 0));
  const rest = (held[row] ?? 0) - quantity;
  held[row] = rest > CLOSED * quantity ? rest : 0;
  if (rest > CLOSED * quantity) return;
  // Rounding may leave a closed position's collateral a last bit below nothing: it is charged like any other.
  state.paidOutAmount += collateralAmount[row] ?? 0;
  collateralAmount[row] = 0;
}

function takerOf(state: CascadeState, row: number) {
  const { side, quantity: held, entryPrice } = state.book;
  const quantity = held[row] ?? 0;
  const profitAmount = (side[row] ?? 0) * quantity * (state.mark - (entryPrice[row] ?? 0));
  const leverage = (quantity * state.mark) / equityOf(state, row, state.mark);
  return {
    row,
    quantity,
    profitAmount,
    score: deleveragingScore(profitAmount / (quantity * (entryPrice[row] ?? 0)), leverage),
  };
}

function equityOf({ book }: CascadeState, row: number, price: number): number {
  const profit = (book.side[row] ?? 0) * (book.quantity[row] ?? 0) * (price - (book.entryPrice[row] ?? 0));
  return (book.collateralAmount[row] ?? 0) + profit;
}
