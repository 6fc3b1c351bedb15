import type { AssetRecord, MarketRecord, PositionRecord, VenueRecord } from '@faultline/network';
import type { Book } from './accounts.ts';
import type { Assumptions } from './assumptions.ts';
import { liquidatedAmount } from './fill-market.ts';
import { marketKey, VENUES, type Venue } from './margin-tiers.ts';
import { ASSETS, type Asset, MARKS, SOURCE, STATED_FALLS } from './stated-figures.ts';

const NAMES: Readonly<Record<Asset, string>> = { btc: 'Bitcoin', eth: 'Ether', sol: 'Solana' };

export const ASSET_RECORDS: readonly AssetRecord[] = ASSETS.map((key) => ({
  key,
  name: NAMES[key],
  assetClass: 'CRYPTO',
  issuerCountry: null,
  liquidityLevel: 'UNSPECIFIED',
  currency: 'USD',
  dailyVolatility: null,
  averageDailyVolume: null,
  beta: null,
}));

const illustrative = (value: number) => ({ value, quality: 'ILLUSTRATIVE', source: SOURCE.accounts }) as const;

export function marketRecords({ positions }: Book, assumptions: Assumptions): readonly MarketRecord[] {
  return VENUES.flatMap((venue) =>
    ASSETS.map((asset): MarketRecord => {
      const key = marketKey(venue, asset);
      const provenance =
        asset === 'btc'
          ? ({ quality: 'REPORTED', source: SOURCE.press } as const)
          : ({ quality: 'ILLUSTRATIVE', source: SOURCE.prices } as const);
      return {
        key,
        venue,
        asset,
        currency: 'USD',
        mark: MARKS[asset],
        ...provenance,
        openInterest: illustrative(longQuantity(positions, key)),
        priceImpact: illustrative(priceImpact(venue, asset, assumptions)),
      };
    }),
  );
}

/** Every long has a short: the longs alone are the open interest. */
function longQuantity(positions: readonly PositionRecord[], market: string): number {
  const longs = positions.filter((position) => position.market === market && position.side === 'LONG');
  // Quantities have at most three digits after the point, and so has their sum.
  return Number(longs.reduce((sum, { quantity }) => sum + quantity, 0).toFixed(3));
}

/**
 * US dollars per unit sold at once: the share of the stated fall that is laid on forced selling, over what the fall
 * liquidates. Three digits, as no more is known.
 */
function priceImpact(venue: Venue, asset: Asset, assumptions: Assumptions): number {
  const soldQuantity = liquidatedAmount(venue, { asset, side: 'LONG' }, assumptions) / MARKS[asset];
  return Number(((assumptions.mechanicalShare * STATED_FALLS[asset] * MARKS[asset]) / soldQuantity).toPrecision(3));
}

export function openInterestAmount(markets: readonly MarketRecord[], venue: Venue): number {
  return markets
    .filter((market) => market.venue === venue)
    .reduce((sum, { mark, openInterest }) => sum + mark * (openInterest?.value ?? 0), 0);
}

export function venueRecords(
  markets: readonly MarketRecord[],
  { insuranceFundShare }: Assumptions,
): readonly VenueRecord[] {
  return VENUES.map((venue) => ({
    institution: venue,
    // Binance: a margin ratio of 100 % is enough. Hyperliquid: equity below maintenance margin.
    liquidates: venue === 'binance' ? 'AT_MAINTENANCE' : 'BELOW_MAINTENANCE',
    insuranceFund: Math.round(insuranceFundShare * openInterestAmount(markets, venue)),
    currency: 'USD',
    quality: 'ILLUSTRATIVE',
    source: SOURCE.institutions,
  }));
}
