import type { Column } from '@faultline/network';
import type { Refusal } from '../../problems.ts';
import { withImpact } from '../impact/price-impact.ts';
import { type LadderMarket, ladderCascade } from './ladder-cascade.ts';
import type { LiquidationLadders } from './liquidation-ladder.ts';

/** Tables have one row per shock and one column per impact. */
export interface CascadeSurface {
  readonly finalPrice: Float64Array;
  readonly mechanicalMoveRatio: Float64Array;
  readonly liquidatedQuantity: Float64Array;
  readonly badDebtAmount: Float64Array;
}

/** Every shock at every impact, both as in `market` but for that. Refuses what `ladderCascade` does. */
export function cascadeSurface(
  ladders: LiquidationLadders,
  market: Omit<LadderMarket, 'shockRatio'>,
  { shockRatios, impacts }: { readonly shockRatios: Column; readonly impacts: Column },
): CascadeSurface | Refusal {
  const table = () => new Float64Array(shockRatios.length * impacts.length);
  const surface = {
    finalPrice: table(),
    mechanicalMoveRatio: table(),
    liquidatedQuantity: table(),
    badDebtAmount: table(),
  };
  let cell = 0;
  for (const shockRatio of shockRatios)
    for (const number of impacts) {
      const cascade = ladderCascade(ladders, { ...market, shockRatio, impact: withImpact(market.impact, number) });
      if ('problem' in cascade) return cascade;
      for (const name of Object.keys(surface) as (keyof typeof surface)[]) surface[name][cell] = cascade[name];
      cell++;
    }
  return surface;
}
