import { MARGIN_TABLES } from './margin-tables.ts';
import { type Files, observe, type Table, texts } from './table.ts';

/** One table per file of the import format; snapshot_id and tenant_id lead every row. */
export const TABLES: { readonly [File in Files]: Table<File> } = {
  sources: {
    name: 'sources',
    columns: ['key', 'publisher', 'title', 'licence', 'reference'],
    write: (row, source) => texts(row, source.key, source.publisher, source.title, source.licence, source.reference),
  },
  institutions: {
    name: 'institution_records',
    columns: ['institution_id', 'name', 'kind', 'country'],
    write(row, record, { institutionId }) {
      row.int8(institutionId(record.key));
      texts(row, record.name, record.kind, record.country);
    },
  },
  identifiers: {
    name: 'identifiers',
    columns: ['institution_id', 'scheme', 'value'],
    write(row, record, { institutionId }) {
      row.int8(institutionId(record.institution));
      texts(row, record.scheme, record.value);
    },
  },
  balance_sheets: {
    name: 'balance_sheet_observations',
    columns: ['institution_id', 'scope', 'as_of', 'measure', 'amount', 'currency', 'quality', 'source_key'],
    partitionKey: ['snapshot_id', 'institution_id', 'scope', 'measure'],
    write(row, record, { institutionId }) {
      row.int8(institutionId(record.institution));
      row.text(record.scope);
      row.day(record.asOf);
      row.text(record.measure);
      row.float8(record.amount);
      texts(row, record.currency, record.quality, record.source);
    },
  },
  exposures: {
    name: 'exposures',
    columns: ['creditor_id', 'debtor_id', 'terms_id', 'provenance_id', 'amount', 'collateral_amount'],
    partitionKey: ['snapshot_id', 'creditor_id', 'debtor_id', 'terms_id'],
    lookUp: ({ debtor }, { institutionId }) => institutionId(debtor),
    write(row, record, { creditorId, terms, provenances }, debtorId) {
      row.int8(creditorId(record.creditor));
      row.int8(debtorId);
      row.int8(terms.codeOf(record));
      row.int8(provenances.codeOf(record));
      row.float8(record.amount);
      row.float8(record.collateralAmount);
    },
  },
  assets: {
    name: 'assets',
    columns: [
      'key',
      'name',
      'asset_class',
      'issuer_country',
      'liquidity_level',
      'currency',
      'daily_volatility',
      'daily_volatility_quality',
      'daily_volatility_source',
      'average_daily_volume',
      'average_daily_volume_quality',
      'average_daily_volume_source',
      'beta',
      'beta_quality',
      'beta_source',
    ],
    write(row, asset) {
      texts(row, asset.key, asset.name, asset.assetClass, asset.issuerCountry, asset.liquidityLevel, asset.currency);
      observe(row, asset.dailyVolatility);
      observe(row, asset.averageDailyVolume);
      observe(row, asset.beta);
    },
  },
  holdings: {
    name: 'holdings',
    columns: ['institution_id', 'asset_key', 'amount', 'currency', 'quality', 'source_key'],
    partitionKey: ['snapshot_id', 'institution_id', 'asset_key', 'currency'],
    write(row, record, { institutionId }) {
      row.int8(institutionId(record.institution));
      row.text(record.asset);
      row.float8(record.amount);
      texts(row, record.currency, record.quality, record.source);
    },
  },
  prices: {
    name: 'prices',
    columns: ['asset_key', 'date', 'price', 'currency', 'quality', 'source_key'],
    partitionKey: ['snapshot_id', 'asset_key', 'date'],
    write(row, record) {
      row.text(record.asset);
      row.day(record.date);
      row.float8(record.price);
      texts(row, record.currency, record.quality, record.source);
    },
  },
  fx_rates: {
    name: 'fx_rates',
    columns: ['from_currency', 'to_currency', 'date', 'rate', 'quality', 'source_key'],
    write(row, record) {
      texts(row, record.fromCurrency, record.toCurrency);
      row.day(record.date);
      row.float8(record.rate);
      texts(row, record.quality, record.source);
    },
  },
  ...MARGIN_TABLES,
};
