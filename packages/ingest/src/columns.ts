import {
  ASSET_CLASSES,
  BALANCE_SHEET_MEASURES,
  BALANCE_SHEET_SCOPES,
  IDENTIFIER_SCHEMES,
  INSTITUTION_KINDS,
  INSTRUMENTS,
  LIQUIDATION_RULES,
  LIQUIDITY_LEVELS,
  MARGIN_MODES,
  MATURITY_BUCKETS,
  POSITION_SIDES,
  QUALITIES,
  type RecordBatch,
  SENIORITIES,
} from '@faultline/network';
import type { ColumnSpec } from './read-table.ts';
import {
  type Reader,
  readAboveZero,
  readCode,
  readCountry,
  readCurrency,
  readDate,
  readKey,
  readNumber,
  readPositive,
  readText,
} from './values.ts';

export type FileName = RecordBatch['file'];

/** The order in which files are read: whatever a row refers to has been read before. */
export const FILES: readonly FileName[] = [
  'sources',
  'institutions',
  'identifiers',
  'balance_sheets',
  'assets',
  'exposures',
  'holdings',
  'prices',
  'fx_rates',
  'venues',
  'markets',
  'margin_tiers',
  'accounts',
  'positions',
  'contract_margins',
];

export const REQUIRED_FILES: readonly FileName[] = ['sources', 'institutions'];

const must = (name: string, read: Reader<string | number>): ColumnSpec => ({ name, required: true, read });
const may = (name: string, read: Reader<string | number>): ColumnSpec => ({ name, required: false, read });

const provenance = [must('quality', readCode(QUALITIES)), must('source', readKey)];
const observation = (name: string, read: Reader<number>) => [
  may(name, read),
  may(`${name}_quality`, readCode(QUALITIES)),
  may(`${name}_source`, readKey),
];

/** The columns of every file: to add one is one line here and one in the record it becomes. */
export function columnsOf(today: string): Readonly<Record<FileName, readonly ColumnSpec[]>> {
  return { ...WHO_AND_WHAT, ...figures(readDate(today)), ...MARGIN };
}

const WHO_AND_WHAT = {
  sources: [
    must('key', readKey),
    must('publisher', readText),
    must('title', readText),
    must('licence', readText),
    must('reference', readText),
  ],
  institutions: [
    must('key', readKey),
    must('name', readText),
    must('kind', readCode(INSTITUTION_KINDS)),
    may('country', readCountry),
  ],
  identifiers: [
    must('institution', readKey),
    must('scheme', readCode(IDENTIFIER_SCHEMES)),
    // Its form depends on the scheme: read with the row.
    must('value', readText),
  ],
  assets: [
    must('key', readKey),
    must('name', readText),
    must('class', readCode(ASSET_CLASSES)),
    may('issuer_country', readCountry),
    must('liquidity_level', readCode(LIQUIDITY_LEVELS)),
    must('currency', readCurrency),
    ...observation('daily_volatility', readPositive),
    ...observation('average_daily_volume', readPositive),
    ...observation('beta', readNumber),
  ],
};

const MARGIN = {
  venues: [
    must('institution', readKey),
    must('liquidates', readCode(LIQUIDATION_RULES)),
    may('insurance_fund', readPositive),
    must('currency', readCurrency),
    ...provenance,
  ],
  markets: [
    must('key', readKey),
    must('venue', readKey),
    must('asset', readKey),
    must('currency', readCurrency),
    must('mark', readAboveZero),
    ...provenance,
    ...observation('open_interest', readPositive),
    ...observation('price_impact', readPositive),
  ],
  margin_tiers: [
    must('market', readKey),
    must('floor', readPositive),
    must('cap', readAboveZero),
    must('maintenance', readAboveZero),
    must('max_leverage', readAboveZero),
    ...provenance,
  ],
  accounts: [
    must('key', readKey),
    must('venue', readKey),
    must('owner', readKey),
    must('mode', readCode(MARGIN_MODES)),
    must('cash', readNumber),
    must('currency', readCurrency),
    ...provenance,
  ],
  positions: [
    must('account', readKey),
    must('market', readKey),
    must('side', readCode(POSITION_SIDES)),
    must('quantity', readAboveZero),
    must('entry_price', readAboveZero),
    may('collateral', readPositive),
    ...provenance,
  ],
};

function figures(date: Reader<string>) {
  return {
    balance_sheets: [
      must('institution', readKey),
      must('scope', readCode(BALANCE_SHEET_SCOPES)),
      must('as_of', date),
      must('measure', readCode(BALANCE_SHEET_MEASURES)),
      must('amount', readNumber),
      must('currency', readCurrency),
      ...provenance,
    ],
    exposures: [
      must('creditor', readKey),
      must('debtor', readKey),
      must('instrument', readCode(INSTRUMENTS)),
      must('seniority', readCode(SENIORITIES)),
      must('maturity_bucket', readCode(MATURITY_BUCKETS)),
      must('amount', readPositive),
      must('currency', readCurrency),
      may('collateral_amount', readPositive),
      ...provenance,
    ],
    holdings: [
      must('institution', readKey),
      must('asset', readKey),
      must('amount', readPositive),
      must('currency', readCurrency),
      ...provenance,
    ],
    prices: [
      must('asset', readKey),
      must('date', date),
      must('price', readPositive),
      must('currency', readCurrency),
      ...provenance,
    ],
    contract_margins: [
      must('venue', readKey),
      must('contract', readKey),
      must('asset', readKey),
      must('date', date),
      must('initial', readPositive),
      must('maintenance', readAboveZero),
      must('currency', readCurrency),
      ...provenance,
    ],
    fx_rates: [
      must('from_currency', readCurrency),
      must('to_currency', readCurrency),
      must('date', date),
      must('rate', readPositive),
      ...provenance,
    ],
  };
}
