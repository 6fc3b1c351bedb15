import { refuseOutOfRange } from '../check-ranges.ts';
import type { Refusal } from '../problems.ts';

/** In quote currency: a position up to it may be closed whole. */
const SMALL_POSITION_AMOUNT = 100;

/** A cross account that may be closed in parts, as Perpetual Protocol v2 keeps it. */
export interface PartlyClosedAccount {
  readonly accountValueAmount: number;
  readonly maintenanceMarginAmount: number;
  /** Of the position to be closed; its sign does not matter. */
  readonly positionAmount: number;
  /** Of all positions of the account, without sign. */
  readonly grossPositionsAmount: number;
}

/**
 * Share of a position that may be liquidated, 0 to 1: nothing while the account has its maintenance margin; a position of
 * up to 100 whole; as much as half of all positions while it has half of its maintenance margin; else the whole.
 * Perpetual Protocol v2 (Curie), AccountBalance.sol, getLiquidatablePositionSize. Refuses numbers out of range.
 */
export function liquidatableShare(account: PartlyClosedAccount): { readonly liquidatableShare: number } | Refusal {
  const refusal = refuseOutOfRange(
    { ...account },
    {
      accountValueAmount: {},
      maintenanceMarginAmount: { atLeast: 0 },
      positionAmount: {},
      grossPositionsAmount: { atLeast: 0 },
    },
  );
  if (refusal) return refusal;
  const { accountValueAmount, maintenanceMarginAmount, grossPositionsAmount } = account;
  const positionAmount = Math.abs(account.positionAmount);
  if (accountValueAmount >= maintenanceMarginAmount) return { liquidatableShare: 0 };
  if (positionAmount <= SMALL_POSITION_AMOUNT || accountValueAmount < maintenanceMarginAmount / 2)
    return { liquidatableShare: 1 };
  return { liquidatableShare: Math.min(1, grossPositionsAmount / (2 * positionAmount)) };
}
