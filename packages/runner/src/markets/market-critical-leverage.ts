import {
  type CriticalLeverage,
  criticalLeverage,
  type DistanceToLiquidation,
  distanceToLiquidation,
  ENGINE_VERSION,
  type Problem,
  type SaleImpactLaw,
  type TierMargin,
  tierMargin,
} from '@faultline/engine';
import type { NetworkSnapshot, Quality } from '@faultline/network';
import { missingRates, refuse } from '../check-request.ts';
import { marketCode, workedOutOf } from '../margin/margin-quality.ts';
import { noTiers, tiersOf } from '../margin/market-tiers.ts';
import { possibleLeverage } from '../margin/possible-leverage.ts';
import { rowOf } from '../read-shock.ts';
import { questionDigest } from '../run-identity.ts';
import { atPlace } from './asked-market.ts';

export interface LeverageRequest {
  readonly market: string;
  readonly side: 'LONG' | 'SHORT';
  /** Units of the asset, above 0. */
  readonly quantity: number;
  /** Notional over collateral at the mark, above 0. */
  readonly leverage: number;
  readonly law: SaleImpactLaw;
  /** Share by which the price moves once the whole position is closed, 0 to 1; null: from the stated price impact, under the linear law. */
  readonly fullSaleImpactRatio: number | null;
}

export interface MarketCriticalLeverage {
  readonly digest: string;
  readonly engineVersion: string;
  readonly request: LeverageRequest;
  readonly initialPrice: number;
  readonly notionalAmount: number;
  readonly fullSaleImpactRatio: number;
  readonly margin: TierMargin;
  readonly critical: CriticalLeverage;
  readonly distance: DistanceToLiquidation;
  /** Of the mark and, where it is used, the stated price impact. */
  readonly quality: Quality;
}

/**
 * Whether a position opened at the mark survives its own liquidation, and how far it is from it: the closed forms of
 * engine/src/markets/critical-leverage, with the maintenance ratio of the position's tier. A short that buys back pays what
 * a long that sells loses, to the first order; the closed form is the long's. AT_OPEN where maintenance margin is at least
 * the collateral, TIER_EXCEEDED above the last tier, BAD_PARAMETER with more leverage than the position's tier allows; else
 * NOT_FOUND, MISSING_FX and BAD_PARAMETER.
 */
export function marketCriticalLeverage(
  snapshot: NetworkSnapshot,
  request: LeverageRequest,
): MarketCriticalLeverage | Problem {
  const { side, quantity, leverage, law } = request;
  const missing = missingRates(snapshot);
  if (missing) return missing;
  const { markets } = snapshot.margin;
  const row = rowOf(markets.keys, request.market);
  if (row < 0)
    return refuse('NOT_FOUND', `${snapshot.header.title} has no market "${request.market}".`, ['market']).problem;
  if (!(quantity > 0 && quantity < Infinity))
    return refuse('BAD_PARAMETER', `A quantity of ${quantity} is none; choose a number above 0.`, ['quantity']).problem;
  const initialPrice = markets.marks.amounts[row] ?? Number.NaN;
  const notionalAmount = quantity * initialPrice;
  if (!Number.isFinite(notionalAmount))
    return refuse(
      'BAD_PARAMETER',
      `quantity is ${quantity}; at a mark of ${initialPrice} it is worth more than a number can hold.`,
      ['quantity'],
    ).problem;
  const impact = fullSaleImpact(snapshot, row, request);
  if (typeof impact !== 'number') return impact;
  const tiers = tiersOf(snapshot, row);
  if ('problem' in tiers) return noTiers(snapshot, row);
  const margin = tierMargin(tiers, notionalAmount);
  if ('problem' in margin) return { ...margin.problem, path: ['quantity'] };
  const critical = criticalLeverage({ leverage, law, fullSaleImpactRatio: impact });
  if ('problem' in critical) return atPlace(critical.problem);
  const maintenanceRatio = margin.maintenanceMarginAmount / notionalAmount;
  const distance = distanceToLiquidation({ side, leverage, maintenanceRatio });
  if ('problem' in distance && distance.problem.code === 'AT_OPEN')
    return refuse(
      'AT_OPEN',
      `At ${leverage} times leverage and a maintenance ratio of ${maintenanceRatio} the position is liquidated when it is opened. Use leverage ${possibleLeverage(notionalAmount, margin)}.`,
      ['leverage'],
    ).problem;
  if ('problem' in distance) return atPlace(distance.problem);
  if (leverage > margin.maxLeverage)
    return refuse(
      'BAD_PARAMETER',
      `leverage is ${leverage}; the margin tier of a notional of ${notionalAmount} allows up to ${margin.maxLeverage}.`,
      ['leverage'],
    ).problem;
  const codes = [
    marketCode(snapshot, row),
    ...(request.fullSaleImpactRatio === null ? [markets.priceImpact.qualityCodes[row] ?? 0] : []),
  ];
  return {
    digest: questionDigest('criticalLeverage', snapshot.digest, request),
    engineVersion: ENGINE_VERSION,
    request,
    initialPrice,
    notionalAmount,
    fullSaleImpactRatio: impact,
    margin,
    critical,
    distance,
    quality: workedOutOf(codes),
  };
}

/** Under the linear law a quantity moves the price by impact times quantity, which is no more than all of it. */
function fullSaleImpact(
  { margin: { markets } }: NetworkSnapshot,
  row: number,
  { fullSaleImpactRatio, law, quantity }: LeverageRequest,
): number | Problem {
  if (fullSaleImpactRatio !== null) return fullSaleImpactRatio;
  const path = ['fullSaleImpactRatio'];
  if (law === 'SQUARE_ROOT')
    return refuse(
      'BAD_PARAMETER',
      'The square-root law has no number that follows from a stated price impact: give fullSaleImpactRatio, such as Y sigma sqrt(Q / V).',
      path,
    ).problem;
  const stated = markets.priceImpact.amounts[row] ?? Number.NaN;
  if (Number.isNaN(stated))
    return refuse('BAD_PARAMETER', `${markets.keys[row]} states no price impact: give fullSaleImpactRatio.`, path)
      .problem;
  return Math.min(1, (stated * quantity) / (markets.marks.amounts[row] ?? Number.NaN));
}
