import type { AssetObservation, AssetRecord } from '@faultline/network';
import Papa from 'papaparse';
import { placeOf } from './counterparties.ts';
import { bondKey } from './records.ts';

/** What is known of sovereign bonds in 2019, by country; `Rest_of_the_world` stands for all others. */
export interface BondMarkets {
  /** Standard deviation of daily index returns (ratio per day). */
  readonly dailyVolatility: ReadonlyMap<string, number>;
  /** Traded amount per day, EUR millions. */
  readonly averageDailyVolume: ReadonlyMap<string, number>;
}

export const MARKET_SOURCE = {
  volatility: 'sovereign-bond-index-statistics',
  volume: 'sovereign-bond-volumes',
} as const;
const REST = 'Rest_of_the_world';

/**
 * Members of the European Union in 2019: their central government's debt is a Level 1 asset, Commission Delegated
 * Regulation (EU) 2015/61, article 10(1)(c)(i). For other issuers the level depends on a rating the sources do not give.
 */
const LEVEL_1 = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

export function readBondMarkets(riskText: string, volumeText: string): BondMarkets {
  const of2019 = (text: string, columns: { country: string; year: string; value: string }) =>
    new Map(
      Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
        .data.filter((row) => row[columns.year] === '2019')
        .map((row) => [row[columns.country] ?? '', Number(row[columns.value])]),
    );
  return {
    dailyVolatility: of2019(riskText, { country: 'country', year: 'year', value: 'daily_vol' }),
    averageDailyVolume: of2019(volumeText, { country: 'Country', year: 'Year', value: 'Volume' }),
  };
}

/** Government bonds of one issuer. A country without figures of its own gets those of the rest of the world, ESTIMATED. */
export function bondOf(country: string | null, markets: BondMarkets): AssetRecord {
  const { name, iso } = placeOf(country);
  return {
    key: bondKey(country),
    name: `Government bonds of ${name}`,
    assetClass: 'GOVERNMENT_BOND',
    issuerCountry: iso,
    liquidityLevel: country !== null && LEVEL_1.has(country) ? 'LEVEL_1' : 'UNSPECIFIED',
    currency: 'EUR',
    dailyVolatility: observation(markets.dailyVolatility, country, {
      quality: 'DERIVED',
      source: MARKET_SOURCE.volatility,
    }),
    averageDailyVolume: observation(markets.averageDailyVolume, country, {
      quality: 'REPORTED',
      source: MARKET_SOURCE.volume,
    }),
    beta: null,
  };
}

function observation(
  known: ReadonlyMap<string, number>,
  country: string | null,
  provenance: Pick<AssetObservation, 'quality' | 'source'>,
): AssetObservation {
  const own = country === null ? undefined : known.get(country);
  const value = own ?? known.get(REST);
  if (value === undefined || !Number.isFinite(value)) throw new Error('no figure for the rest of the world');
  return { ...provenance, value, quality: own === undefined ? 'ESTIMATED' : provenance.quality };
}
