import { marginTiers as checkedTiers, nextDeduction, tierMargin } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { type GoldenTier, tierTableOf } from './margin-tiers-of.ts';
import { orError } from './refusals.ts';

type Case =
  | { readonly tiers: readonly GoldenTier[]; readonly notionals: readonly number[] }
  | { readonly floor: number; readonly mmr: number; readonly prevMmr: number; readonly prevCum: number };

export const marginTiers: Adapter<Case> = (given) =>
  'tiers' in given
    ? orError(checkedTiers(tierTableOf(given.tiers)), (checked) => ({
        cum: Array.from(checked.deductionAmount),
        rows: given.notionals.map((notional) => ({
          notional,
          ...(orError(tierMargin(checked, notional), (row) => ({
            tier: given.tiers[row.tier]?.tier,
            maxLeverage: row.maxLeverage,
            maintenanceMargin: row.maintenanceMarginAmount,
            initialMarginAtMaxLeverage: row.initialMarginAmount,
          })) as object),
        })),
      }))
    : {
        cum: nextDeduction({
          floorNotional: given.floor,
          maintenanceRatio: given.mmr,
          maintenanceRatioBelow: given.prevMmr,
          deductionAmountBelow: given.prevCum,
        }),
      };
