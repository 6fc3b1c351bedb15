import { releasedShare, risingLiquidatorFee } from '@faultline/engine';
import type { Adapter } from '../harness.ts';
import { orError } from './refusals.ts';

type Case =
  | { readonly baseFee: number; readonly maxFee: number; readonly slotsElapsed: number }
  | {
      readonly marginShortage: number;
      readonly alreadyFreed: number;
      readonly slotsElapsed: number;
      readonly initialPct: number;
      readonly durationSlots: number;
    };

export const timeReleasedLiquidation: Adapter<Case> = (given) =>
  'baseFee' in given
    ? orError(
        risingLiquidatorFee({
          baseFeeRatio: given.baseFee,
          maxFeeRatio: given.maxFee,
          slotsElapsed: given.slotsElapsed,
        }),
        (found) => ({ fee: found.liquidatorFeeRatio }),
      )
    : orError(
        releasedShare({
          shortageAmount: given.marginShortage,
          freedAmount: given.alreadyFreed,
          slotsElapsed: given.slotsElapsed,
          initialShare: given.initialPct,
          durationSlots: given.durationSlots,
        }),
        (found) => ({ maxPctOfShortageToFreeNow: found.releasedShare }),
      );
