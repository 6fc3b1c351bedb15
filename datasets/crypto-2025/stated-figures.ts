// Figures taken over from outside, each with where it stands. What they are used for: PROVENANCE.md.

export const AS_OF = '2025-10-10';

/** Keys of sources.csv. */
export const SOURCE = {
  sec: 'sec-strategy-10q-2025-09-30',
  binanceBrackets: 'binance-brackets-2024-10',
  hyperliquidTiers: 'hyperliquid-margin-tiers',
  contractMargins: 'lean-futures-margins-2022-02',
  press: 'yellow-2025-10',
  prices: 'faultline-illustrative-prices',
  accounts: 'faultline-illustrative-accounts',
  institutions: 'faultline-illustrative-institutions',
} as const;

export const ASSETS = ['btc', 'eth', 'sol'] as const;
export type Asset = (typeof ASSETS)[number];

/** US dollars per unit before the fall. BTC: yellow.com; ETH and SOL are round figures nobody stated. */
export const MARKS: Readonly<Record<Asset, number>> = { btc: 122_000, eth: 4_300, sol: 220 };

/** Relative falls on 10 October 2025. BTC, ETH: yellow.com; SOL: spectropunk. */
export const STATED_FALLS: Readonly<Record<Asset, number>> = { btc: 0.12, eth: 0.16, sol: 0.31 };

/** HyperMultiAssetedADL, README: US dollars liquidated on Hyperliquid in twelve minutes, over all assets. */
export const LIQUIDATED_AMOUNT = 5_511_042_925;

/** The same: US dollars auto-deleveraged over all assets, and of three of them. */
export const DELEVERAGED_AMOUNT = 2_103_111_431;
export const DELEVERAGED_BY_ASSET: Readonly<Record<Asset, number>> = {
  btc: 620_890_948,
  eth: 458_008_925,
  sol: 276_200_961,
};

/** Glassnode, quoted by ainvest: longs liquidated over shorts liquidated. */
export const LONGS_TO_SHORTS = 6.7;

/** Binance Square: share of the open interest in BTC, ETH, SOL and XRP that was gone afterwards. */
export const OPEN_INTEREST_LOST = 0.335;

/** Strategy Inc., Form 10-Q for the quarter ended on this day, XBRL facts, US dollars. */
export const STRATEGY_AS_OF = '2025-09-30';
export const STRATEGY = {
  assetsAmount: 73_619_038_000,
  liabilitiesAmount: 15_501_990_000,
  stockholdersEquityAmount: 52_330_718_000,
  longTermDebtAmount: 8_173_903_000,
  cashAmount: 54_285_000,
} as const;
