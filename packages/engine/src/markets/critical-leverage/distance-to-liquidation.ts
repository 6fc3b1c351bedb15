import { refuseOutOfRange } from '../../check-ranges.ts';
import { type Refusal, refuse } from '../../problems.ts';

export interface OpenedPosition {
  readonly side: 'LONG' | 'SHORT';
  /** Notional over collateral at the entry price, above 0. */
  readonly leverage: number;
  /** Maintenance margin over notional at the mark, 0 or more and below 1. */
  readonly maintenanceRatio: number;
}

export interface DistanceToLiquidation {
  /** Collateral beyond maintenance margin at the entry price, per unit of notional: 1/L - mmr. */
  readonly maintenanceHeadroomRatio: number;
  /** The adverse price move at which the position falls short, maintenance margin being taken at the moved price; null where no price does. */
  readonly liquidationMoveRatio: number | null;
  /** The adverse price move that uses up the collateral, 1/L; null for a long that no price above zero can bankrupt. */
  readonly bankruptcyMoveRatio: number | null;
  /** Share of collateral lost at each of the moves asked for, L |r|; above 1 the account is insolvent. */
  readonly lossShares: readonly {
    readonly moveRatio: number;
    readonly lossShare: number;
    readonly isInsolvent: boolean;
  }[];
}

/**
 * How far an isolated position is from its liquidation and from its bankruptcy, and what adverse moves of these sizes
 * cost it. From equity = collateral - L r and maintenance margin mmr (1 -+ r), per unit of collateral and notional.
 * AT_OPEN where maintenance margin is at least the collateral to begin with.
 */
export function distanceToLiquidation(
  { side, leverage, maintenanceRatio }: OpenedPosition,
  moveRatios: readonly number[] = [],
): DistanceToLiquidation | Refusal {
  const refusal = refuseOutOfRange(
    { leverage, maintenanceRatio, moveRatio: moveRatios.find((move) => !(move >= 0 && move < Infinity)) ?? 0 },
    { leverage: { above: 0 }, maintenanceRatio: { atLeast: 0, below: 1 }, moveRatio: { atLeast: 0 } },
  );
  if (refusal) return refusal;
  const headroom = 1 / leverage - maintenanceRatio;
  if (headroom <= 0)
    return refuse(
      'AT_OPEN',
      `At ${leverage} times leverage and a maintenance ratio of ${maintenanceRatio} the position is liquidated when it is opened. Use leverage below ${1 / maintenanceRatio}.`,
      'leverage',
    );
  const toZero = side === 'LONG' ? 1 : Number.POSITIVE_INFINITY;
  const liquidation = headroom / (side === 'LONG' ? 1 - maintenanceRatio : 1 + maintenanceRatio);
  return {
    maintenanceHeadroomRatio: headroom,
    liquidationMoveRatio: liquidation < toZero ? liquidation : null,
    bankruptcyMoveRatio: 1 / leverage < toZero ? 1 / leverage : null,
    lossShares: moveRatios.map((moveRatio) => ({
      moveRatio,
      lossShare: leverage * moveRatio,
      isInsolvent: leverage * moveRatio >= 1,
    })),
  };
}
