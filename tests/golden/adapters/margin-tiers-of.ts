import type { MarginTierTable } from '@faultline/engine';

/** A margin tier as the golden files write it. */
export interface GoldenTier {
  readonly tier: number;
  readonly floor: number;
  readonly cap: number | null;
  readonly mmr: number;
  readonly maxLeverage: number;
}

export function tierTableOf(tiers: readonly GoldenTier[]): MarginTierTable {
  return {
    floorNotional: tiers.map(({ floor }) => floor),
    capNotional: tiers.map(({ cap }) => cap ?? Infinity),
    maintenanceRatio: tiers.map(({ mmr }) => mmr),
    maxLeverage: tiers.map(({ maxLeverage }) => maxLeverage),
  };
}
