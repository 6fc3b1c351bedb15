import type { AssetObservation, RecordBatch } from '@faultline/network';
import type { CopyValue } from './copy-rows.ts';

/** What turns a record into a row: its snapshot, its tenant, and the row ids of institutions by key. */
export interface RowContext {
  readonly snapshotId: string;
  readonly tenant: string;
  readonly institutionId: (key: string) => bigint;
}

type Files = RecordBatch['file'];
type RecordOf<File extends Files> = Extract<RecordBatch, { file: File }>['records'][number];

export interface Table<File extends Files> {
  readonly name: string;
  readonly columns: readonly string[];
  /** Large tables get a partition of their own per snapshot, filled before it has an index; the key is added after. */
  readonly partitionKey?: readonly string[];
  readonly row: (record: RecordOf<File>, context: RowContext) => readonly CopyValue[];
}

const observed = (observation: AssetObservation | null) =>
  observation ? [observation.value, observation.quality, observation.source] : [null, null, null];

/** One table per file of the import format; snapshot_id and tenant_id lead every row. */
export const TABLES: { readonly [File in Files]: Table<File> } = {
  sources: {
    name: 'sources',
    columns: ['key', 'publisher', 'title', 'licence', 'reference'],
    row: (source) => [source.key, source.publisher, source.title, source.licence, source.reference],
  },
  institutions: {
    name: 'institution_records',
    columns: ['institution_id', 'name', 'kind', 'country'],
    row: (record, { institutionId }) => [institutionId(record.key), record.name, record.kind, record.country],
  },
  identifiers: {
    name: 'identifiers',
    columns: ['institution_id', 'scheme', 'value'],
    row: (record, { institutionId }) => [institutionId(record.institution), record.scheme, record.value],
  },
  balance_sheets: {
    name: 'balance_sheet_observations',
    columns: ['institution_id', 'scope', 'as_of', 'measure', 'amount', 'currency', 'quality', 'source_key'],
    partitionKey: ['snapshot_id', 'institution_id', 'scope', 'measure'],
    row: (record, { institutionId }) => [
      institutionId(record.institution),
      record.scope,
      new Date(record.asOf),
      record.measure,
      record.amount,
      record.currency,
      record.quality,
      record.source,
    ],
  },
  exposures: {
    name: 'exposures',
    columns: [
      'creditor_id',
      'debtor_id',
      'instrument',
      'seniority',
      'maturity_bucket',
      'amount',
      'currency',
      'collateral_amount',
      'quality',
      'source_key',
    ],
    partitionKey: ['snapshot_id', 'creditor_id', 'debtor_id', 'instrument', 'seniority', 'maturity_bucket', 'currency'],
    row: (record, { institutionId }) => [
      institutionId(record.creditor),
      institutionId(record.debtor),
      record.instrument,
      record.seniority,
      record.maturityBucket,
      record.amount,
      record.currency,
      record.collateralAmount,
      record.quality,
      record.source,
    ],
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
    row: (asset) => [
      asset.key,
      asset.name,
      asset.assetClass,
      asset.issuerCountry,
      asset.liquidityLevel,
      asset.currency,
      ...observed(asset.dailyVolatility),
      ...observed(asset.averageDailyVolume),
      ...observed(asset.beta),
    ],
  },
  holdings: {
    name: 'holdings',
    columns: ['institution_id', 'asset_key', 'amount', 'currency', 'quality', 'source_key'],
    partitionKey: ['snapshot_id', 'institution_id', 'asset_key', 'currency'],
    row: (record, { institutionId }) => [
      institutionId(record.institution),
      record.asset,
      record.amount,
      record.currency,
      record.quality,
      record.source,
    ],
  },
  prices: {
    name: 'prices',
    columns: ['asset_key', 'date', 'price', 'currency', 'quality', 'source_key'],
    partitionKey: ['snapshot_id', 'asset_key', 'date'],
    row: (record) => [
      record.asset,
      new Date(record.date),
      record.price,
      record.currency,
      record.quality,
      record.source,
    ],
  },
  fx_rates: {
    name: 'fx_rates',
    columns: ['from_currency', 'to_currency', 'date', 'rate', 'quality', 'source_key'],
    row: (record) => [
      record.fromCurrency,
      record.toCurrency,
      new Date(record.date),
      record.rate,
      record.quality,
      record.source,
    ],
  },
};
