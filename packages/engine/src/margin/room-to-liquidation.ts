import { refuseOutOfRange, refuseOverflow } from '../check-ranges.ts';
import type { Refusal } from '../problems.ts';

/** One position of a cross-margin account whose other positions are held where they are. */
export interface CrossPosition {
  /** Equity of the whole account at the mark. */
  readonly equityAmount: number;
  readonly side: 1 | -1;
  readonly quantity: number;
  readonly mark: number;
  /** Of this position, over its notional. */
  readonly maintenanceRatio: number;
  /** Of all other positions. */
  readonly otherMaintenanceAmount: number;
}

export interface RoomToLiquidation {
  /** Null where no price above 0 liquidates the account. */
  readonly liquidationPrice: number | null;
  /** How far that is from the mark, as a share of the mark. */
  readonly roomRatio: number | null;
  /** The account is short of margin at the mark already; the price is then where it would be no longer. */
  readonly fallsShortNow: boolean;
}

/**
 * The price of one asset at which a cross-margin account has exactly its maintenance margin, all else unchanged: the root p
 * of equity + side x q (p - mark) = m q p + other maintenance.
 * BAD_PARAMETER for a quantity or mark of 0 or less, a maintenance ratio outside 0 to 1 and other maintenance below 0.
 */
export function roomToLiquidation(position: CrossPosition): RoomToLiquidation | Refusal {
  const { equityAmount, side, quantity, mark, maintenanceRatio, otherMaintenanceAmount } = position;
  const refusal = refuseOutOfRange(
    { equityAmount, quantity, mark, maintenanceRatio, otherMaintenanceAmount },
    {
      equityAmount: {},
      quantity: { above: 0 },
      mark: { above: 0 },
      maintenanceRatio: { atLeast: 0, below: 1 },
      otherMaintenanceAmount: { atLeast: 0 },
    },
  );
  if (refusal) return refusal;
  const root =
    (otherMaintenanceAmount - equityAmount + side * quantity * mark) / (quantity * (side - maintenanceRatio));
  const requiredAmount = maintenanceRatio * quantity * mark + otherMaintenanceAmount;
  const liquidationPrice = root <= 0 ? null : root;
  const roomRatio = liquidationPrice === null ? null : Math.abs(mark - liquidationPrice) / mark;
  return (
    refuseOverflow({ liquidationPrice, roomRatio, requiredAmount }) ?? {
      liquidationPrice,
      roomRatio,
      fallsShortNow: equityAmount < requiredAmount,
    }
  );
}
