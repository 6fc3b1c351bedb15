import type { NetworkSnapshot } from '@faultline/network';

/** Positions of one account, and what each has to hold. */
export interface CrossAccount {
  /** Row of the account. */
  readonly account: number;
  /** Maintenance margin of each of its positions at the marks, in the order of its positions. */
  readonly maintenanceAmounts: readonly number[];
}

/**
 * Collateral of each position of a CROSS account, as if it were isolated: the account's equity at the marks is shared out
 * by maintenance margin, as dYdX v4 shares out net collateral (x/clob/keeper/liquidations.go), and what a position has
 * gained or lost since its entry is taken off its share, since it counts again at the mark. So an account that falls short
 * falls short in each of its positions, and an account with one position keeps its cash and its liquidation price. One with
 * positions in several markets cannot use in one what it gains in another meanwhile. By notional where no margin is asked.
 */
export function crossCollateral(
  { margin }: NetworkSnapshot,
  { account, maintenanceAmounts }: CrossAccount,
): readonly number[] {
  const { positions, accounts, markets } = margin;
  const [first, last] = [positions.rowStart[account] ?? 0, positions.rowStart[account + 1] ?? 0];
  const held = Array.from({ length: last - first }, (_, place) => {
    const position = first + place;
    const quantity = positions.quantities[position] ?? 0;
    const mark = markets.marks.amounts[positions.markets[position] ?? -1] ?? Number.NaN;
    return { notional: Math.abs(quantity) * mark, profit: quantity * (mark - (positions.entryPrices[position] ?? 0)) };
  });
  if (held.length === 1) return [accounts.cash[account] ?? 0];
  const equity = held.reduce((sum, { profit }) => sum + profit, accounts.cash[account] ?? 0);
  const required = maintenanceAmounts.reduce((sum, amount) => sum + amount, 0);
  const weights = required > 0 ? maintenanceAmounts : held.map(({ notional }) => notional);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return held.map(({ profit }, place) => (equity * (weights[place] ?? 0)) / total - profit);
}
