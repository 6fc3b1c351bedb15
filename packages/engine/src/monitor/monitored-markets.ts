import type { MarginTiers } from '../margin/margin-tiers.ts';

/** Tiers of all markets side by side: those of market m are tierStart[m] .. tierStart[m + 1] - 1. */
export interface MonitoredMarkets {
  readonly count: number;
  readonly tierStart: Uint32Array;
  readonly tierCaps: Float64Array;
  readonly tierRatios: Float64Array;
  readonly tierDeductions: Float64Array;
  readonly tierLeverages: Float64Array;
  /** Highest rate of the tier and those below it. */
  readonly steepestRatios: Float64Array;
}

export function monitoredMarkets(tiers: readonly MarginTiers[]): MonitoredMarkets {
  const tierStart = new Uint32Array(tiers.length + 1);
  const steepest: number[] = [];
  for (const [market, { maintenanceRatio }] of tiers.entries()) {
    tierStart[market + 1] = (tierStart[market] ?? 0) + maintenanceRatio.length;
    let highest = 0;
    for (const ratio of maintenanceRatio) {
      highest = Math.max(highest, ratio);
      steepest.push(highest);
    }
  }
  return {
    count: tiers.length,
    tierStart,
    tierCaps: Float64Array.from(tiers.flatMap(({ capNotional }) => [...capNotional])),
    tierRatios: Float64Array.from(tiers.flatMap(({ maintenanceRatio }) => [...maintenanceRatio])),
    tierDeductions: Float64Array.from(tiers.flatMap(({ deductionAmount }) => [...deductionAmount])),
    tierLeverages: Float64Array.from(tiers.flatMap(({ maxLeverage }) => [...maxLeverage])),
    steepestRatios: Float64Array.from(steepest),
  };
}
