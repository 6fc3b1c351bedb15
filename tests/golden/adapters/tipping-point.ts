import { tippingPoint as findTippingPoint, guardMarket } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { bookOf, type GoldenAccount, type GoldenParams, guardrailsOf, rulesOf } from './perpetual-book-of.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly accounts: readonly GoldenAccount[];
  readonly initialPrice: number;
  readonly liquidatedShareThreshold: number;
  readonly params: GoldenParams;
}

/** The golden search ends at a shock of a half. */
const LARGEST_SHOCK = 0.5;

export const tippingPoint: Adapter<Case> = ({ accounts, initialPrice, liquidatedShareThreshold, params }) =>
  orError(
    guardMarket(
      { book: bookOf(accounts, params.mmr), rules: rulesOf(params), initialPrice, shockRatio: 0 },
      guardrailsOf(params),
    ),
    (market) =>
      orError(
        findTippingPoint({
          market,
          direction: 'DOWN',
          liquidatedShare: liquidatedShareThreshold,
          largestShockRatio: LARGEST_SHOCK,
        }),
        ({ tippingShockRatio, crossings: [first] }) => ({
          criticalShock: tippingShockRatio,
          liquidatedJustBelow: first?.justBelow.liquidatedQuantity ?? null,
          liquidatedJustAbove: first?.justAbove.liquidatedQuantity ?? null,
          moveJustBelow: first?.justBelow.totalMoveRatio ?? null,
          moveJustAbove: first?.justAbove.totalMoveRatio ?? null,
        }),
      ),
  );
