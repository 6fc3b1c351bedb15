import type { AssetRecord, ContractMarginRecord } from '@faultline/network';
import Papa from 'papaparse';
import { institution } from './owners.ts';
import { SOURCE } from './stated-figures.ts';

// What two exchanges have asked for per contract of futures, by day, until February 2022 at the latest.

export const EXCHANGES = [
  institution('cme', 'Chicago Mercantile Exchange', 'EXCHANGE', 'US'),
  institution('nymex', 'New York Mercantile Exchange', 'EXCHANGE', 'US'),
];

const asset = (key: string, name: string, assetClass: AssetRecord['assetClass']): AssetRecord => ({
  ...{ key, name, assetClass, issuerCountry: null, liquidityLevel: 'UNSPECIFIED', currency: 'USD' },
  ...{ dailyVolatility: null, averageDailyVolume: null, beta: null },
});

/** What contracts are on beside the assets of the markets. */
export const CONTRACT_ASSETS: readonly AssetRecord[] = [
  asset('sp-500', 'S&P 500 index', 'EQUITY'),
  asset('wti-crude-oil', 'West Texas Intermediate crude oil', 'COMMODITY'),
];

/** By exchange and root of the source. */
const ASSET_OF: Readonly<Record<string, string>> = {
  'cme BTC': 'btc',
  'cme ES': 'sp-500',
  'nymex CL': 'wti-crude-oil',
};

/**
 * After a gap of four months rows of BTC go on at less than a quarter of the margin before, and MBT begins: a change of unit
 * in the compilation, it is suspected, that nothing here can settle (PROVENANCE.md).
 */
const LAST_BTC_DAY = '2020-12-31';

type SourceRow = Readonly<Record<'exchange' | 'root' | 'date' | 'initial' | 'maintenance' | 'placeholder', string>>;

/** The rows of the contracts above that can be relied on; placeholders are guesses of the compilers and left out. */
export function contractMarginsOf(text: string): readonly ContractMarginRecord[] {
  const { data, errors } = Papa.parse<SourceRow>(text, { header: true, skipEmptyLines: true });
  if (errors.length > 0) throw new Error(JSON.stringify(errors[0]));
  return data.flatMap(({ exchange, root, date, initial, maintenance, placeholder }) => {
    const on = ASSET_OF[`${exchange} ${root}`];
    if (on === undefined || placeholder !== 'False' || (root === 'BTC' && date > LAST_BTC_DAY)) return [];
    return {
      venue: exchange,
      contract: root.toLowerCase(),
      asset: on,
      date,
      initial: Number(initial),
      maintenance: Number(maintenance),
      currency: 'USD',
      quality: 'REPORTED',
      source: SOURCE.contractMargins,
    };
  });
}
