import { marginTiers, tieredLiquidationPrice as priceOf } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { type GoldenTier, tierTableOf } from './margin-tiers-of.ts';
import { orError } from './refusals.ts';

interface Case {
  readonly tiers: readonly GoldenTier[];
  readonly collateral: number;
  readonly qty: number;
  readonly entry: number;
  readonly side: 'LONG' | 'SHORT';
}

export const tieredLiquidationPrice: Adapter<Case> = ({ tiers, collateral, qty, entry, side }) =>
  orError(marginTiers(tierTableOf(tiers)), (checked) =>
    orError(
      priceOf(checked, {
        side: side === 'LONG' ? 1 : -1,
        quantity: qty,
        entryPrice: entry,
        collateralAmount: collateral,
      }),
      (found) => {
        const nameOf = (row: number | null) => (row === null ? null : tiers[row]?.tier);
        return {
          liquidationPrice: found.liquidationPrice,
          tierAtEntry: nameOf(found.tierAtEntry),
          tierAtLiquidation: nameOf(found.tierAtLiquidation),
          wrongAnswerUsingEntryTier: found.entryTierPrice,
          error: found.reason,
        };
      },
    ),
  );
