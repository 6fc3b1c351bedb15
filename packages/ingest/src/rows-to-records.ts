import type {
  AssetClass,
  BalanceSheetMeasure,
  BalanceSheetScope,
  IdentifierScheme,
  InstitutionKind,
  Instrument,
  LiquidityLevel,
  MaturityBucket,
  RecordBatch,
  Seniority,
} from '@faultline/network';
import type { FileName } from './columns.ts';
import type { ReadRow } from './read-table.ts';
import { type Check, checkIdentifier, checkObservations, type Known } from './references.ts';
import { provenance, TO_MARGIN_RECORD } from './rows-to-margin-records.ts';

type RecordOf<File extends FileName> = Extract<RecordBatch, { file: File }>['records'][number];

const ASSET_FIGURES = {
  dailyVolatility: 'daily_volatility',
  averageDailyVolume: 'average_daily_volume',
  beta: 'beta',
} as const;

// The codes were checked when the field was read, so the casts below only tell the compiler.

/** From a sound row to its record. Whatever joins several rows or files is checked on the way; null where it fails. */
export const TO_RECORD: {
  readonly [File in FileName]: (row: ReadRow, known: Known, check: Check) => RecordOf<File> | null;
} = {
  sources(row, known, check) {
    const record = {
      key: row.text('key'),
      publisher: row.text('publisher'),
      title: row.text('title'),
      licence: row.text('licence'),
      reference: row.text('reference'),
    };
    return check.define(known.sources, 'key', record.key) ? record : null;
  },
  institutions(row, known, check) {
    const record = {
      key: row.text('key'),
      name: row.text('name'),
      kind: row.text('kind') as InstitutionKind,
      country: row.textOrNull('country'),
    };
    if (!check.define(known.institutions, 'key', record.key)) return null;
    known.kinds.set(record.key, record.kind);
    return record;
  },
  identifiers(row, known, check) {
    const [institution, scheme] = [row.text('institution'), row.text('scheme') as IdentifierScheme];
    const value = checkIdentifier(row, scheme, check);
    const exists = check.exists(known.institutions, 'institution', institution);
    if (value === null || !exists || !check.claim(known.identifiers, 'DUPLICATE_IDENTIFIER', `${scheme} ${value}`))
      return null;
    return { institution, scheme, value };
  },
  balance_sheets(row, known, check) {
    const record = {
      institution: row.text('institution'),
      scope: row.text('scope') as BalanceSheetScope,
      asOf: row.text('as_of'),
      measure: row.text('measure') as BalanceSheetMeasure,
      amount: row.number('amount'),
      currency: row.text('currency'),
      ...provenance(row),
    };
    const sound = check.every(
      check.exists(known.institutions, 'institution', record.institution),
      check.exists(known.sources, 'source', record.source),
      check.hasBalanceSheet(known, record.institution),
      check.claim(known.rows, 'DUPLICATE_ROW', `${record.institution} ${record.scope} ${record.measure}`),
    );
    return sound ? record : null;
  },
  exposures(row, known, check) {
    const record = {
      creditor: row.text('creditor'),
      debtor: row.text('debtor'),
      instrument: row.text('instrument') as Instrument,
      seniority: row.text('seniority') as Seniority,
      maturityBucket: row.text('maturity_bucket') as MaturityBucket,
      amount: row.number('amount'),
      currency: row.text('currency'),
      collateralAmount: row.numberOrNull('collateral_amount'),
      ...provenance(row),
    };
    const sound = check.every(
      check.exists(known.institutions, 'creditor', record.creditor),
      check.exists(known.institutions, 'debtor', record.debtor),
      check.exists(known.sources, 'source', record.source),
      check.differs(record.creditor, record.debtor),
      check.claimExposure(known, record),
    );
    return sound ? record : null;
  },
  assets(row, known, check) {
    const observations = checkObservations(row, ASSET_FIGURES, { known, check });
    const record = {
      key: row.text('key'),
      name: row.text('name'),
      assetClass: row.text('class') as AssetClass,
      issuerCountry: row.textOrNull('issuer_country'),
      liquidityLevel: row.text('liquidity_level') as LiquidityLevel,
      currency: row.text('currency'),
    };
    if (!check.define(known.assets, 'key', record.key) || observations === null) return null;
    return { ...record, ...observations };
  },
  holdings(row, known, check) {
    const record = {
      institution: row.text('institution'),
      asset: row.text('asset'),
      amount: row.number('amount'),
      currency: row.text('currency'),
      ...provenance(row),
    };
    const sound = check.every(
      check.exists(known.institutions, 'institution', record.institution),
      check.exists(known.assets, 'asset', record.asset),
      check.exists(known.sources, 'source', record.source),
      check.claim(known.rows, 'DUPLICATE_ROW', `${record.institution} ${record.asset} ${record.currency}`),
    );
    return sound ? record : null;
  },
  prices(row, known, check) {
    const record = {
      asset: row.text('asset'),
      date: row.text('date'),
      price: row.number('price'),
      currency: row.text('currency'),
      ...provenance(row),
    };
    const sound = check.every(
      check.exists(known.assets, 'asset', record.asset),
      check.exists(known.sources, 'source', record.source),
      check.claim(known.rows, 'DUPLICATE_ROW', `${record.asset} ${record.date}`),
    );
    return sound ? record : null;
  },
  fx_rates(row, known, check) {
    const record = {
      fromCurrency: row.text('from_currency'),
      toCurrency: row.text('to_currency'),
      date: row.text('date'),
      rate: row.number('rate'),
      ...provenance(row),
    };
    const sound = check.every(
      check.exists(known.sources, 'source', record.source),
      check.positiveRate(record.rate),
      check.claim(known.rows, 'DUPLICATE_ROW', `${record.fromCurrency} ${record.toCurrency} ${record.date}`),
    );
    return sound ? record : null;
  },
  ...TO_MARGIN_RECORD,
};
