import type { Column } from '@faultline/network';
import { isIn, refuseOutOfRange } from '../../check-ranges.ts';
import { type Refusal, refuse } from '../../problems.ts';
import { equityAt, fallsShort, type MarginPosition } from '../margin-position.ts';

/** How a venue makes the price it judges accounts by out of market prices. */
export interface MarkRule {
  /** Ticks by which the market price is known late, a whole number from 0. */
  readonly lagTicks: number;
  /** Weight of the newest price in a moving average, above 0 and at most 1; 1 is no smoothing. */
  readonly newestWeight: number;
}

export interface LaggedLiquidation {
  /** Tick of the liquidation; null where the mark never triggers one. */
  readonly tick: number | null;
  /** The mark that triggered it, else the last one. */
  readonly mark: number;
  /** Market price at that tick, at which the position is closed. */
  readonly executionPrice: number | null;
  /** Collateral left, negative where the loss exceeds it. */
  readonly residualAmount: number | null;
  /** Loss beyond collateral; 0 where nothing is liquidated or nothing is missing. */
  readonly deficitAmount: number;
}

/**
 * One position on a given path of market prices, judged by a mark that lags or smooths them: mark_t = a u_t +
 * (1 - a) mark_{t-1} with u_t the price `lagTicks` ago (the first price before that) and mark_{-1} the first price. It is
 * closed at the market price of the first tick whose mark puts it short of maintenance margin.
 * Refuses an empty path, prices of 0 or less, and rules and positions out of their ranges.
 */
export function laggedLiquidation(
  path: Column,
  position: MarginPosition,
  { lagTicks, newestWeight }: MarkRule,
): LaggedLiquidation | Refusal {
  const { quantity, entryPrice, collateralAmount, maintenanceRatio } = position;
  const refusal =
    refuseOutOfRange(
      { quantity, entryPrice, collateralAmount, maintenanceRatio, lagTicks, newestWeight },
      {
        quantity: { above: 0 },
        entryPrice: { above: 0 },
        collateralAmount: { atLeast: 0 },
        maintenanceRatio: { atLeast: 0, below: 1 },
        lagTicks: { atLeast: 0 },
        newestWeight: { above: 0, atMost: 1 },
      },
    ) ?? refuseBadPath(path, lagTicks);
  if (refusal) return refusal;
  let mark = path[0] ?? Number.NaN;
  for (let tick = 0; tick < path.length; tick++) {
    const known = path[Math.max(0, tick - lagTicks)] ?? Number.NaN;
    mark = newestWeight * known + (1 - newestWeight) * mark;
    if (!fallsShort(position, mark)) continue;
    const executionPrice = path[tick] ?? Number.NaN;
    const residualAmount = equityAt(position, executionPrice);
    return { tick, mark, executionPrice, residualAmount, deficitAmount: Math.max(0, -residualAmount) };
  }
  return { tick: null, mark, executionPrice: null, residualAmount: null, deficitAmount: 0 };
}

function refuseBadPath(path: Column, lagTicks: number): Refusal | null {
  if (!Number.isInteger(lagTicks))
    return refuse('BAD_PARAMETER', `lagTicks is ${lagTicks}; a whole number is expected.`, 'lagTicks');
  if (path.length === 0) return refuse('BAD_PARAMETER', 'The path has no prices; one per tick is expected.', 'path');
  for (let tick = 0; tick < path.length; tick++)
    if (!isIn(path[tick] ?? Number.NaN, { above: 0 }))
      return refuse(
        'BAD_PARAMETER',
        `The price at tick ${tick} is ${path[tick]}; a number above 0 is expected.`,
        'path',
        String(tick),
      );
  return null;
}
