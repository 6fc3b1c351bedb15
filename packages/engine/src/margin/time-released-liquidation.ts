import { refuseOutOfRange } from '../check-ranges.ts';
import type { Refusal } from '../problems.ts';

// Drift protocol v2, programs/drift/src/math/liquidation.rs: get_liquidation_fee, calculate_max_pct_to_liquidate.

/** Slots of about 0.4 s before the fee begins to rise. */
const SLOTS_AT_BASE_FEE = 1500;
const FEE_RATIO_PER_SLOT = 1e-6;
/** In quote currency: a shortage below it may be ended at once. */
const SMALL_SHORTAGE_AMOUNT = 50;

export interface RisingFee {
  readonly baseFeeRatio: number;
  readonly maxFeeRatio: number;
  /** Since the liquidation began. */
  readonly slotsElapsed: number;
}

/**
 * What a liquidator earns over the notional it closes: the base for 1,500 slots, from then on one millionth more for every
 * slot since the beginning, up to the maximum. Like a Dutch auction, it rises until somebody liquidates. Refuses numbers
 * out of range.
 */
export function risingLiquidatorFee(fee: RisingFee): { readonly liquidatorFeeRatio: number } | Refusal {
  const refusal = refuseOutOfRange(
    { ...fee },
    { baseFeeRatio: { atLeast: 0 }, maxFeeRatio: { atLeast: 0 }, slotsElapsed: { atLeast: 0 } },
  );
  if (refusal) return refusal;
  const { baseFeeRatio, maxFeeRatio, slotsElapsed } = fee;
  if (slotsElapsed < SLOTS_AT_BASE_FEE) return { liquidatorFeeRatio: baseFeeRatio };
  return { liquidatorFeeRatio: Math.min(maxFeeRatio, baseFeeRatio + FEE_RATIO_PER_SLOT * slotsElapsed) };
}

export interface TimedRelease {
  /** Margin still missing, in quote currency. */
  readonly shortageAmount: number;
  /** Margin that closes have freed since the liquidation began. */
  readonly freedAmount: number;
  readonly slotsElapsed: number;
  /** Share of the whole shortage that may be freed at once, 0 to 1. */
  readonly initialShare: number;
  /** Slots until all of it may be; 0 lets it go at once. */
  readonly durationSlots: number;
}

/**
 * Share of the shortage that may be freed now, 0 to 1: of shortage and freed margin together, what
 * min(1, initial + elapsed / duration) releases less what has been freed; everything where the shortage is below 50.
 * Refuses numbers out of range.
 */
export function releasedShare(release: TimedRelease): { readonly releasedShare: number } | Refusal {
  const refusal = refuseOutOfRange(
    { ...release },
    {
      shortageAmount: { atLeast: 0 },
      freedAmount: { atLeast: 0 },
      slotsElapsed: { atLeast: 0 },
      initialShare: { atLeast: 0, atMost: 1 },
      durationSlots: { atLeast: 0 },
    },
  );
  if (refusal) return refusal;
  const { shortageAmount, freedAmount, slotsElapsed, initialShare, durationSlots } = release;
  if (shortageAmount < SMALL_SHORTAGE_AMOUNT) return { releasedShare: 1 };
  const elapsedShare = durationSlots > 0 ? slotsElapsed / durationSlots : 1;
  const released = (shortageAmount + freedAmount) * Math.min(1, initialShare + elapsedShare);
  return { releasedShare: Math.min(1, Math.max(0, (released - freedAmount) / shortageAmount)) };
}
