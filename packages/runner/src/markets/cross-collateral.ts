import type { NetworkSnapshot } from '@faultline/network';

/** Positions of one account, and what each has to hold. */
export interface CrossAccount {
  /** Row of the account. */
  readonly account: number;
  /** Maintenance margin of each of its positions at the marks, in the order of its positions. */
  readonly maintenanceAmounts: readonly number[];
}

/** What a position is backed with, and from which price on its gains and losses count. */
export interface BackedPosition {
  readonly collateral: number;
  readonly entryPrice: number;
}

/**
 * Collateral of each position of a CROSS account, as if it were isolated: the account's equity at the marks is shared out
 * by maintenance margin, as dYdX v4 shares out net collateral (x/clob/keeper/liquidations.go). What a position has gained
 * or lost so far is in that equity, so that its gains count from the mark on. So an account that falls short falls short in
 * each of its positions; one with a single position keeps its cash, its entry and its liquidation price. One with positions
 * in several markets cannot use in one what it gains in another meanwhile. By notional where no margin is asked.
 */
export function crossCollateral(
  { margin }: NetworkSnapshot,
  { account, maintenanceAmounts }: CrossAccount,
): readonly BackedPosition[] {
  const { positions, accounts, markets } = margin;
  const [first, last] = [positions.rowStart[account] ?? 0, positions.rowStart[account + 1] ?? 0];
  const held = Array.from({ length: last - first }, (_, place) => {
    const position = first + place;
    const quantity = positions.quantities[position] ?? 0;
    const mark = markets.marks.amounts[positions.markets[position] ?? -1] ?? Number.NaN;
    const entryPrice = positions.entryPrices[position] ?? Number.NaN;
    return { mark, entryPrice, notional: Math.abs(quantity) * mark, profit: quantity * (mark - entryPrice) };
  });
  const [only] = held;
  if (only && held.length === 1) return [{ collateral: accounts.cash[account] ?? 0, entryPrice: only.entryPrice }];
  const equity = held.reduce((sum, { profit }) => sum + profit, accounts.cash[account] ?? 0);
  const required = maintenanceAmounts.reduce((sum, amount) => sum + amount, 0);
  const weights = required > 0 ? maintenanceAmounts : held.map(({ notional }) => notional);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return held.map(({ mark }, place) => ({ collateral: equity * ((weights[place] ?? 0) / total), entryPrice: mark }));
}
