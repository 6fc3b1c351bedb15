import type { Column } from '@faultline/network';
import { isIn, type NumberRange } from '../check-ranges.ts';
import { type Refusal, refuse } from '../problems.ts';

/** Brackets of notional of one market, one entry each, ascending. Amounts in quote currency. */
export interface MarginTierTable {
  readonly floorNotional: Column;
  /** Equal to the next floor; the last one may be Infinity. */
  readonly capNotional: Column;
  /** Maintenance margin per unit of notional above the floor: a marginal rate, 0 or more and below 1. */
  readonly maintenanceRatio: Column;
  /** Most notional per unit of collateral, above 0. */
  readonly maxLeverage: Column;
}

export interface MarginTiers extends MarginTierTable {
  /** Maintenance margin of a notional n in tier k is maintenanceRatio[k] n - deductionAmount[k]. */
  readonly deductionAmount: Float64Array;
}

export interface TierStep {
  readonly floorNotional: number;
  readonly maintenanceRatio: number;
  readonly maintenanceRatioBelow: number;
  readonly deductionAmountBelow: number;
}

const RANGES: Readonly<Record<keyof MarginTierTable, NumberRange>> = {
  floorNotional: { atLeast: 0 },
  capNotional: { above: 0 },
  maintenanceRatio: { atLeast: 0, below: 1 },
  maxLeverage: { above: 0 },
};

/**
 * Checked tiers with the amount each deducts so that margin has no jump at its floor: cum_k = cum_(k-1) +
 * floor_k (mmr_k - mmr_(k-1)), the "maintenance amount" of Binance's FAQ on leverage and margin of USD-M futures.
 * Refuses columns of different lengths or without entries, numbers out of their ranges, and brackets that do not begin at
 * 0 or do not meet: a gap would leave a notional without margin.
 */
export function marginTiers(table: MarginTierTable): MarginTiers | Refusal {
  const refusal = refuseColumns(table) ?? refuseGaps(table);
  if (refusal) return refusal;
  const { floorNotional, maintenanceRatio } = table;
  const deductionAmount = new Float64Array(floorNotional.length);
  for (let tier = 1; tier < deductionAmount.length; tier++)
    deductionAmount[tier] = nextDeduction({
      floorNotional: floorNotional[tier] ?? 0,
      maintenanceRatio: maintenanceRatio[tier] ?? 0,
      maintenanceRatioBelow: maintenanceRatio[tier - 1] ?? 0,
      deductionAmountBelow: deductionAmount[tier - 1] ?? 0,
    });
  return { ...table, deductionAmount };
}

/** One step of the recursion of `marginTiers`: what a tier deducts, from the tier below it. */
export function nextDeduction(step: TierStep): number {
  return step.deductionAmountBelow + step.floorNotional * (step.maintenanceRatio - step.maintenanceRatioBelow);
}

function refuseColumns(table: MarginTierTable): Refusal | null {
  const count = table.floorNotional.length;
  if (count === 0) return refuse('BAD_PARAMETER', 'There are no margin tiers; at least one is expected.', 'tiers');
  for (const name of Object.keys(RANGES) as (keyof MarginTierTable)[]) {
    const column = table[name];
    if (column.length !== count)
      return refuse('BAD_PARAMETER', `There are ${column.length} numbers of ${name}; ${count} are expected.`, name);
    for (let tier = 0; tier < count; tier++) {
      const value = column[tier] ?? Number.NaN;
      const isOpenEnd = name === 'capNotional' && tier === count - 1 && value === Infinity;
      if (!isOpenEnd && !isIn(value, RANGES[name]))
        return refuse('BAD_PARAMETER', `${name} of tier ${tier} is ${value}, out of its range.`, name, String(tier));
    }
  }
  return null;
}

function refuseGaps({ floorNotional, capNotional }: MarginTierTable): Refusal | null {
  let expected = 0;
  for (let tier = 0; tier < floorNotional.length; tier++) {
    const [floor, cap] = [floorNotional[tier] ?? 0, capNotional[tier] ?? 0];
    if (floor !== expected)
      return refuse(
        'BAD_PARAMETER',
        `Tier ${tier} begins at ${floor}; it has to begin at ${expected}, where the one before ends.`,
        'floorNotional',
        String(tier),
      );
    if (cap <= floor)
      return refuse('BAD_PARAMETER', `Tier ${tier} ends at ${cap}, not above its floor.`, 'capNotional', String(tier));
    expected = cap;
  }
  return null;
}
