import type { MarginTierRecord } from '@faultline/network';
import { type Asset, SOURCE } from './stated-figures.ts';

/** A tier as a venue publishes it: up to which notional (US dollars), share required within it, largest leverage. */
type Tier = readonly [cap: number, maintenance: number, maxLeverage: number];

/** Binance, perpetuals on BTCUSDT, ETHUSDT and SOLUSDT, October 2024. */
const BINANCE: Readonly<Record<Asset, readonly Tier[]>> = {
  btc: [
    [50_000, 0.004, 125],
    [600_000, 0.005, 100],
    [3_000_000, 0.0065, 75],
    [12_000_000, 0.01, 50],
    [70_000_000, 0.02, 25],
    [100_000_000, 0.025, 20],
    [230_000_000, 0.05, 10],
    [480_000_000, 0.1, 5],
    [600_000_000, 0.125, 4],
    [800_000_000, 0.15, 3],
    [1_200_000_000, 0.25, 2],
    [1_800_000_000, 0.5, 1],
  ],
  eth: [
    [50_000, 0.004, 125],
    [600_000, 0.005, 100],
    [3_000_000, 0.0065, 75],
    [12_000_000, 0.01, 50],
    [50_000_000, 0.02, 25],
    [65_000_000, 0.025, 20],
    [150_000_000, 0.05, 10],
    [320_000_000, 0.1, 5],
    [400_000_000, 0.125, 4],
    [530_000_000, 0.15, 3],
    [800_000_000, 0.25, 2],
    [1_200_000_000, 0.5, 1],
  ],
  sol: [
    [20_000, 0.005, 100],
    [100_000, 0.0065, 75],
    [800_000, 0.01, 50],
    [4_000_000, 0.02, 25],
    [8_000_000, 0.025, 20],
    [40_000_000, 0.05, 10],
    [80_000_000, 0.1, 5],
    [100_000_000, 0.125, 4],
    [200_000_000, 0.25, 2],
    [400_000_000, 0.5, 1],
  ],
};

/** Hyperliquid states no upper end of its last tier; the format wants one. */
const NO_END = 1e12;

const hyperliquidTier = (cap: number, maxLeverage: number): Tier => [cap, 0.5 / maxLeverage, maxLeverage];

/** Hyperliquid's documentation, "Margin tiers": maintenance is half of initial margin at the tier's largest leverage. */
const HYPERLIQUID: Readonly<Record<Asset, readonly Tier[]>> = {
  btc: [hyperliquidTier(150_000_000, 40), hyperliquidTier(NO_END, 20)],
  eth: [hyperliquidTier(100_000_000, 25), hyperliquidTier(NO_END, 15)],
  sol: [hyperliquidTier(70_000_000, 20), hyperliquidTier(NO_END, 10)],
};

export const VENUES = ['binance', 'hyperliquid'] as const;
export type Venue = (typeof VENUES)[number];

export const marketKey = (venue: Venue, asset: Asset) => `${venue}-${asset}`;

export function tiersOf(venue: Venue, asset: Asset): readonly MarginTierRecord[] {
  const tiers = { binance: BINANCE, hyperliquid: HYPERLIQUID }[venue][asset];
  return tiers.map(([cap, maintenance, maxLeverage], place) => ({
    market: marketKey(venue, asset),
    floor: tiers[place - 1]?.[0] ?? 0,
    cap,
    // Half of 1/15 has no end in decimals: the format takes 15 significant digits.
    maintenance: Number(maintenance.toPrecision(15)),
    maxLeverage,
    quality: 'REPORTED',
    source: { binance: SOURCE.binanceBrackets, hyperliquid: SOURCE.hyperliquidTiers }[venue],
  }));
}
