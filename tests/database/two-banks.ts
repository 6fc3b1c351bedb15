import type {
  BalanceSheetRecord,
  ContractMarginRecord,
  DatasetRecord,
  ExposureRecord,
  PositionRecord,
  RecordBatch,
  SnapshotRecords,
} from '@faultline/network';

/** A dataset small enough to read: two banks, a sovereign, one bond. */
export const reported = { quality: 'REPORTED', source: 'filing' } as const;

export const dataset: DatasetRecord = {
  slug: 'two-banks',
  title: 'Two banks',
  description: 'For tests',
  asOf: '2019-12-31',
  currency: 'EUR',
  scale: 6,
  assumptions: [{ name: 'coverage', value: 0.6, unit: 'ratio', meaning: 'share spread' }],
  sensitivity: null,
};

export const exposure = (creditor: string, debtor: string, amount: number): ExposureRecord => ({
  creditor,
  debtor,
  instrument: 'LOAN',
  seniority: 'SENIOR_UNSECURED',
  maturityBucket: 'OVERNIGHT',
  amount,
  currency: 'EUR',
  collateralAmount: null,
  ...reported,
});

const balance = (institution: string, measure: BalanceSheetRecord['measure'], amount: number): BalanceSheetRecord => ({
  institution,
  scope: 'CONSOLIDATED',
  asOf: '2019-12-31',
  measure,
  amount,
  currency: 'EUR',
  ...reported,
});

function position(
  account: string,
  market: string,
  side: PositionRecord['side'],
  ...[quantity, entryPrice, collateral]: readonly [number, number, number | null]
): PositionRecord {
  return { account, market, side, quantity, entryPrice, collateral, ...reported };
}

const contractMargin = (date: string, initial: number, maintenance: number): ContractMarginRecord => ({
  ...{ venue: 'beta', contract: 'bf', asset: 'bond-de', date, initial, maintenance, currency: 'USD' },
  ...reported,
});

export const records: SnapshotRecords = {
  dataset,
  sources: [{ key: 'filing' }, { key: 'estimate' }],
  institutions: [
    { key: 'beta', name: 'Bêta – Groupe 🏦', kind: 'BANK', country: 'FR' },
    { key: 'alpha', name: 'Alpha\tBank\\n', kind: 'BANK', country: 'DE' },
    { key: 'sovereign-de', name: 'Germany', kind: 'SOVEREIGN', country: 'DE' },
  ],
  balanceSheets: [
    balance('alpha', 'TOTAL_ASSETS', 1000.1),
    balance('alpha', 'CET1', 50),
    { ...balance('beta', 'TOTAL_ASSETS', 0.1 + 0.2), scope: 'SOLO' },
    { ...balance('beta', 'EQUITY', -4), scope: 'SOLO' },
  ],
  exposures: [
    exposure('beta', 'alpha', 12.5),
    exposure('alpha', 'beta', 1e-7),
    { ...exposure('alpha', 'sovereign-de', 300), quality: 'ESTIMATED', source: 'estimate', collateralAmount: 5 },
    { ...exposure('alpha', 'beta', 8), currency: 'USD' },
  ],
  assets: [
    {
      key: 'bond-de',
      name: 'Bonds of Germany',
      assetClass: 'GOVERNMENT_BOND',
      issuerCountry: 'DE',
      liquidityLevel: 'LEVEL_1',
      currency: 'EUR',
      dailyVolatility: { value: 0.002071, quality: 'DERIVED', source: 'estimate' },
      averageDailyVolume: { value: 16234.126984, quality: 'REPORTED', source: 'filing' },
      beta: null,
    },
  ],
  holdings: [{ institution: 'beta', asset: 'bond-de', amount: 77, currency: 'EUR', ...reported }],
  venues: [
    { institution: 'beta', liquidates: 'BELOW_MAINTENANCE', insuranceFund: 3.5, currency: 'EUR', ...reported },
    { institution: 'alpha', liquidates: 'AT_MAINTENANCE', insuranceFund: null, currency: 'USD', ...reported },
  ],
  markets: [
    {
      ...{ key: 'bond-future', venue: 'beta', asset: 'bond-de', currency: 'USD', mark: 101.37, ...reported },
      openInterest: { value: 400, quality: 'ESTIMATED', source: 'estimate' },
      priceImpact: { value: 0.003, quality: 'ESTIMATED', source: 'estimate' },
    },
    {
      ...{ key: 'bond-dollar', venue: 'alpha', asset: 'bond-de', currency: 'EUR', mark: 99, ...reported },
      openInterest: null,
      priceImpact: null,
    },
  ],
  marginTiers: [
    { market: 'bond-future', floor: 50, cap: 90, maintenance: 0.02, maxLeverage: 25, ...reported },
    { market: 'bond-future', floor: 0, cap: 50, maintenance: 0.01, maxLeverage: 50, ...reported },
    { market: 'bond-dollar', floor: 0, cap: 1e6, maintenance: 0.1, maxLeverage: 5, ...reported },
  ],
  accounts: [
    { key: 'two', venue: 'beta', owner: 'alpha', mode: 'ISOLATED', cash: -1.5, currency: 'USD', ...reported },
    { key: 'one', venue: 'alpha', owner: 'beta', mode: 'CROSS', cash: 20, currency: 'EUR', ...reported },
    { key: 'three', venue: 'beta', owner: 'beta', mode: 'ISOLATED', cash: 0, currency: 'EUR', ...reported },
  ],
  positions: [
    position('two', 'bond-future', 'SHORT', 4, 102.11, 7),
    { ...position('one', 'bond-dollar', 'LONG', 10, 100, null), quality: 'ILLUSTRATIVE', source: 'estimate' },
  ],
  contractMargins: [
    contractMargin('2019-03-01', 1540, 1400),
    contractMargin('2019-01-02', 1100, 1000),
    { ...contractMargin('2018-07-02', 990, 900), quality: 'ESTIMATED', source: 'estimate' },
    { ...contractMargin('2019-02-01', 0, 300), venue: 'alpha', currency: 'JPY' },
  ],
  fxRates: [{ fromCurrency: 'USD', toCurrency: 'EUR', date: '2019-12-31', rate: 0.8902, ...reported }],
};

/** What takes the leveraged positions and margin histories away, for systems of other institutions or assets. */
export const withoutVenues = {
  ...{ venues: [], markets: [], marginTiers: [], accounts: [], positions: [] },
  contractMargins: [],
};

/** The records in the order a file reader yields them; `amount` replaces the first exposure's. */
export async function* batchesOf(from: SnapshotRecords = records): AsyncGenerator<RecordBatch> {
  yield {
    file: 'sources',
    records: from.sources.map(({ key }) => ({ key, publisher: 'P', title: 'T', licence: 'L', reference: 'R' })),
  };
  yield { file: 'institutions', records: from.institutions };
  yield {
    file: 'identifiers',
    records: [{ institution: 'alpha', scheme: 'LEI', value: '5493001KJTIIGC8Y1R12' }],
  };
  yield { file: 'balance_sheets', records: from.balanceSheets };
  yield { file: 'assets', records: from.assets ?? [] };
  yield { file: 'exposures', records: from.exposures };
  yield { file: 'holdings', records: from.holdings ?? [] };
  yield {
    file: 'prices',
    records: [{ asset: 'bond-de', date: '2019-12-31', price: 101.5, currency: 'EUR', ...reported }],
  };
  yield { file: 'fx_rates', records: from.fxRates ?? [] };
  yield { file: 'venues', records: from.venues ?? [] };
  yield { file: 'markets', records: from.markets ?? [] };
  yield { file: 'margin_tiers', records: from.marginTiers ?? [] };
  yield { file: 'accounts', records: from.accounts ?? [] };
  yield { file: 'positions', records: from.positions ?? [] };
  yield { file: 'contract_margins', records: from.contractMargins ?? [] };
}
