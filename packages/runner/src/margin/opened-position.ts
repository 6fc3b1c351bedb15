import { isolatedLiquidation, type Problem, tieredLiquidationPrice, tierMargin } from '@faultline/engine';
import type { NetworkSnapshot, PositionSide } from '@faultline/network';
import { missingRates, refuse } from '../check-request.ts';
import { noTiers, tiersOf } from './market-tiers.ts';
import { possibleLeverage } from './possible-leverage.ts';

/** A position that somebody might open at the mark with collateral of its own. */
export interface OpenedPosition {
  readonly side: PositionSide;
  /** In the snapshot's currency and scale. */
  readonly notionalAmount: number;
  /** Notional over collateral. */
  readonly leverage: number;
}

export interface OpenedDistance {
  readonly collateralAmount: number;
  readonly maintenanceMarginAmount: number;
  readonly maxLeverage: number;
  readonly liquidationPrice: number | null;
  readonly bankruptcyPrice: number | null;
}

/**
 * Where it would be liquidated. Refuses with AT_OPEN where the collateral is no more than the maintenance margin, with
 * TIER_EXCEEDED above the last margin tier, and leverage its tier does not allow.
 */
export function openedPosition(
  columns: NetworkSnapshot,
  market: number,
  { side, notionalAmount, leverage }: OpenedPosition,
): OpenedDistance | Problem {
  const missing = missingRates(columns);
  if (missing) return missing;
  if (!(notionalAmount > 0))
    return refuse('BAD_PARAMETER', `notional is ${notionalAmount}; a number above 0 is expected.`, ['notional'])
      .problem;
  if (!(leverage > 0))
    return refuse('BAD_PARAMETER', `leverage is ${leverage}; a number above 0 is expected.`, ['leverage']).problem;
  const tiers = tiersOf(columns, market);
  if ('problem' in tiers) return noTiers(columns, market);
  const margin = tierMargin(tiers, notionalAmount);
  if ('problem' in margin) return margin.problem;
  const { maintenanceMarginAmount, maxLeverage } = margin;
  const collateralAmount = notionalAmount / leverage;
  if (!Number.isFinite(collateralAmount))
    return refuse('BAD_PARAMETER', `leverage is ${leverage}; its collateral would be more than a number can hold.`, [
      'leverage',
    ]).problem;
  if (collateralAmount <= maintenanceMarginAmount)
    return refuse(
      'AT_OPEN',
      `At ${leverage} times leverage the collateral is no more than the maintenance margin: the position is liquidated the moment it is opened. Use leverage ${possibleLeverage(notionalAmount, margin)}.`,
      ['leverage'],
    ).problem;
  if (leverage > maxLeverage)
    return refuse('BAD_PARAMETER', `leverage is ${leverage}; its margin tier allows up to ${maxLeverage}.`, [
      'leverage',
    ]).problem;
  const entryPrice = columns.margin.markets.marks.amounts[market] ?? 0;
  const position = {
    side: side === 'LONG' ? 1 : -1,
    quantity: notionalAmount / entryPrice,
    entryPrice,
    collateralAmount,
  } as const;
  const liquidation = tieredLiquidationPrice(tiers, position);
  if ('problem' in liquidation) return liquidation.problem;
  const bankruptcy = isolatedLiquidation({ ...position, maintenanceRatio: 0, deductionAmount: 0 });
  if ('problem' in bankruptcy) return bankruptcy.problem;
  return {
    collateralAmount,
    maintenanceMarginAmount,
    maxLeverage,
    liquidationPrice: liquidation.liquidationPrice,
    bankruptcyPrice: bankruptcy.bankruptcyPrice,
  };
}
