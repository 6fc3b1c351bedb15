import { refuseOutOfRange, refuseOverflow } from '../check-ranges.ts';
import type { Refusal } from '../problems.ts';

/** Assets of a fund at two dates, in one currency, and the return of what it holds in between. */
export interface AssetsChange {
  readonly assetsBeforeAmount: number;
  readonly assetsAfterAmount: number;
  readonly priceReturnRatio: number;
}

export interface NetFlow {
  readonly priceEffectAmount: number;
  /** Subscriptions less redemptions: what the price does not explain. */
  readonly netFlowAmount: number;
}

/**
 * Splits a change of assets into what prices did and what holders did, as if all flows came at the end.
 * BAD_PARAMETER for assets below 0 and a return below -1.
 */
export function impliedNetFlow(change: AssetsChange): NetFlow | Refusal {
  const { assetsBeforeAmount, assetsAfterAmount, priceReturnRatio } = change;
  const refusal = refuseOutOfRange(
    { assetsBeforeAmount, assetsAfterAmount, priceReturnRatio },
    { assetsBeforeAmount: { atLeast: 0 }, assetsAfterAmount: { atLeast: 0 }, priceReturnRatio: { atLeast: -1 } },
  );
  if (refusal) return refusal;
  const priceEffectAmount = assetsBeforeAmount * priceReturnRatio;
  const netFlowAmount = assetsAfterAmount - assetsBeforeAmount - priceEffectAmount;
  return refuseOverflow({ priceEffectAmount, netFlowAmount }) ?? { priceEffectAmount, netFlowAmount };
}
