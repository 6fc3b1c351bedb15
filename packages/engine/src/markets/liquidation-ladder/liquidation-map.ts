import type { Column } from '@faultline/network';
import { type Refusal, refuse } from '../../problems.ts';
import { countShortAt, type LiquidationLadder, type LiquidationLadders } from './liquidation-ladder.ts';

/** Positions whose trigger price is in [from, to). */
export interface LiquidationBand {
  readonly fromPrice: number;
  readonly toPrice: number;
  readonly longQuantity: number;
  readonly shortQuantity: number;
  /** Both sides, per unit of price. */
  readonly quantityPerPrice: number;
}

/** Where liquidations wait: open interest by trigger price, in bands between ascending prices. Refuses edges out of order. */
export function liquidationMap(ladders: LiquidationLadders, edges: Column): readonly LiquidationBand[] | Refusal {
  for (let place = 0; place < edges.length; place++)
    if (!((edges[place] ?? Number.NaN) > (place === 0 ? -Infinity : (edges[place - 1] ?? 0))))
      return refuse('BAD_PARAMETER', `Edge ${place} of the bands is not above the one before.`, 'edges', String(place));
  return Array.from({ length: Math.max(0, edges.length - 1) }, (_, band) => {
    const [fromPrice, toPrice] = [edges[band] ?? 0, edges[band + 1] ?? 0];
    const longQuantity = quantityBelow(ladders.longs, toPrice) - quantityBelow(ladders.longs, fromPrice);
    const shortQuantity = quantityBelow(ladders.shorts, toPrice) - quantityBelow(ladders.shorts, fromPrice);
    const quantityPerPrice = (longQuantity + shortQuantity) / (toPrice - fromPrice);
    return { fromPrice, toPrice, longQuantity, shortQuantity, quantityPerPrice };
  });
}

/** Units with a trigger price below a price: of shorts those that fall short at it, of longs all but those and whoever is exactly there. */
function quantityBelow(ladder: LiquidationLadder, price: number): number {
  const { side, triggerPrice, quantityOfFirst } = ladder;
  let count = countShortAt(ladder, price);
  if (side === -1) return quantityOfFirst[count] ?? 0;
  while (triggerPrice[count] === price) count++;
  return (quantityOfFirst.at(-1) ?? 0) - (quantityOfFirst[count] ?? 0);
}
