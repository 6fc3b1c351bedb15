import type { Column } from '@faultline/network';
import { isIn, refuseOutOfRange, refuseOverflow } from '../check-ranges.ts';
import { compensatedSum } from '../numeric/compensated-sum.ts';
import { type Refusal, refuse } from '../problems.ts';

export interface DeleveragingConservation {
  /** Liquidated less deleveraged quantity. */
  readonly differenceQuantity: number;
  readonly isConserved: boolean;
}

/**
 * Whether published auto-deleveraging fills are the quantity that was liquidated, to a tolerance for rounding in print: on
 * Hyperliquid they were at each moment of 10 October 2025.
 * BAD_PARAMETER for quantities and a tolerance below 0.
 */
export function deleveragingConservation(
  liquidatedQuantity: number,
  deleveragedQuantity: Column,
  toleranceQuantity: number,
): DeleveragingConservation | Refusal {
  const refusal = refuseOutOfRange(
    { liquidatedQuantity, toleranceQuantity },
    { liquidatedQuantity: { atLeast: 0 }, toleranceQuantity: { atLeast: 0 } },
  );
  if (refusal) return refusal;
  const bad = Array.from(deleveragedQuantity).findIndex((quantity) => !isIn(quantity, { atLeast: 0 }));
  if (bad >= 0)
    return refuse(
      'BAD_PARAMETER',
      `The quantity in row ${bad} is ${deleveragedQuantity[bad]}; a number of at least 0 is expected.`,
      'deleveragedQuantity',
      String(bad),
    );
  const differenceQuantity = liquidatedQuantity - compensatedSum(Array.from(deleveragedQuantity));
  return (
    refuseOverflow({ differenceQuantity }) ?? {
      differenceQuantity,
      isConserved: Math.abs(differenceQuantity) <= toleranceQuantity,
    }
  );
}
